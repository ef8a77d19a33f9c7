import { shortened } from './meetings';

const key = 'recents';

/**
 * The names of the meetings that Home showed last, which it most likely shows next: they are read along with what says
 * which they are. In localStorage, because that can be read before anything is asked.
 */
export function guessRecents(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '');
    return shortened((kept as unknown[]).filter((one) => typeof one === 'string'));
  } catch {
    return []; // Nothing was shown yet, or it is not what this version writes.
  }
}

/** Keeps what Home shows now. */
export function keepGuess(names: readonly string[]): void {
  const text = JSON.stringify(names);
  if (localStorage.getItem(key) !== text) localStorage.setItem(key, text);
}

/** Leaves no name behind of a meeting that was forgotten. */
export const forgetGuess = (): void => localStorage.removeItem(key);
