import { describe, expect, it } from 'vitest';
import type { Measure } from '../../bench/measure';
import { readLimit, readOptions, readWants } from '../../bench/options';
import { findPassed } from '../../bench/results';

describe('Options of the bench', () => {
  it.each([
    ['signed-out.warm.paint=1.2', { name: 'signed-out.warm.paint', ratio: 1.2 }],
    ['key=2', { name: 'key', ratio: 2 }],
  ])('reads the limit %s', (text, limit) => {
    expect(readLimit(text)).toEqual(limit);
  });

  it.each(['', 'key', 'key=', '=1', 'key=fast', 'key=-1', 'key=0', 'key=1.2ms', 'key=1=2', 'key==1'])(
    'refuses the limit "%s"',
    (text) => {
      expect(() => readLimit(text)).toThrow('--limit wants NAME=RATIO');
    },
  );

  it('measures 30 rounds of everything unless told otherwise', () => {
    expect(readOptions([])).toMatchObject({ rounds: 30, limits: [], isWhole: true });
    const given = readOptions(['--rounds', '3', '--json', 'a.json', '--limit', 'key=2', '--limit', 'worker.start=1.5']);
    expect(given).toMatchObject({ rounds: 3, json: 'a.json' });
    expect(given.limits.map(({ name }) => name)).toEqual(['key', 'worker.start']);
  });

  it.each(['0', '-1', '1.5', 'many'])('refuses %s rounds', (rounds) => {
    expect(() => readOptions([`--rounds=${rounds}`])).toThrow('--rounds wants');
  });

  it('a name means itself, what lies below it, and the way to it', () => {
    const wants = readWants(['signed-in.warm', 'key']);
    const names = [
      'signed-in',
      'signed-in.warm',
      'signed-in.warm.paint',
      'signed-in.cold',
      'signed-in.warmer',
      'key',
      'keys',
    ];
    expect(names.filter(wants)).toEqual(['signed-in', 'signed-in.warm', 'signed-in.warm.paint', 'key']);
    expect(names.filter(readWants([]))).toEqual(names);
  });
});

describe('Limits of the bench', () => {
  const measured = (name: string, ratio: number): Measure => ({
    ...{ name, what: '', ratio, low: ratio, high: ratio, rounds: 1, base: 1, unit: 'ms' },
  });
  const measures = [measured('key', 1.2), measured('worker.start', 1.304)];

  it('are kept by what is printed as the limit, and passed by more', () => {
    expect(findPassed([readLimit('key=1.2'), readLimit('worker.start=1.3')], measures)).toEqual([]);
    expect(findPassed([readLimit('worker.start=1.29')], measures)).toEqual(['limit worker.start: 1.30 passes 1.29']);
  });

  it('are not kept by what was not measured', () => {
    expect(findPassed([readLimit('worker=9')], measures)[0]).toMatch('limit worker: not measured');
  });
});
