import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNews, isAwaited, type News, type Shown } from '../../../src/background/news';
import type { Awaited, NewsKind } from '../../../src/store/awaited';

const one = (news: NewsKind[], more: Partial<Awaited> = {}): Awaited => ({
  space: 'spaces/a',
  code: 'abc-mnop-xyz',
  accountId: '1',
  news,
  untilMs: 1e12,
  ...more,
});
const person = (name: string) => ({ name });
const running = (...names: string[]): Shown => ({ record: 'conferenceRecords/1', people: names.map(person) });
const all: NewsKind[] = ['firstIn', 'joins', 'ends', 'files', 'count'];

/** What is told of several readings, one after the other. */
function follow(first: Awaited, readings: readonly Shown[]): News[] {
  let kept = first;
  return readings.flatMap((shown) => {
    const { news, after } = findNews(kept, shown, 0);
    kept = after;
    return news;
  });
}
const kinds = (news: readonly News[]) => news.map(({ kind }) => kind);

describe('What is told of a call', () => {
  it('the first person, whoever comes then, and the end', () => {
    const news = follow(one(all), [{}, running('a'), running('a', 'b'), running('b'), {}, {}]);
    expect(kinds(news)).toEqual(['firstIn', 'joins', 'ends']);
    expect(news[1]?.people).toEqual([person('b')]);
  });

  it('anew of the next call', () => {
    const next: Shown = { record: 'conferenceRecords/2', people: [person('a')] };
    expect(kinds(follow(one(all), [running('a'), next, {}]))).toEqual(['firstIn', 'firstIn', 'ends']);
  });

  it('not what the first reading shows, if somebody only then began to wait', () => {
    expect(kinds(follow(one(all, { isNew: true }), [running('a'), running('a', 'b'), {}]))).toEqual(['joins', 'ends']);
  });

  it('nothing of a reading that shows no people, and nobody who was only left out by it', () => {
    expect(kinds(follow(one(all), [running('a'), { record: 'conferenceRecords/1' }, running('a')]))).toEqual([
      'firstIn',
    ]);
  });

  it('each file once', () => {
    const file = { name: 'conferenceRecords/1/recordings/x', kind: 'recording' as const };
    const news = follow(one(all), [running('a'), {}, { files: [] }, { files: [file] }, { files: [file] }]);
    expect(kinds(news)).toEqual(['firstIn', 'ends', 'files']);
  });

  it('only what was asked for, and nobody twice, whatever the readings are', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
    const shown = names.map((some): Shown => (some.length ? running(...some) : {}));
    fc.assert(
      fc.property(fc.subarray(all), fc.array(shown), (wanted, readings) => {
        const news = follow(one(wanted), readings);
        for (const { kind } of news) expect(wanted).toContain(kind);
        const told = news.flatMap(({ people = [] }) => people.map(({ name }) => name));
        expect(new Set(told).size).toBe(told.length);
      }),
    );
  });
});

describe('A reminder', () => {
  it('asks once, and only about a call that runs', () => {
    const remind = one([], { remindAtMs: 1_000 });
    expect(kinds(findNews(remind, running('a'), 999).news)).toEqual([]);
    const { news, after } = findNews(remind, running('a'), 1_000);
    expect(kinds(news)).toEqual(['reminder']);
    expect(after.remindAtMs).toBeUndefined();
    expect(kinds(findNews(remind, {}, 1_000).news)).toEqual([]);
  });

  it('does not ask after hours of sleep: it would be about another call', () => {
    expect(kinds(findNews(one([], { remindAtMs: 1_000 }), running('a'), 7_200_000).news)).toEqual([]);
  });
});

it('Nothing is waited for after its time, or where nothing can come any more', () => {
  expect(isAwaited(one(['ends']), 1e12)).toBe(false);
  expect(isAwaited(one(['ends']), 1e12 - 1)).toBe(true);
  expect(isAwaited(one([]), 0)).toBe(false);
  expect(isAwaited(one([], { remindAtMs: 1 }), 0)).toBe(true);
});
