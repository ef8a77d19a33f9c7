import type { Stored } from '../store/stored';

/** What was read for the first paint. It is followed since before it was read, so that no view has to read it again. */
const values = new Map<unknown, unknown>();

/** Follows these from now on. To be called before they are read. */
export function followFirst(all: readonly Pick<Stored<unknown>, 'follow'>[]): void {
  for (const one of all) one.follow((next: unknown) => values.set(one, next));
}

/** What was read of a value that is followed. Where it has changed meanwhile, that is newer, and stays. */
export function know<T>(value: Stored<T>, read: T): void {
  if (!values.has(value)) values.set(value, read);
}

/** Whether it was read for the first paint. */
export const isKnown = <T>(value: Stored<T>): boolean => values.has(value);

/** As it is now, where it is known. */
export const knownOr = <T>(value: Stored<T>, otherwise: T): T =>
  values.has(value) ? (values.get(value) as T) : otherwise;
