import { cleanName } from '../store/preset';
import { readAddresses } from '../ui/read-addresses';

/** A meeting that somebody wrote down: its name, and after a semicolon who comes. */
export interface RoomPlan {
  label: string;
  emails: string[];
}

/** What was written, and what in it is no name or no address. */
export interface RoomPlans {
  rooms: RoomPlan[];
  wrong: { line: number; text: string }[];
}

/** As keyboards of China, Japan and Korea write it, and Arabic ones. */
const semicolon = /[;；؛]/;
const numberSign = /[#＃]/;

/** One meeting a line: `9b; ann@school.example, ben@school.example`. Empty lines are none. */
export function readRooms(text: string): RoomPlans {
  const plans: RoomPlans = { rooms: [], wrong: [] };
  for (const [at, written] of text.split(/\r\n|[\n\r]/).entries()) {
    const line = written.trim();
    if (!line) continue;
    const [name = '', ...people] = line.split(semicolon);
    const label = cleanName(name);
    const { found, wrong } = readAddresses(people.join(' '));
    plans.wrong.push(...wrong.map((one) => ({ line: at + 1, text: one.text })));
    if (label) plans.rooms.push({ label, emails: found });
    else plans.wrong.push({ line: at + 1, text: line });
  }
  return plans;
}

/** Names by a pattern, one a line: its `#` is the number, or stands at its end. */
export const numberedNames = (pattern: string, count: number): string =>
  Array.from({ length: count }, (_, at) =>
    numberSign.test(pattern) ? pattern.split(numberSign).join(String(at + 1)) : `${pattern} ${at + 1}`.trim(),
  ).join('\n');
