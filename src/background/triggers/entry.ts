import type { Failure } from '../../actions/failures';
import { type ActionWith, actionNames, actions, has, type Order, type Verb } from '../../actions/table';
import { readMeetingCode } from '../../meet/typed-code';

/** Something that has a name which people type: a meeting with a label, or a preset. */
interface Named {
  /** Looks like no name. */
  id: string;
  name: string;
  /** The name as it is compared. */
  folded: string;
}

/** In any letter case, however the accents are put together and whatever space is between the words. */
const fold = (text: string) => text.normalize().trim().replace(/\s+/g, ' ').toLowerCase();

/** Things by their ids and names. Made once: each of them is then looked at many times. */
export const named = (entries: readonly (readonly [id: string, name: string])[]): Named[] =>
  entries.map(([id, name]) => ({ id, name, folded: fold(name) }));

/** What is known here by a name. */
export interface Known {
  /** The labels of meetings, by the names of their spaces. */
  labelled: Named[];
  /** The names of presets, by `presets/{id}`. */
  presets: Named[];
}

/** What stands before the id of a preset where it is typed. */
export const presetPrefix = 'presets/';

/** What a text in the address bar stands for. */
export type Entry =
  /** With `space`, an order about the meeting in it: by which code that is reached today, only Google knows. */
  { order: Order; space?: string } | { failure: Failure };

interface Words {
  /** Absent where the meeting is only shown. */
  verb?: Verb;
  action: ActionWith<'verbs'> | 'readSpace';
  /** What the verb adds to the input. */
  adds: object;
  rest: string;
}

/** "end physics" → the action and what its verb adds, and the rest as typed; without a verb the meeting is shown. */
export function readWords(text: string): Words {
  const typed = text.trim();
  const [, first = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(typed) ?? [];
  const verb = first.toLowerCase();
  for (const action of actionNames) {
    const { verbs = {} } = actions[action];
    if (has(action, 'verbs') && Object.hasOwn(verbs, verb))
      return { verb: verb as Verb, action, adds: verbs[verb] ?? {}, rest };
  }
  return { action: 'readSpace', adds: {}, rest: typed };
}

/** Those whose name holds a text, in any letter case: of this very name first, then those that begin with it. */
export function findFitting(text: string, all: Named[]): Named[] {
  const wanted = fold(text);
  const ranks: [Named[], Named[], Named[]] = [[], [], []];
  for (const one of all) {
    const at = one.folded.indexOf(wanted);
    if (at >= 0) ranks[one.folded === wanted ? 0 : at === 0 ? 1 : 2].push(one);
  }
  return ranks.flat();
}

/**
 * The ids of those that a text may mean: the one with this very id, else all of this very name (`isExact`), else all
 * whose name holds it. Only where there is no more than one is it known what was meant.
 */
function findMeant(text: string, all: Named[]): { ids: string[]; isExact: boolean } {
  if (all.some(({ id }) => id === text)) return { ids: [text], isExact: true };
  const fitting = text ? findFitting(text, all) : [];
  const exact = fitting.filter(({ folded }) => folded === fold(text));
  return { ids: (exact.length ? exact : fitting).map(({ id }) => id), isExact: exact.length > 0 };
}

/**
 * Reads what was entered. A preset is meant by its name, a meeting by its label, its code or its link. A label or name
 * that was typed in full wins over all others, a label over the code or the verb that it looks like; where several fit
 * equally well, nothing is done.
 */
export function readEntry(text: string, { labelled, presets }: Known): Entry {
  const words = readWords(text);
  const isLabel = findMeant(text.trim(), labelled).isExact;
  const { action, adds, rest }: Words = isLabel ? { action: 'readSpace', adds: {}, rest: text.trim() } : words;
  if (action === 'createSpace') {
    if (!rest) return { order: { action, input: {} } };
    const [preset, ...others] = findMeant(rest, presets).ids;
    if (others.length) return { failure: { kind: 'ambiguous' } };
    if (!preset) return { failure: { kind: 'presetGone' } };
    return { order: { action, input: { presetId: preset.slice(presetPrefix.length) } } };
  }
  const { ids, isExact } = findMeant(rest, labelled);
  const [space, ...others] = ids;
  const reading = readMeetingCode(rest);
  const code = reading.ok && !isExact ? reading.code : '';
  // The table ties each verb to the input of its action; TypeScript cannot follow that through a union.
  const order = { action, input: { ...adds, code } } as Order;
  if (code) return { order };
  if (others.length) return { failure: { kind: 'ambiguous' } };
  if (space) return { order, space };
  return { failure: { kind: 'badCode', why: reading.ok ? 'notACode' : reading.why } };
}

/** What can be entered to mean this one after this verb: its name where that means nothing else, else its id. */
export function writeEntry(verb: Verb | undefined, { id, name }: Pick<Named, 'id' | 'name'>, known: Known): string {
  const [byName = '', byId = ''] = [name, id].map((one) => (verb ? `${verb} ${one}` : one));
  const [first, second] = [byName, byId].map((text) => JSON.stringify(readEntry(text, known)));
  return first === second ? byName : byId;
}
