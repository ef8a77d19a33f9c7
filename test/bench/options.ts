import { parseArgs } from 'node:util';

/** Whether something of this name, or below it, is to be measured. */
export type Wants = (name: string) => boolean;

export interface Limit {
  name: string;
  ratio: number;
}

export interface Options {
  rounds: number;
  /** Where the results go as JSON. */
  json?: string;
  limits: Limit[];
  wants: Wants;
  /** Everything is to be measured. */
  isWhole: boolean;
}

/** `signed-out.warm.paint=1.2`: what is measured under this name may be at most that many times as much. */
export function readLimit(text: string): Limit {
  const [, name, number] = /^([a-z\d.-]+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
  const ratio = Number(number);
  if (!name || !(ratio > 0))
    throw new Error(`--limit wants NAME=RATIO, as in signed-out.warm.paint=1.2, not "${text}".`);
  return { name, ratio };
}

/** A name means itself and everything below it; without any name everything is meant. */
export function readWants(only: readonly string[]): Wants {
  const isBelow = (name: string, above: string) => name === above || name.startsWith(`${above}.`);
  return (name) => !only.length || only.some((one) => isBelow(name, one) || isBelow(one, name));
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '30' },
      json: { type: 'string' },
      limit: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds wants a whole number from 1, not "${values.rounds}".`);
  return {
    rounds,
    ...(values.json !== undefined && { json: values.json }),
    limits: values.limit.map(readLimit),
    wants: readWants(values.only),
    isWhole: !values.only.length,
  };
}
