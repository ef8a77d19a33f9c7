import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ofField, toField } from '../../../src/history/time-field';
import { plainTime } from '../../../src/ui/times';

// Outside of an extension there is no browser whose language could be asked for.
vi.mock('../../../src/browser', () => ({ browser: {} }));

// Clocks are changed there on 29 March and on 25 October 2026.
beforeAll(() => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  expect(new Date(2026, 6, 1).getTimezoneOffset()).toBe(-120);
});
afterAll(() => void vi.unstubAllEnvs());

it.each([
  // The field, what it stands beside, and what is meant.
  ['10:00', '2026-01-28 09:45', '2026-01-28 10:00'],
  ['00:00', '2026-01-28 09:45', '2026-01-28 00:00'],
  ['00:05', '2026-01-28 23:50', '2026-01-29 00:05'],
  ['23:58', '2026-01-28 00:02', '2026-01-27 23:58'],
  ['00:00', '2025-12-31 23:50', '2026-01-01 00:00'],
  ['00:40', '2026-01-29 00:40', '2026-01-29 00:40'],
  ['00:05', '2026-03-28 23:50', '2026-03-29 00:05'],
  ['03:30', '2026-03-29 01:50', '2026-03-29 03:30'],
  ['23:58', '2026-03-30 00:02', '2026-03-29 23:58'],
  // This hour is left out on the day before.
  ['02:30', '2026-03-29 23:50', '2026-03-30 02:30'],
  ['00:05', '2026-10-25 23:50', '2026-10-26 00:05'],
  ['23:58', '2026-10-25 00:02', '2026-10-24 23:58'],
  ['23:58', '2026-10-26 00:02', '2026-10-25 23:58'],
])('%s beside %s means %s', (text, near, meant) => {
  const found = ofField(text, new Date(near).getTime());
  expect(found !== undefined && plainTime(found)).toBe(`${meant}:00`);
  expect(found !== undefined && toField(found)).toBe(text);
});

it.each(['', '10', 'ten:00'])('“%s” means no time', (text) => {
  expect(ofField(text, Date.now())).toBeUndefined();
});
