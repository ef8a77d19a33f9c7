import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Entry } from '../../../src/actions/entry';
import { isWaiting } from '../../../src/store/ledger';

// The polyfill refuses to load outside of an extension.
vi.mock('../../../src/browser', () => ({ browser: {} }));

const askedAtMs = Date.UTC(2026, 0, 1, 12);
const asked: Entry = {
  id: 'a',
  order: { action: 'endConference', input: { code: 'abc-mnop-xyz' } },
  trigger: 'menu',
  askedAtMs,
  state: { is: 'waiting', for: 'yes' },
};

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

it.each([
  ['at once', 0, true],
  ['after a minute and 59 seconds', 119_000, true],
  ['after two minutes', 120_000, false],
  ['by a clock that was set right by a second', -1_000, true],
  ['by a clock that was set back by an hour', -3_600_000, false],
])('A question, %s', (_, laterMs, waits) => {
  vi.setSystemTime(askedAtMs + laterMs);
  expect(isWaiting(asked)).toBe(waits);
});
