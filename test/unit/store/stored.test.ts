import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { object, string } from '../../../src/actions/checks';
import { following, listOf, whole } from '../../../src/store/shape';
import { change, clearAll, putAll, readPieces, stored, storedMap } from '../../../src/store/stored';
import { startAfresh, storage } from './memory';

// The polyfill refuses to load outside of an extension.
vi.mock('../../../src/browser', async () => ({ browser: { storage: (await import('./memory')).storage } }));
beforeEach(startAfresh);

const names = listOf<string>(string);
const list = stored('local', 'names', [], names);
const other = stored<string | undefined>('local', 'other', undefined, whole(string));

/** What is in an area, with the time cut off from what was set aside. */
const kept = async (area: keyof typeof storage) =>
  Object.fromEntries(
    Object.entries(await storage[area].get()).map(([key, value]) => [key.replace(/^(aside:.+)@\d+$/, '$1'), value]),
  );

describe('What cannot be read', () => {
  it('counts as not there, and reading changes nothing', async () => {
    for (const value of [42, 'text', {}, true]) {
      await storage.local.set({ names: value });
      expect(await list.get()).toEqual([]);
      expect(await kept('local')).toEqual({ names: value });
    }
  });

  it.each([
    ['set', () => list.set(['a'])],
    ['update', () => list.update((all) => [...all, 'a'])],
    ['change', () => change([other, list], ([now, all]) => [now, [...all, 'a']])],
  ])('goes aside as soon as %s writes in its place', async (_, writes) => {
    await storage.local.set({ names: 42 });
    await writes();
    expect(await kept('local')).toEqual({ names: ['a'], 'aside:names': 42 });
  });

  it('goes aside alone', async () => {
    await storage.local.set({ names: ['a', 1, null] });
    await list.update((all) => [...all, 'b']);
    expect(await kept('local')).toEqual({ names: ['a', 'b'], 'aside:names': [1, null] });
  });

  it('goes aside into this browser where it was synced, and nowhere out of session', async () => {
    await storage.sync.set({ names: 42 });
    await storage.session.set({ names: { token: 'secret' } });
    await stored('sync', 'names', [], names).set(['a']);
    await stored('session', 'names', [], names).set(['a']);
    expect(await kept('sync')).toEqual({ names: ['a'] });
    expect(await kept('session')).toEqual({ names: ['a'] });
    expect(await kept('local')).toEqual({ 'aside:names': 42 });
  });

  it('leaves the others of a map usable, and goes with all of them', async () => {
    const map = storedMap('local', 'one:', whole<{ id: string }>(object({ id: string })));
    await storage.local.set({ 'one:a': { id: 'a' }, 'one:b': 42, 'one@2:c': { id: 'later' }, two: 1 });
    expect(await map.all()).toEqual({ a: { id: 'a' } });
    expect(await map.at('b').get()).toBeUndefined();
    await putAll(map, { b: { id: 'b' }, d: { id: 'd' } });
    expect(await map.all()).toEqual({ a: { id: 'a' }, b: { id: 'b' }, d: { id: 'd' } });
    await storage.local.set({ 'one:b': 42 });
    await clearAll(map);
    expect(await kept('local')).toEqual({ 'aside:one:b': 42, 'one@2:c': { id: 'later' }, two: 1 });
  });
});

describe('A value of a second version', () => {
  const pairs = following(names, listOf<{ name: string }>(object({ name: string })), (all) =>
    all.map((name) => ({ name })),
  );

  it('is read from the first, and takes its place when it is written', async () => {
    await storage.local.set({ names: ['a', 1] });
    const second = stored('local', 'names', [], pairs);
    expect(second.key).toBe('names@2');
    expect(await second.get()).toEqual([{ name: 'a' }]);
    await second.update((all) => [...all, { name: 'b' }]);
    expect(await kept('local')).toEqual({ 'names@2': [{ name: 'a' }, { name: 'b' }], 'aside:names@2': [1] });
    expect(await second.get()).toEqual([{ name: 'a' }, { name: 'b' }]);
    await second.clear();
    expect(Object.keys(await kept('local'))).toEqual(['aside:names@2']);
  });

  it('leaves the first to the computers with an older version', async () => {
    await storage.sync.set({ names: ['a'] });
    await stored('sync', 'names', [], pairs).set([{ name: 'b' }]);
    expect(await kept('sync')).toEqual({ names: ['a'], 'names@2': [{ name: 'b' }] });
    expect(await stored('sync', 'names', [], names).get()).toEqual(['a']);
  });

  it('is neither read nor written by the first', async () => {
    await storage.sync.set({ 'names@2': [{ name: 'b' }] });
    const first = stored('sync', 'names', [], names);
    expect(await first.get()).toEqual([]);
    await first.set(['a']);
    expect(await kept('sync')).toEqual({ names: ['a'], 'names@2': [{ name: 'b' }] });
  });

  it('of a map is found under either key', async () => {
    const first = whole<string>(string);
    const shape = following(first, whole<{ id: string }>(object({ id: string })), (id) => ({ id }));
    await storage.local.set({ 'one:a': 'a', 'one@2:b': { id: 'b' }, 'one:b': 'older' });
    const map = storedMap('local', 'one:', shape);
    expect(await map.all()).toEqual({ a: { id: 'a' }, b: { id: 'b' } });
    await putAll(map, { a: { id: 'new' } });
    expect(await kept('local')).toEqual({ 'one@2:a': { id: 'new' }, 'one@2:b': { id: 'b' }, 'one:b': 'older' });
  });
});

it('writers of one area wait for each other, whatever they write', async () => {
  await Promise.all([
    ...Array.from({ length: 20 }, (_, at) => list.update((all) => [...all, `${at}`])),
    other.set('x'),
    change([list, other], ([all, text]) => [[...all, 'both'], `${text}!`]),
  ]);
  expect(await list.get()).toHaveLength(21);
  expect(await other.get()).toBe('x!');
});

describe('A whole area is read in pieces', () => {
  const items = Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`key${at}`, at]));
  /** Two of one value, as far from each other as can be. */
  const belonging = (key: string) => (key === 'key0' || key === 'key999' ? ['key0', 'key999'] : []);
  const read = async () => {
    const pieces: { keys: string[]; items: Record<string, unknown> }[] = [];
    for await (const piece of readPieces('local', belonging)) pieces.push(piece);
    return pieces;
  };

  it('each key once, with what belongs to it', async () => {
    await storage.local.set(items);
    const pieces = await read();
    expect(pieces.length).toBeGreaterThan(5);
    expect(pieces.flatMap(({ keys }) => keys)).toEqual(Object.keys(items));
    for (const piece of pieces)
      for (const key of piece.keys.flatMap((one) => [one, ...belonging(one)]))
        expect(piece.items[key]).toBe(items[key]);
  });

  it('and at once before Chrome 130', async () => {
    const { getKeys } = storage.local;
    onTestFinished(() => {
      Object.assign(storage.local, { getKeys });
    });
    Object.assign(storage.local, { getKeys: undefined });
    await storage.local.set(items);
    expect(await read()).toEqual([{ keys: Object.keys(items), items }]);
  });
});
