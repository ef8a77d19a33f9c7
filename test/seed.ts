import { configureGlobal } from 'fast-check';

/** Every property test of a run begins with the seed that the run names at its end; SEED=… runs it again. */
configureGlobal({ seed: Number(process.env.SEED) });
