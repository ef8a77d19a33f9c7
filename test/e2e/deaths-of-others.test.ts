import { describe, expect, it } from 'vitest';
import { dieEverywhere } from '../deaths/every-place';

// Minutes for each order: `npm test` has a share of others, in deaths.test.ts.
describe.runIf(process.env.LONG)(
  'The worker killed at every place where it waits in an order about people, many meetings or an account',
  () => {
    it.each(['updateMembers', 'createRooms', 'disconnect', 'signIn'] as const)(
      '%s',
      { timeout: 1_800_000 },
      async (ordered) => expect(await dieEverywhere(ordered)).toEqual([]),
    );
  },
);
