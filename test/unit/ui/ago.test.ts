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

it.each([
  ['yesterday', new Date(2026, 0, 27, 8), new Date(2026, 0, 28, 23)],
  ['2 days ago', new Date(2026, 0, 26, 10), new Date(2026, 0, 28, 9)],
  ['3 days ago', new Date(2026, 0, 25, 23), new Date(2026, 0, 28, 1)],
  // Where clocks are changed, one of these days has another hour.
  ['30 days ago', new Date(2026, 2, 10, 12), new Date(2026, 3, 9, 12)],
])('by the calendar: %s', (words, at, now) => {
  expect(ago(at.getTime(), now.getTime())).toBe(words);
});
