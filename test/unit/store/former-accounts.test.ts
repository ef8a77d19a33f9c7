import { describe, expect, it, vi } from 'vitest';
import { accountLabel, numbered, renamed } from '../../../src/store/former-accounts';

// Outside of an extension there is no browser to ask for words.
vi.mock('../../../src/browser', () => ({
  browser: { i18n: { getMessage: (key: string, filling: string[]) => [key, ...filling].join(' ') } },
}));

describe('The number of an account that signed out', () => {
  it.each([
    ['the first', [], 'a', ['a'], '#1'],
    ['the next', ['a'], 'b', ['a', 'b'], '#2'],
    ['one that had a number', ['a', 'b'], 'a', ['a', 'b'], '#1'],
  ])('%s', (_, hashes, hash, after, mark) => {
    expect(numbered(hashes, hash)).toEqual({ hashes: after, mark });
  });

  it('is said in words; an address stands for itself, whatever it looks like', () => {
    expect(accountLabel('#12')).toBe('accountFormer 12');
    for (const address of ['host@gmail.com', '#x@gmail.com', '#', '', '12'])
      expect(accountLabel(address)).toBe(address);
  });
});

it('what is kept by account goes along, and nothing comes of nothing', () => {
  expect(renamed({ a: 1, b: 2 }, 'a', '#1')).toEqual({ '#1': 1, b: 2 });
  expect(renamed({ b: 2 }, 'a', '#1')).toEqual({ b: 2 });
});
