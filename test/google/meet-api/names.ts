import { randomBytes, randomInt } from 'node:crypto';

const letters = (length: number) => Array.from({ length }, () => String.fromCharCode(97 + randomInt(26))).join('');

/** An id of a space as seen in the wild: 12 characters of the base64url alphabet. One in 700 would look like a code; those are not given out. */
export function newSpaceId(): string {
  const id = randomBytes(9).toString('base64url');
  return isCode(id) ? newSpaceId() : id;
}

/** A meeting code as Meet makes them: 3-4-3 lower-case letters. */
export const newCode = (): string => `${letters(3)}-${letters(4)}-${letters(3)}`;

/** An opaque id of a conference record or of what hangs on it. */
export const newOpaqueId = (): string => randomBytes(12).toString('base64url').replace(/[-_]/g, 'x');

/** Whether a path segment can only be a meeting code. */
export const isCode = (text: string): boolean => /^[a-z]+-[a-z]+-[a-z]+$/i.test(text);
