import { expect, it, vi } from 'vitest';
import type { Order } from '../../../src/actions/table';
import { codeOf, concerns } from '../../../src/popup/initial-state';

// The polyfill refuses to load outside of an extension, and nothing here asks the browser.
vi.mock('../../../src/browser', () => ({ browser: {} }));

const show: Order = { action: 'readSpace', input: { code: 'abc-mnop-xyz' } };
const create: Order = { action: 'createSpace', input: {} };
const waiting = (order: Order) => ({ id: '1', order, atMs: 0 });

it('an order about a meeting names its code', () => {
  expect(codeOf(show)).toBe('abc-mnop-xyz');
  expect(codeOf(create)).toBeUndefined();
});

it('the popup takes up every order, a page about one meeting only the orders about it', () => {
  expect(concerns(waiting(show), undefined)).toBe(true);
  expect(concerns(waiting(create), undefined)).toBe(true);
  expect(concerns(waiting(show), 'abc-mnop-xyz')).toBe(true);
  expect(concerns(waiting(show), 'def-qrst-uvw')).toBe(false);
  expect(concerns(waiting(create), 'abc-mnop-xyz')).toBe(false);
});
