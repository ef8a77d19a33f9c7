import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  diff,
  drift,
  findMismatches,
  mask,
  readSettingValues,
  type SettingValues,
  sent,
  settings,
  toConfig,
} from '../../../src/meet/settings';
import { leaves as facts } from './facts';

const anyLeaves = fc.record(
  Object.fromEntries(settings.map(({ key, values }) => [key, fc.constantFrom(...values, 'OF_TOMORROW')])),
  { requiredKeys: [] },
) as fc.Arbitrary<SettingValues>;

const runs = { numRuns: 2000 };
const restrictions = facts.filter(([, , , , needs]) => needs === 'moderation').map(([key]) => key);
const pathOf = Object.fromEntries(facts.map(([key, path]) => [key, path]));

/** What Google is documented to do with a mask: write the masked leaves, and with moderation OFF reset restrictions. */
function patched(now: SettingValues, written: SettingValues, paths: readonly string[]): SettingValues {
  const after: SettingValues = { ...now };
  for (const [key, path] of facts) if (paths.includes(path)) after[key] = written[key];
  if (after.moderation === 'OFF' && now.moderation !== 'OFF') {
    for (const key of restrictions) {
      if (after[key] !== undefined) after[key] = key === 'defaultJoinAsViewerType' ? 'OFF' : 'NO_RESTRICTION';
    }
  }
  return after;
}

/** The wanted leaves that can hold: all, but restrictions only where moderation is not off. */
function attainable(now: SettingValues, wanted: SettingValues): [keyof SettingValues, string][] {
  const off = (wanted.moderation ?? now.moderation) === 'OFF';
  return (Object.entries(wanted) as [keyof SettingValues, string][]).filter(
    ([key]) => !(off && (restrictions as readonly string[]).includes(key)),
  );
}

test('applying the mask gives the target, and leaves alone what is not in the preview', () => {
  fc.assert(
    fc.property(anyLeaves, anyLeaves, (now, wanted) => {
      const changes = diff(now, wanted);
      const after = patched(now, sent(changes), mask(changes));
      for (const [key, value] of attainable(now, wanted)) expect(after[key]).toBe(value);
      const announced = new Map(changes.filter((c) => !c.inactive).map(({ key, to }) => [key, to]));
      for (const [key] of facts) expect(after[key]).toBe(announced.get(key) ?? now[key]);
    }),
    runs,
  );
});

test('the mask is minimal: without any one of its paths the target is missed', () => {
  fc.assert(
    fc.property(anyLeaves, anyLeaves, (now, wanted) => {
      const changes = diff(now, wanted);
      const paths = mask(changes);
      expect(new Set(paths).size).toBe(paths.length);
      for (const left of paths) {
        const after = patched(
          now,
          sent(changes),
          paths.filter((path) => path !== left),
        );
        const missed = attainable(now, wanted).filter(([key, value]) => after[key] !== value);
        expect(missed.map(([key]) => pathOf[key])).toContain(left);
      }
    }),
    runs,
  );
});

test('a second look finds nothing left to send, no drift and no mismatch', () => {
  fc.assert(
    fc.property(anyLeaves, anyLeaves, (now, wanted) => {
      const changes = diff(now, wanted);
      const after = patched(now, sent(changes), mask(changes));
      expect(mask(diff(after, wanted))).toEqual([]);
      expect(drift(wanted, after)).toEqual([]);
      expect(findMismatches(changes, toConfig(after))).toEqual([]);
    }),
    runs,
  );
});

test('leaves survive the way through a config, a config of known leaves the way through leaves', () => {
  fc.assert(
    fc.property(anyLeaves, (leaves) => {
      expect(readSettingValues(toConfig(leaves))).toEqual(leaves);
      expect(toConfig(readSettingValues(toConfig(leaves)))).toEqual(toConfig(leaves));
      expect(diff(leaves, readSettingValues(JSON.parse(JSON.stringify(toConfig(leaves)))))).toEqual([]);
    }),
    runs,
  );
});

test('any JSON at all is read without harm', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (config) => {
      for (const value of Object.values(readSettingValues(config as never))) expect(typeof value).toBe('string');
    }),
  );
});
