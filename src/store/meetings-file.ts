import { isMeetingCode, meetingUri } from '../meet/code';
import { labels, type Meeting, meetings, readMeetings, recentLength, recents } from './meetings';

/** The list as a file: JSON, for `importMeetings` of this or another browser. */
export async function exportMeetings(): Promise<string> {
  return `${JSON.stringify({ format: 'meet-spaces', version: 1, meetings: [...(await readMeetings()).values()] }, null, 2)}\n`;
}

/**
 * Adds the meetings of such a file to the list, all or none. Of a meeting that is known already, the record that was
 * seen last stays. Resolves to the number of meetings in the file, or to undefined if the text is no such file.
 */
export async function importMeetings(text: string): Promise<number | undefined> {
  const given = readFile(text);
  if (!given) return undefined;
  const known = await readMeetings();
  const newer = given.filter((one) => one.seenAtMs > (known.get(one.name)?.seenAtMs ?? 0));
  await meetings.put(Object.fromEntries(newer.map((one) => [one.name, one])));
  const named = newer.flatMap(({ name, label }) => (label ? [[name, label]] : []));
  await labels.update((all) => ({ ...all, ...Object.fromEntries(named) }));
  const latest = [...(await readMeetings()).values()].sort((a, b) => b.seenAtMs - a.seenAtMs);
  await recents.set(latest.slice(0, recentLength).map(({ name }) => name));
  return given.length;
}

function readFile(text: string): Meeting[] | undefined {
  try {
    const { format, version, meetings: list } = JSON.parse(text) ?? {};
    if (format !== 'meet-spaces' || version !== 1 || !Array.isArray(list)) return undefined;
    const read = list.map(readMeeting);
    return read.every((one) => one !== undefined) ? read : undefined;
  } catch {
    return undefined; // Not JSON.
  }
}

/**
 * Takes only known fields with values of the right type. The link is made from the code, because a file may say
 * anything.
 */
function readMeeting(given: unknown): Meeting | undefined {
  const { name, code, account, seenAtMs, madeAtMs, label, ours, formerCodes, openTo, presetId } = (given ??
    {}) as Record<string, unknown>;
  if (typeof name !== 'string' || !/^spaces\/[\w-]+$/.test(name)) return undefined;
  if (typeof code !== 'string' || !isMeetingCode(code) || typeof account !== 'string') return undefined;
  if (typeof seenAtMs !== 'number') return undefined;
  return {
    name,
    code,
    uri: meetingUri(code),
    // The number of an account that signed out means another one in another browser.
    account: account.startsWith('#') ? '' : account,
    seenAtMs,
    ...(typeof madeAtMs === 'number' && { madeAtMs }),
    ...(typeof label === 'string' && { label }),
    ...(ours === true && { ours }),
    ...(Array.isArray(formerCodes) && { formerCodes: formerCodes.filter((one) => isMeetingCode(String(one))) }),
    ...(typeof openTo === 'string' && { openTo }),
    ...(typeof presetId === 'string' && { presetId }),
  };
}
