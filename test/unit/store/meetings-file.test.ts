import fc from 'fast-check';
import { beforeEach, describe, expect, it, test, vi } from 'vitest';
import type { Meeting } from '../../../src/store/meetings';
import { exportMeetings, importMeetings, largestListBytes, readMeetingsFile } from '../../../src/store/meetings-file';
import { longestName } from '../../../src/store/preset';
import { startAfresh, storage } from './memory';

// The polyfill refuses to load outside of an extension.
vi.mock('../../../src/browser', async () => ({ browser: { storage: (await import('./memory')).storage } }));
beforeEach(startAfresh);

const nowMs = Date.UTC(2026, 0, 1);
const one = { name: 'spaces/x', code: 'abc-mnop-xyz', account: 'host@example.com', seenAtMs: nowMs - 1_000 };
const fileOf = (...meetings: unknown[]) => JSON.stringify({ format: 'roomkeeper', version: 1, meetings });
const read = (...meetings: unknown[]) => readMeetingsFile(fileOf(...meetings), nowMs);
const uri = 'https://meet.google.com/abc-mnop-xyz';

describe('A mistake in a file is named, with its meeting', () => {
  test.each<[what: string, meeting: unknown, mistake: unknown[]]>([
    ['no meeting', 42, ['list_field', 2, 'name']],
    ['nothing', null, ['list_field', 2, 'name']],
    ['a name of something else', { ...one, name: '../x' }, ['list_field', 2, 'name']],
    ['a name without an end', { ...one, name: `spaces/${'x'.repeat(200)}` }, ['list_field', 2, 'name']],
    ['a code that is none', { ...one, code: 'javascript:x' }, ['list_field', 2, 'code']],
    ['no account', { ...one, account: undefined }, ['list_field', 2, 'account']],
    ['an account of two lines', { ...one, account: 'a\nb' }, ['list_field', 2, 'account']],
    ['no time', { ...one, seenAtMs: 'now' }, ['list_time', 2, 'seenAtMs']],
    ['a time before all', { ...one, seenAtMs: -1 }, ['list_time', 2, 'seenAtMs']],
    ['a time two days ahead', { ...one, madeAtMs: nowMs + 2 * 86_400_000 }, ['list_time', 2, 'madeAtMs']],
    ['a label that is no text', { ...one, label: {} }, ['list_field', 2, 'label']],
    ['former codes that are none', { ...one, formerCodes: [{}] }, ['list_field', 2, 'formerCodes']],
    ['a preset that is no text', { ...one, presetId: 1 }, ['list_field', 2, 'presetId']],
    ['the same meeting again', { ...one, name: 'spaces/first' }, ['list_twice', 2, 'spaces/first']],
  ])('%s', (_, meeting, mistake) => {
    expect(read({ ...one, name: 'spaces/first' }, meeting)).toEqual({ mistake });
  });

  it('a time that no number can hold', () => {
    const text = fileOf(one).replace(`${one.seenAtMs}`, '1e999');
    expect(readMeetingsFile(text, nowMs)).toEqual({ mistake: ['list_time', 1, 'seenAtMs'] });
  });

  test.each([
    ['', 'list_notOurs'],
    ['null', 'list_notOurs'],
    ['[]', 'list_notOurs'],
    ['{"format":"roomkeeper","version":2,"meetings":[]}', 'list_version'],
    ['{"format":"roomkeeper","version":1,"meetings":{}}', 'list_shape'],
  ])('%s', (text, why) => expect(readMeetingsFile(text, nowMs)).toEqual({ mistake: [why] }));

  it('too many', () => {
    const many = Array.from({ length: 10_001 }, (_, at) => ({ ...one, name: `spaces/${at}` }));
    expect(read(...many)).toEqual({ mistake: ['list_many', 10_000] });
    expect(read(...many.slice(1))).toHaveProperty('meetings.length', 10_000);
  });

  it('as many as are taken fit into a file that is read', async () => {
    const full = {
      ...one,
      uri,
      account: `${'x'.repeat(60)}@example.com`,
      madeAtMs: nowMs,
      openTo: 'RESTRICTED',
      label: 'x'.repeat(longestName),
      formerCodes: [one.code, one.code],
      presetId: 'recordedClass',
    };
    await storage.local.set({ 'meeting:spaces/x': full });
    expect((await exportMeetings()).length * 10_000).toBeLessThan(largestListBytes);
  });

  it('any other text gets an answer', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (meeting) => {
        expect(read(meeting)).toHaveProperty('mistake');
      }),
    );
  });
});

describe('Of a meeting', () => {
  it('only what is known is taken, and not who may join once it is unlocked', () => {
    const given = { ...one, uri: 'javascript:alert(1)', openTo: 'OPEN', ours: false, more: 1, __proto__: { x: 1 } };
    expect(read(given)).toEqual({ meetings: [{ ...one, uri }] });
  });

  it('the number of an account that signed out elsewhere is nobody here, and no other made the meeting for that', () => {
    const given = { ...one, madeAtMs: 1, madeBy: { account: '#1', project: '42' } };
    expect(read(given)).toEqual({ meetings: [{ ...given, uri, madeBy: { account: '', project: '42' } }] });
    expect(read({ ...one, account: '#1' })).toEqual({ meetings: [{ ...one, uri, account: '' }] });
  });

  it('the label is one line, as the field for it takes', () => {
    expect(read({ ...one, label: ' a\n\u0007b ' })).toEqual({ meetings: [{ ...one, uri, label: 'a b' }] });
    expect(read({ ...one, label: 'x'.repeat(1e5) })).toHaveProperty('meetings.0.label.length', longestName);
    expect(read({ ...one, label: '\n' })).toEqual({ meetings: [{ ...one, uri }] });
  });
});

describe('Taken in', () => {
  const known: Meeting = {
    ...one,
    uri,
    seenAtMs: nowMs - 5_000,
    label: 'Physics',
    madeAtMs: nowMs - 9_000,
    openTo: 'TRUSTED',
  };
  const key = 'meeting:spaces/x';
  beforeEach(() => storage.local.set({ [key]: known, labels: { 'spaces/x': 'Physics' }, recents: ['spaces/y'] }));

  it('a newer record keeps what only ours has', async () => {
    await importMeetings(fileOf({ ...one, code: 'def-qrst-uvw', openTo: 'OPEN' }), nowMs);
    const merged = {
      ...known,
      code: 'def-qrst-uvw',
      uri: 'https://meet.google.com/def-qrst-uvw',
      seenAtMs: one.seenAtMs,
    };
    expect(await storage.local.get()).toEqual({
      [key]: merged,
      labels: { 'spaces/x': 'Physics' },
      recents: ['spaces/x', 'spaces/y'],
    });
  });

  it('an older one adds what ours has not', async () => {
    await importMeetings(fileOf({ ...one, seenAtMs: 1, label: 'Chemistry', presetId: 'team' }), nowMs);
    expect((await storage.local.get())[key]).toEqual({ ...known, presetId: 'team' });
  });

  it('nothing is, where one is wrong', async () => {
    const before = await storage.local.get();
    await importMeetings(fileOf({ ...one, name: 'spaces/z' }, { ...one, code: 'x' }), nowMs);
    expect(await storage.local.get()).toEqual(before);
  });

  it('an export comes in again as it was, but for who may join', async () => {
    const text = await exportMeetings();
    await startAfresh();
    await importMeetings(text, nowMs);
    const { openTo: _, ...rest } = known;
    expect((await storage.local.get())[key]).toEqual(rest);
  });
});
