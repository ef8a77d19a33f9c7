import { beforeEach, expect, it, vi } from 'vitest';
import { readPolicy } from '../../../src/store/policy';
import { startAfresh, storage } from './memory';

// The polyfill refuses to load outside of an extension.
vi.mock('../../../src/browser', async () => ({ browser: { storage: (await import('./memory')).storage } }));
beforeEach(startAfresh);

it('a rule of another shape leaves the others in force', async () => {
  await storage.managed.set({
    allowedAccessTypes: 'OPEN',
    enforcedPreset: [1],
    defaultPreset: { accessType: 'TRUSTED' },
    endDisabled: true,
    allowedDomains: ['example.com', 42],
    logDisabled: 'yes',
    added: 'later',
  });
  expect(await readPolicy()).toEqual({ defaultPreset: { accessType: 'TRUSTED' }, endDisabled: true, added: 'later' });
});

it('nothing is ruled where nobody set anything', async () => expect(await readPolicy()).toEqual({}));
