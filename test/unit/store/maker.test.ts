import { expect, it } from 'vitest';
import { isMadeBy, makerOf } from '../../../src/store/maker';

const host = { account: 'host@gmail.com', project: '111' };
const rows: [what: string, meeting: Parameters<typeof isMadeBy>[0] & { ours?: boolean }, isMade: boolean][] = [
  ['by this account through this project', { account: host.account, madeBy: host }, true],
  ['seen by another account since', { account: 'second@gmail.com', madeBy: host }, true],
  ['by another account', { account: host.account, madeBy: { ...host, account: 'second@gmail.com' } }, false],
  ['through another project', { account: host.account, madeBy: { ...host, project: '222' } }, false],
  ['in an older record', { account: host.account, madeAtMs: 1 }, true],
  ['in an older record, by another account', { account: 'second@gmail.com', madeAtMs: 1 }, false],
  [
    'in an older record, seen since',
    { account: 'second@gmail.com', madeAtMs: 1, madeBy: { account: host.account } },
    true,
  ],
  ['an older record that only calls it ours', { account: host.account, ours: true }, false],
  ['only seen', { account: host.account }, false],
];

it.each(rows)('made %s', (_, meeting, isMade) => {
  expect(isMadeBy(meeting, host)).toBe(isMade);
});

it('an older record names its maker, and no project', () => {
  expect(makerOf({ account: host.account, madeAtMs: 1 })).toEqual({ account: host.account });
  expect(makerOf({ account: host.account })).toBeUndefined();
});
