import { arrayOf, type Check, custom, string, valuesOf } from '../actions/checks';

/** What of a kept value is as it should be, and what is not. Where nothing is kept, neither is there. */
export interface Reading<T> {
  value?: T;
  rest?: unknown;
}

/**
 * How a value is kept, in this version of it and in every earlier one. The version is part of the key (`keyOf`), so
 * that a version never takes for its own what a later one wrote, and never writes over it.
 */
export interface Shape<T> {
  /** The first is 1. It counts up only where an older version could not read what is written now. */
  readonly version: number;
  /** `keptAs` answers what is kept as this version of the value. Of several versions the latest counts. */
  read(keptAs: (version: number) => unknown): Reading<T>;
}

/** The key of a version: `accounts` and `meeting:spaces/x`, then `accounts@2` and `meeting@2:spaces/x`. */
export const keyOf = (key: string, version: number): string =>
  version > 1 ? key.replace(/(?=:|$)/, `@${version}`) : key;

/** The next version of a value: its shape from now on, and how what the version before kept becomes that. */
export function following<Old, T>(before: Shape<Old>, now: Shape<T>, migrate: (old: Old) => T): Shape<T> {
  const version = before.version + 1;
  return {
    version,
    read(keptAs) {
      if (isThere(keptAs(version))) return now.read(() => keptAs(version));
      const { value, rest } = before.read(keptAs);
      return { ...(value !== undefined && { value: migrate(value) }), rest };
    },
  };
}

const isThere = (kept: unknown) => kept !== undefined && kept !== null;

const first = <T>(readKept: (kept: unknown) => Reading<T>): Shape<T> => ({
  version: 1,
  read: (keptAs) => (isThere(keptAs(1)) ? readKept(keptAs(1)) : {}),
});

/** A value that can be read as a whole or not at all. */
export const whole = <T>(schema: Check<T>): Shape<T> =>
  first((kept) => (schema(kept) ? { value: kept as T } : { rest: kept }));

/** A list: an entry that cannot be read leaves the others usable. */
export const listOf = <T>(schema: Check<T>): Shape<T[]> =>
  first((kept) => {
    if (!Array.isArray(kept)) return { rest: kept };
    const bad = kept.filter((one) => !schema(one));
    return { value: kept.filter((one): one is T => schema(one)), ...(bad.length && { rest: bad }) };
  });

/** Values by name: one that cannot be read leaves the others usable. */
export const recordOf = <T>(schema: Check<T>): Shape<Record<string, T>> =>
  first((kept) => readFields(kept, () => schema));

type Field<T> = Check<T>;
type Optional<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never }[keyof T];

/**
 * A value with fields: all of `needed` or nothing, while an optional one that cannot be read leaves the others usable.
 * A field that is not named here was added by a later version, and stays as it is.
 */
export const fieldsOf = <T extends object>(
  needed: { [K in Exclude<keyof T, Optional<T>>]: Field<T[K]> },
  optional: { [K in Optional<T>]-?: Field<NonNullable<T[K]>> },
): Shape<T> => {
  const schemas = new Map<string, Field<unknown>>(Object.entries({ ...needed, ...optional }));
  const names = Object.keys(needed);
  return first((kept) => {
    const reading = readFields(kept, (name) => schemas.get(name));
    const isWhole = names.every((name) => Object.hasOwn(reading.value ?? {}, name));
    return isWhole ? (reading as Reading<T>) : { rest: kept };
  });
};

function readFields<T>(kept: unknown, schemaOf: (name: string) => Field<T> | undefined): Reading<Record<string, T>> {
  if (typeof kept !== 'object' || Array.isArray(kept)) return { rest: kept };
  const fields = Object.entries(kept as Record<string, T>);
  const bad = new Set(
    fields.filter(([name, one]) => {
      const schema = schemaOf(name);
      return schema && !schema(one);
    }),
  );
  // Nearly always, and thousands of times for the list of meetings.
  if (!bad.size) return { value: kept as Record<string, T> };
  return {
    value: Object.fromEntries(fields.filter((field) => !bad.has(field))),
    rest: Object.fromEntries(bad),
  };
}

/** A text of which some values are known: one that a later version adds survives. */
export const text = <T extends string = string>() => string as Check<string> as Check<T>;

/** A moment in milliseconds since 1970 that a Date can show. */
export const moment = custom<number>((kept) => typeof kept === 'number' && kept >= 0 && kept <= 8.64e15);

/** Texts by name, such as settings by key. */
export const texts = valuesOf(string);

/** Several texts. */
export const textList = <T extends string = string>() => arrayOf(text<T>());
