import { describe, expect, it, vi } from 'vitest';
import { callsOf, isKeptWhole, readRecords } from '../../../src/history/calls';
import type { KeptCall } from '../../../src/store/kept-calls';
import { somebody } from './people';

const messages = vi.hoisted(() => ({ answer: (_: unknown): unknown => undefined }));
// The polyfill refuses to load outside of an extension.
vi.mock('../../../src/browser', () => ({
  browser: { runtime: { sendMessage: async (message: unknown) => messages.answer(message) } },
}));

const kept = (record: string, fromMs: number, given: Partial<KeptCall> = {}): KeptCall => ({
  accountId: '1',
  space: 'spaces/x',
  record: `conferenceRecords/${record}`,
  fromMs,
  toMs: fromMs + 60_000,
  keptAtMs: 0,
  people: [somebody('Ann')],
  ...given,
});
const iso = (ms: number) => new Date(ms).toISOString();
const atGoogle = (record: string, startMs: number, endMs?: number) => ({
  name: `conferenceRecords/${record}` as const,
  startTime: iso(startMs),
  ...(endMs !== undefined && { endTime: iso(endMs), expireTime: iso(endMs + 1_000) }),
});

describe('The calls of a meeting', () => {
  it('are those at Google and those that are kept, each once, the latest first', () => {
    const calls = callsOf([atGoogle('b', 2_000, 3_000), atGoogle('c', 4_000)], [kept('a', 1_000), kept('b', 2_000)]);
    expect(calls.map(({ record, toMs, forgottenAtMs, kept: here }) => [record, toMs, forgottenAtMs, !!here])).toEqual([
      ['conferenceRecords/c', undefined, undefined, false],
      ['conferenceRecords/b', 3_000, 4_000, true],
      ['conferenceRecords/a', 61_000, undefined, true],
    ]);
  });

  it('without a name or a beginning are none', () => {
    expect(callsOf([{ startTime: iso(1) }, { name: 'conferenceRecords/a' }], [])).toEqual([]);
  });

  it('need not be read again where all of it is kept', () => {
    const half = kept('a', 0, { people: [somebody('Ann'), somebody('Ben', { isWhole: false })] });
    expect(callsOf([], [kept('b', 1), half]).map(isKeptWhole)).toEqual([true, false]);
    expect(callsOf([atGoogle('c', 1)], []).map(isKeptWhole)).toEqual([false]);
    // One without anybody in it was kept by mistake.
    expect(callsOf([atGoogle('d', 1)], [kept('d', 1, { people: [] })]).map(isKeptWhole)).toEqual([false]);
  });

  it('that stand on two pages of the list, because one began meanwhile, are there once', async () => {
    const pages = [
      { conferenceRecords: [atGoogle('b', 2_000), atGoogle('a', 1_000)], nextPageToken: 'next' },
      { conferenceRecords: [atGoogle('a', 1_000), atGoogle('z', 500)] },
    ];
    messages.answer = (message) => {
      const { query } = (message as { input: { query: { pageToken?: string } } }).input;
      return { ok: true, value: pages[query.pageToken ? 1 : 0] };
    };
    const read = await readRecords('spaces/x', false);
    expect(read.ok && read.value.map(({ name }) => name?.at(-1))).toEqual(['b', 'a', 'z']);
  });
});
