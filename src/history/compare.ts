import type { Attendance, Interval } from '../store/kept-calls';
import type { Listed } from './read-names';
import { plainName } from './same-name';

/** One name of the list beside who was in. */
export interface Compared {
  listed: Listed;
  /** Who in the call this is, or nobody. */
  people: Attendance[];
  /** Whether the name alone says it, a hand chose it, or several could be it. */
  by: 'name' | 'hand' | 'nothing' | 'severalOfThatName';
  /** Those of the same name, which a choice begins with. */
  namesakes: Attendance[];
  /** How long after the beginning the first time in was, where that is late. */
  lateMs?: number;
  /** How long before the end the last time out was, where that is early. */
  earlyMs?: number;
  /** In the call, but never while people had to be there. */
  isAway?: true;
}

/** A list beside a call: every name of the list once, and everybody who was in and is not on it. */
export interface Comparison {
  rows: Compared[];
  unknown: Attendance[];
}

/** What is to be known to compare a list with a call. */
export interface Comparing {
  listed: readonly Listed[];
  people: readonly Attendance[];
  /** Who had to be there from when until when. Without an end nobody leaves early. */
  due: { fromMs: number; toMs?: number };
  /** From how much on somebody is late, or left early. */
  thresholdMs: number;
  /** What was chosen by hand: keys of people by the id of the line, none of them twice. An empty choice is one, too. */
  chosen: Readonly<Record<string, readonly string[]>>;
}

/**
 * Compares. A name is matched by itself where it stands once in the list, and one person of the call is called so; what was
 * chosen by hand counts first. Nobody of the call is matched twice.
 */
export function compare({ listed, people, due, thresholdMs, chosen }: Comparing): Comparison {
  const taken = new Set(listed.flatMap(({ id }) => chosen[id] ?? []));
  const named = byPlainName(people);
  const lines = byPlainName(listed);
  const rows = listed.map((one): Compared => {
    const plain = plainName(one.name);
    const namesakes = (plain && named.get(plain)) || [];
    const choice = chosen[one.id];
    const isAlone = namesakes.length === 1 && lines.get(plain)?.length === 1;
    const found = choice
      ? people.filter(({ key }) => choice.includes(key))
      : isAlone
        ? namesakes.filter(({ key }) => !taken.has(key))
        : [];
    const by = choice ? 'hand' : found.length ? 'name' : namesakes.length && !isAlone ? 'severalOfThatName' : 'nothing';
    return { listed: one, people: found, by, namesakes, ...timesOf(found, due, thresholdMs) };
  });
  const matched = new Set(rows.flatMap((row) => row.people.map(({ key }) => key)));
  return { rows, unknown: people.filter(({ key }) => !matched.has(key)) };
}

function byPlainName<T extends { name: string }>(all: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const plain = plainName(one.name);
    const same = found.get(plain);
    if (same) same.push(one);
    else found.set(plain, [one]);
  }
  return found;
}

function timesOf(people: readonly Attendance[], due: Comparing['due'], thresholdMs: number) {
  const stays = people.flatMap(openStays);
  if (!stays.length) return {};
  const endMs = due.toMs ?? Number.POSITIVE_INFINITY;
  // Whoever waits in the room before, or looks in afterwards, is late or missing all the same.
  const counted = stays.filter(({ fromMs, toMs }) => toMs >= due.fromMs && fromMs <= endMs);
  if (!counted.length) return { isAway: true as const };
  const lateMs = Math.min(...counted.map(({ fromMs }) => fromMs)) - due.fromMs;
  const earlyMs = due.toMs === undefined ? 0 : due.toMs - Math.max(...counted.map(({ toMs }) => toMs));
  return {
    ...(lateMs > 0 && lateMs >= thresholdMs && { lateMs }),
    ...(earlyMs > 0 && earlyMs >= thresholdMs && { earlyMs }),
  };
}

/** When somebody was in; of one who still is, nobody knows until when. */
const openStays = ({ stays, isIn }: Attendance): Interval[] =>
  stays.map((one, at) => (isIn && at === stays.length - 1 ? { ...one, toMs: Number.POSITIVE_INFINITY } : one));

/** What is chosen once these people are this name of the list: they are nobody else of it then. */
export function withChoice(chosen: Comparing['chosen'], id: string, keys: readonly string[]): Record<string, string[]> {
  const others = Object.entries(chosen).map(([other, theirs]): [string, string[]] => [
    other,
    theirs.filter((key) => !keys.includes(key)),
  ]);
  return { ...Object.fromEntries(others), [id]: [...keys] };
}
