import { beforeEach, expect, it, vi } from 'vitest';
import { defaultPreferences, readPreferences, setPreferences } from '../../../src/store/preferences';
import { startAfresh, storage } from './memory';

// The polyfill refuses to load outside of an extension.
vi.mock('../../../src/browser', async () => ({ browser: { storage: (await import('./memory')).storage } }));
beforeEach(startAfresh);

it('what was not chosen has its default', async () => {
  expect(await readPreferences()).toEqual(defaultPreferences);
  await setPreferences({ notifiesDone: false });
  expect(await readPreferences()).toEqual({ ...defaultPreferences, notifiesDone: false });
});

it('a format that only a later version knows counts as the default, and stays for that version', async () => {
  await storage.sync.set({ settings: { copyFormat: 'calendar', reminds: true } });
  expect(await readPreferences()).toMatchObject({ copyFormat: 'link' });
  await setPreferences({ notifiesDone: false });
  expect(await storage.sync.get()).toEqual({
    settings: { copyFormat: 'calendar', reminds: true, notifiesDone: false },
  });
});
