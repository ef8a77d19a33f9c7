import type { MemberName, MemberRole } from '../meet/types';
import { type Check, object, oneOf, optional, string } from './checks';

/** Somebody with a place in a meeting: who walks in without knocking, and with the role helps to host. */
export interface Person {
  email: string;
  role?: MemberRole;
  /** By this name Google knows the place, once there is one. */
  member?: MemberName;
}

/** The parts of a person, for whatever has more of them. */
export const personParts = { email: string, role: optional(oneOf('COHOST')), member: optional(string) };
/** A person, as a page names them and as they are kept. */
export const isPerson = object(personParts) as Check<unknown> as Check<Person>;
