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
/** What is in no name, unlike the @ of “Lunch @ noon”. */
const address = /[^\s@]@[^\s@]+\.[^\s@]/u;
const numberSign = /[#＃]/;

/**
 * One meeting a line: `9b; ann@school.example, ben@school.example`, or columns of a spreadsheet, which come with tabs between
 * them. Empty lines are none.
 */
export function readRooms(text: string): RoomPlans {
  const plans: RoomPlans = { rooms: [], wrong: [] };
  for (const [at, written] of text.split(/\r\n|[\n\r]/).entries()) {
    const line = written.trim();
    if (!line) continue;
    const { name, people } = splitLine(line);
    const label = cleanName(name);
    const { found, wrong } = readAddresses(people);
    plans.wrong.push(...wrong.map((one) => ({ line: at + 1, text: one.text })));
    if (!label) plans.wrong.push({ line: at + 1, text: line });
    // Whoever wrote it wants somebody in the meeting, who would not be.
    else if (address.test(name)) plans.wrong.push({ line: at + 1, text: label });
    else plans.rooms.push({ label, emails: found });
  }
  return plans;
}

/** Its name, and who comes: what is behind the semicolon, or in the columns from the first one on that has an @ in it. */
function splitLine(line: string): { name: string; people: string } {
  const [first = '', ...people] = line.split(semicolon);
  const columns = first.split('\t');
  const from = columns.findIndex((one, at) => at > 0 && one.includes('@'));
  const named = from < 0 ? columns : columns.slice(0, from);
  return { name: named.join('\t'), people: [...columns.slice(named.length), ...people].join(' ') };
}

/** Names by a pattern, one a line: its `#` is the number, or stands at its end. */
export const numberedNames = (pattern: string, count: number): string =>
  Array.from({ length: count }, (_, at) =>
    numberSign.test(pattern) ? pattern.split(numberSign).join(String(at + 1)) : `${pattern} ${at + 1}`.trim(),
  ).join('\n');
