import { beforeEach, expect, it, vi } from 'vitest';
import { findUnreadable, forgetAside, removeUnreadable } from '../../../src/store/aside';
import { eraseMeetings } from '../../../src/store/meeting-edits';
import { recents } from '../../../src/store/meetings';
import { setPreferences } from '../../../src/store/preferences';
import { startAfresh, storage } from './memory';

// The polyfill refuses to load outside of an extension.
vi.mock('../../../src/browser', async () => ({ browser: { storage: (await import('./memory')).storage } }));
// There is no IndexedDB in Node.
vi.mock('../../../src/store/kept-calls', () => ({ eraseKeptCalls: async () => undefined }));
beforeEach(startAfresh);

const found = async () =>
  (await findUnreadable()).map(({ area, key, subject, kept }) => [area, key.replace(/@\d{9,}$/, ''), subject, kept]);

it('what is right is not found, nor is what a later version synced', async () => {
  await storage.local.set({ recents: ['spaces/x'], account: '1', way: 'web' });
  await storage.sync.set({ settings: { reminds: true }, 'settings@2': 42, 'preset@2:0123abcd': {}, unheard: 1 });
  expect(await found()).toEqual([]);
});

it('what is wrong is found where it lies, and after it went aside', async () => {
  await storage.local.set({ recents: ['spaces/x', 1], 'meeting:spaces/x': 42, 'accounts@2': [], odd: {} });
  await storage.sync.set({ settings: { notifiesDone: 'no' }, 'preset:0123abcd': 'text' });
  const others = [
    ['local', 'meeting:spaces/x', 'meetings', 42],
    ['local', 'accounts@2', 'accounts', []],
    ['local', 'odd', 'other', {}],
    ['sync', 'preset:0123abcd', 'presets', 'text'],
  ];
  const inPlace = [
    ['local', 'recents', 'meetings', [1]],
    ['sync', 'settings', 'choices', { notifiesDone: 'no' }],
  ];
  expect(new Set(await found())).toEqual(new Set([...others, ...inPlace]));
  await recents.update((names) => names);
  await setPreferences({ notifiesDone: true });
  const aside = [
    ['local', 'aside:recents', 'meetings', [1]],
    ['local', 'aside:settings', 'choices', { notifiesDone: 'no' }],
  ];
  expect(new Set(await found())).toEqual(new Set([...others, ...aside]));
});

it('goes for good, and what can be read stays', async () => {
  await storage.local.set({
    recents: ['spaces/x', 1],
    pins: 42,
    'meeting:spaces/x': 42,
    'aside:labels@1': 'text',
    odd: 1,
  });
  await storage.sync.set({
    settings: { copyFormat: 'rich', notifiesDone: 'no' },
    'settings@2': 1,
    'preset:0123abcd': 1,
  });
  await removeUnreadable();
  expect(await found()).toEqual([]);
  expect(await storage.local.get()).toEqual({ recents: ['spaces/x'] });
  expect(await storage.sync.get()).toEqual({ settings: { copyFormat: 'rich' }, 'settings@2': 1 });
});

it('goes with the list of meetings, if it was about meetings', async () => {
  await storage.local.set({ 'aside:meeting:spaces/x@1': 42, 'aside:accounts@1': 42 });
  await eraseMeetings();
  expect(await found()).toEqual([['local', 'aside:accounts@1', 'accounts', 42]]);
  await forgetAside();
  expect(await found()).toEqual([]);
});
