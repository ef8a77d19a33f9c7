import { it } from 'vitest';
import { passLives } from '../faults/lives';

const timeout = 3_600_000;

// In a file of its own, so that the long run has both halves under way at a time.
it.runIf(process.env.LONG)('500 more: nothing is lost, sent twice or untold', { timeout }, () =>
  passLives({ name: 'the others', count: 500, seed: ~Number(process.env.SEED), limitMs: timeout * 0.8 }),
);
