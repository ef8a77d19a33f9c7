import { arrayOf, type Check, object, oneOf, optional, string, valuesOf } from '../actions/checks';
import type { Failure } from '../actions/failures';
import { isPerson, type Person, personParts } from '../actions/person';
import { failureSchema } from './order-schema';
import { fieldsOf } from './shape';
import { storedMap } from './stored';

/** One person of an order, and how far it is with them. */
export interface PersonRow extends Person {
  does: 'add' | 'remove';
  is: 'queued' | 'sent' | 'done' | 'failed' | 'unknown';
  /** The place was made by this order, and was nobody's before. */
  isOurs?: true;
  /** Why it failed. */
  failure?: Failure;
}

/** What this browser knows of the people of one meeting. Addresses are in no other value, and in none that Chrome syncs. */
export interface People {
  /** Who was added from here, by the name of their place: nobody else is ever taken away. */
  added: Record<string, Person>;
  /** The last order about them, by its id in the ledger. */
  orderId?: string;
  rows?: PersonRow[];
}

const row = object({
  ...personParts,
  does: oneOf('add', 'remove'),
  is: oneOf('queued', 'sent', 'done', 'failed', 'unknown'),
  failure: optional(failureSchema),
}) as Check<unknown> as Check<PersonRow>;

/** By space name. */
export const people = storedMap(
  'local',
  'people:',
  fieldsOf<People>({ added: valuesOf(isPerson) }, { orderId: string, rows: arrayOf(row) }),
);

/** The same person, in whatever letter case the address is written: Google takes them for one. */
export const isSame = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** People as rows of an order. */
export const rowsOf = (some: Person[], does: PersonRow['does']): PersonRow[] =>
  some.map(({ email, role, member }) => ({
    email,
    ...(role && { role }),
    ...(member && { member }),
    does,
    is: 'queued',
  }));
