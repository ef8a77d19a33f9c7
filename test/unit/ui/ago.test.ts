import { expect, it, vi } from 'vitest';
import { ago } from '../../../src/ui/ago';

// Outside of an extension there is no browser whose language could be asked for.
vi.mock('../../../src/browser', () => ({
  browser: { i18n: { getMessage: () => 'en', getUILanguage: () => 'en-GB' } },
}));

const now = Date.UTC(2026, 0, 31);
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

it.each([
  [0, 'now'],
  [59 * second, 'now'],
  // The clock of another device may be ahead.
  [-5 * minute, 'now'],
  [minute, '1 minute ago'],
  [59 * minute + 59 * second, '59 minutes ago'],
  [hour, '1 hour ago'],
  [23 * hour, '23 hours ago'],
  [day, 'yesterday'],
  [400 * day, '400 days ago'],
])('%i ms: %s', (passed, words) => {
  expect(ago(now - passed, now)).toBe(words);
});
