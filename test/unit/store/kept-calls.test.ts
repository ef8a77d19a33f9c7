import { describe, expect, it, vi } from 'vitest';
import { isKeptCall } from '../../../src/store/kept-calls';

// The polyfill refuses to load outside of an extension.
vi.mock('../../../src/browser', () => ({ browser: {} }));

const whole = {
  accountId: '1',
  space: 'spaces/x',
  record: 'conferenceRecords/x',
  fromMs: 1,
  toMs: 2,
  keptAtMs: 3,
  people: [
    {
      key: 'users/1',
      kind: 'account',
      name: 'Ann',
      stays: [{ fromMs: 1, toMs: 2 }],
      devices: 1,
      isIn: false,
      isWhole: true,
    },
  ],
  list: { text: 'Ann', minutes: 5, due: { fromMs: 1 }, chosen: { 'Ann#1': ['users/1'] } },
};

/** The same with each of its parts, however deep, put in other words. */
function* spoiled(value: unknown, by: unknown): Generator<unknown> {
  yield by;
  if (typeof value !== 'object' || value === null) return;
  for (const [name, part] of Object.entries(value))
    for (const other of spoiled(part, by)) yield Array.isArray(value) ? [other] : { ...value, [name]: other };
}

describe('A kept call', () => {
  it('is read as it was written, with or without a list, and with what a later version added', () => {
    expect(isKeptCall(whole)).toBe(true);
    const { list: _, ...without } = whole;
    expect(isKeptCall(without)).toBe(true);
    expect(isKeptCall({ ...whole, added: 'later' })).toBe(true);
  });

  it('of another shape in any of its parts is none', () => {
    const all = [...spoiled(whole, null), ...spoiled(whole, [[]]), ...spoiled(whole, { x: 1 }), undefined, 42, 'text'];
    expect(all.length).toBeGreaterThan(50);
    // A time to be there with neither end is as good as none; everything else is refused.
    const taken = all.filter((one) => isKeptCall(one));
    expect(taken.map((one) => JSON.stringify((one as typeof whole).list?.due))).toEqual(['{"x":1}']);
  });
});
