import { isObject } from '../meet/json';

/**
 * What a value that comes from outside must be like: one that was kept, maybe by another version, or a message of a page.
 * By hand, because valibot with the same checks takes 3 KB gzip of the popup's first paint and of the worker each, and
 * neither has them.
 */
export type Check<T> = (given: unknown) => given is T;

/** What a check lets through. */
export type Checked<C> = C extends Check<infer T> ? T : never;

/** A check by any function. */
export const custom = <T>(is: (given: unknown) => boolean) => is as Check<T>;

/** A text. */
export const string = custom<string>((given) => typeof given === 'string');
/** A number that JSON can have. */
export const number = custom<number>((given) => Number.isFinite(given));
/** Yes or no. */
export const boolean = custom<boolean>((given) => typeof given === 'boolean');
/** One of these texts. */
export const oneOf = <const T extends string>(...texts: readonly T[]) =>
  custom<T>((given) => (texts as readonly unknown[]).includes(given));
/** What passes one of these checks. */
export const anyOf = <C extends readonly Check<unknown>[]>(...checks: C) =>
  custom<Checked<C[number]>>((given) => checks.some((check) => check(given)));
/** What passes this check, or nothing. */
export const optional = <T>(check: Check<T>) => custom<T | undefined>((given) => given === undefined || check(given));
/** A list of such. */
export const arrayOf = <T>(check: Check<T>) => custom<T[]>((given) => Array.isArray(given) && given.every(check));
/** Such by name. */
export const valuesOf = <T>(check: Check<T>) =>
  custom<Record<string, T>>((given) => isObject(given) && Object.values(given).every(check));

/** Fields by name. Those that are not named here are let through. */
export const object = <F extends Record<string, Check<unknown>>>(fields: F) =>
  custom<{ [K in keyof F]: Checked<F[K]> }>(
    (given) =>
      isObject(given) &&
      Object.entries(fields).every(([name, check]) => check(Object.hasOwn(given, name) ? given[name] : undefined)),
  );
