import { describe, expect, it } from 'vitest';
import { actionNames, actions, type Verb } from '../../../src/actions/table';
import {
  type Entry,
  findFitting,
  named,
  readEntry,
  readWords,
  writeEntry,
} from '../../../src/background/triggers/entry';

const code = 'abc-mnop-xyz';
const labels: [id: string, name: string][] = [
  ['spaces/physics', 'Physics & <friends>'],
  ['spaces/team', 'Team'],
  ['spaces/review', 'Team review'],
  ['spaces/looks', 'big-team-sync'],
  ['spaces/ten', 'Big team day'],
  ['spaces/twice-1', 'Weekly'],
  ['spaces/twice-2', 'weekly '],
  ['spaces/verb', 'Lock practice'],
  ['spaces/accents', 'Café de l’Été'],
];
const presets = named([
  ['presets/exam', 'Exam or lockdown'],
  ['presets/1', 'Exam'],
  ['presets/webinar', 'Webinar'],
  ['presets/2', 'Webinar'],
]);
const labelled = named(labels);

const read = (text: string) => {
  const entry: Entry = readEntry(text, { labelled, presets });
  if ('failure' in entry) return entry.failure;
  return entry.space ? [entry.space, entry.order] : entry.order;
};
const order = (action: string, input: object) => ({ action, input });

describe('What is entered', () => {
  it.each<[text: string, meant: unknown]>([
    // A code or a link, the verb in any letter case.
    [code, order('readSpace', { code })],
    ['  ABC-mnop-xyz ', order('readSpace', { code })],
    ['https://meet.google.com/abc-mnop-xyz?authuser=1', order('readSpace', { code })],
    [`end ${code}`, order('endConference', { code })],
    [`END ${code}`, order('endConference', { code })],
    [`close  meet.google.com/${code}`, order('closeRoom', { code })],
    [`copy ${code}`, order('copyLink', { code })],
    [`code ${code}`, order('copyCode', { code })],
    // Lock locks, and Unlock unlocks.
    [`lock ${code}`, order('toggleLock', { code, lock: true })],
    [`Unlock ${code}`, order('toggleLock', { code, lock: false })],
    ['lock physics', ['spaces/physics', order('toggleLock', { code: '', lock: true })]],
    ['unlock physics', ['spaces/physics', order('toggleLock', { code: '', lock: false })]],

    // A label, whole or in part, leads by the space.
    ['phys', ['spaces/physics', order('readSpace', { code: '' })]],
    ['end FRIENDS>', ['spaces/physics', order('endConference', { code: '' })]],
    ['end spaces/physics', ['spaces/physics', order('endConference', { code: '' })]],
    ['cafe\u0301 de  l’e\u0301te\u0301', ['spaces/accents', order('readSpace', { code: '' })]],
    // The whole label wins over those that it is a part of, and over the code that it looks like.
    ['team', ['spaces/team', order('readSpace', { code: '' })]],
    ['end Team Review', ['spaces/review', order('endConference', { code: '' })]],
    ['big-team-sync', ['spaces/looks', order('readSpace', { code: '' })]],
    ['end BIG TEAM DAY', ['spaces/ten', order('endConference', { code: '' })]],
    ['end big-team', ['spaces/looks', order('endConference', { code: '' })]],
    // In part it does not win over a code.
    ['big-team-syn', order('readSpace', { code: 'big-team-syn' })],
    // Several that fit equally well: nothing is done.
    ['tea', { kind: 'ambiguous' }],
    ['lock weekly', { kind: 'ambiguous' }],
    ['weekly', { kind: 'ambiguous' }],
    // Nor does a verb that a whole label begins with change anything; with part of it that verb is one.
    ['lock practice', ['spaces/verb', order('readSpace', { code: '' })]],
    ['lock pract', ['spaces/verb', order('toggleLock', { code: '', lock: true })]],
    ['lock lock practice', ['spaces/verb', order('toggleLock', { code: '', lock: true })]],

    // A preset, by its name.
    ['new', order('createSpace', {})],
    ['New', order('createSpace', {})],
    [' NEW  ', order('createSpace', {})],
    ['new exam', order('createSpace', { presetId: '1' })],
    ['New Lockdown', order('createSpace', { presetId: 'exam' })],
    ['new webinar', { kind: 'ambiguous' }],
    ['new presets/2', order('createSpace', { presetId: '2' })],
    ['new nonsense', { kind: 'presetGone' }],
    [`new ${code}`, { kind: 'presetGone' }],

    ['', { kind: 'badCode', why: 'empty' }],
    ['end', { kind: 'badCode', why: 'empty' }],
    ['lock ', { kind: 'badCode', why: 'empty' }],
    ['end nothing like it', { kind: 'badCode', why: 'notACode' }],
    ['end https://evil.example/abc-mnop-xyz', { kind: 'badCode', why: 'otherHost' }],
    ['constructor', { kind: 'badCode', why: 'notACode' }],
    [`toString ${code}`, order('readSpace', { code })],
  ])('%j', (text, meant) => expect(read(text)).toEqual(meant));
});

describe('Suggestions', () => {
  it.each<[text: string, ids: string[]]>([
    ['team', ['spaces/team', 'spaces/review', 'spaces/looks', 'spaces/ten']],
    ['review', ['spaces/review']],
    ['weekly', ['spaces/twice-1', 'spaces/twice-2']],
    ['nothing', []],
  ])('for %j have the very name first, then what begins with it', (text, ids) =>
    expect(findFitting(text, labelled).map(({ id }) => id)).toEqual(ids),
  );
});

describe('What a suggestion enters', () => {
  it.each<[verb: Verb | undefined, id: string, text: string]>([
    [undefined, 'spaces/physics', 'Physics & <friends>'],
    ['end', 'spaces/team', 'end Team'],
    ['end', 'spaces/looks', 'end big-team-sync'],
    // Another one has the same name.
    ['lock', 'spaces/twice-2', 'lock spaces/twice-2'],
    ['new', 'presets/webinar', 'new presets/webinar'],
    ['new', 'presets/1', 'new Exam'],
    // The whole is another one's label.
    [undefined, 'spaces/verb', 'Lock practice'],
    ['lock', 'spaces/practice', 'lock spaces/practice'],
  ])('%s %s', (verb, id, text) => {
    const known = { labelled: named([...labels, ['spaces/practice', 'Practice']]), presets };
    const name = [...known.labelled, ...presets].find((one) => one.id === id)?.name ?? '';
    expect(writeEntry(verb, { id, name }, known)).toBe(text);
  });
});

it('Every verb of the table is one word in small letters, is read as its own action, and stands in one row', () => {
  const all = actionNames.flatMap((action) => Object.keys(actions[action].verbs ?? {}).map((verb) => [verb, action]));
  expect(all.length).toBeGreaterThan(5);
  expect(new Set(all.map(([verb]) => verb)).size).toBe(all.length);
  for (const [verb = '', action] of all) {
    expect(verb).toMatch(/^[a-z]+$/);
    expect(readWords(`${verb} it`)).toMatchObject({ verb, action, rest: 'it' });
  }
});
