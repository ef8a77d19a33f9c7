import { it } from 'vitest';
import { passLives } from '../faults/lives';

const count = process.env.LONG ? 500 : 4;
const timeout = process.env.LONG ? 3_600_000 : 300_000;

it(`${count} random lives: nothing is lost, sent twice or untold`, { timeout }, () =>
  passLives({ name: 'the first', count, seed: Number(process.env.SEED), limitMs: timeout * 0.8 }),
);
