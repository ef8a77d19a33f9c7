import type { Mismatch, SettingKey, SettingValues } from '../meet/settings';
import type { SpaceName } from '../meet/types';
import type { Failure } from './failures';
import { type ActionWith, actions, type Ended, type Order, type PeopleCount, type RoomCount } from './table';

/** What an order came from. */
export type Trigger = 'page' | 'key' | 'menu' | 'addressBar';

/** An order that the ledger keeps: all that change something, a sign-in, which may carry one, and for the log a sign-out. */
export type RecordedOrder = Extract<
  Order,
  { action: Exclude<ActionWith<'changes'>, 'confirm'> | 'signIn' | 'signOut' }
>;

/** A yes is kept as the order that it confirms, which is there already. */
export const isRecorded = (order: Order): order is RecordedOrder =>
  order.action === 'signIn' || (!!actions[order.action].changes && order.action !== 'confirm');

/** An order from the click until somebody was told what became of it. */
export interface Entry {
  id: string;
  order: RecordedOrder;
  trigger: Trigger;
  /** The id of the account that it is carried out with, once that is known. */
  account?: string;
  /** When it was given; of one that waits for a yes, when that was asked. */
  askedAtMs: number;
  /** The meeting, as far as it is known. */
  about?: About;
  /** The way back from what it changed so far. */
  undo?: Undo;
  state: EntryState;
}

/** The meeting that an order is about. */
export interface About {
  name?: SpaceName;
  code?: string;
  label?: string;
}

/** How far an order is. It only ever goes forward: waiting, queued, sent, answered, told; each but the last may be left out. */
export type EntryState =
  /** For a yes: `seen` is the call that a page showed with the question. For Google's sign-in window. */
  | { is: 'waiting'; for: 'yes'; seen?: SeenConference }
  | { is: 'waiting'; for: 'signIn' }
  /** Nothing has been sent yet. */
  | { is: 'queued' }
  /** The request may have left. */
  | { is: 'sent'; sent: Sent }
  /**
   * `notifiedAtMs`: a notification said so, but nobody has acted on it. `goesOn`: Google has done it, and something less is
   * still under way, after which there is more to tell; a worker that dies meanwhile leaves that much behind.
   */
  | { is: 'answered'; outcome: Outcome; atMs: number; notifiedAtMs?: number; goesOn?: true }
  | { is: 'told'; outcome: Outcome; atMs: number; told: Told };

/** Where and when somebody was told; nowhere if nobody wants to hear of what went as asked. */
export interface Told {
  where: 'page' | 'notification' | 'nowhere';
  atMs: number;
}

/** A call as it was shown, with the id of the account that read it. */
export interface SeenConference {
  name: SpaceName;
  conferenceRecord: string;
  account: string;
}

/** A request that changes something, with what is needed to see later what became of it. */
export type Sent = { atMs: number /** The id of the account. */; account: string } & (
  | { method: 'createSpace'; settings: SettingValues }
  | { method: 'patchSpace'; name: SpaceName; before: SettingValues; wanted: SettingValues }
  | { method: 'endActiveConference'; name: SpaceName; conferenceRecord: string }
  /** The first of several requests about people. How far they are lies in store/people.ts. */
  | { method: 'updateMembers'; name: SpaceName }
  /** Past the Meet API: what the account granted is taken back. */
  | { method: 'revoke' }
);

/** What became of an order. */
export type Outcome = Done | { is: 'failed'; failure: Failure } | { is: 'unknown'; sent?: Sent };

/** Done, with what the sentence about it needs. */
export interface Done {
  is: 'done';
  /** What Google did not apply although it said yes. */
  mismatches?: Mismatch[];
  /** The link of a new meeting went on the clipboard; absent if the worker died before that was known. */
  copied?: boolean;
  uri?: string;
  /** Who may join by now. */
  accessType?: string;
  /** The call was over before. */
  already?: boolean;
  /** What became of another call that began since. */
  next?: Ended['next'];
  /** The meeting was restricted too. */
  closed?: boolean;
  /** How it went with the people of the order. */
  people?: PeopleCount;
  /** How it went with a list of new meetings. */
  rooms?: RoomCount;
  /** So many people were to get a place in the new meeting, and do not. */
  missing?: number;
  /** Google no longer takes the token. */
  confirmed?: boolean;
  /** Google's answer was lost; this was read afterwards. */
  readBack?: true;
  /** This browser had no room to keep a record that outlives it. */
  unsafe?: true;
}

/** A change of a space, and the way back. */
export interface Undo {
  /** The values before. A setting whose value Google did not say is not in here, and cannot be put back. */
  before: SettingValues;
  /** The values after, and those of the settings that the change brings along: with these it is compared. */
  after: SettingValues;
  /** Everything that the change touched. */
  keys: SettingKey[];
}

/** How it went with the many that an order was about. */
export const countOf = (done: Done): Partial<RoomCount> => done.rooms ?? done.people ?? {};

/** Whether an order about many was not done, or not surely, for some of them. */
export function isPartial(done: Done): boolean {
  const { failed, unknown, left, missing } = countOf(done);
  return !!(failed || unknown || left || missing);
}

/** Whether everything went exactly as it was asked for. */
export const isAsAsked = (outcome: Outcome): outcome is Done =>
  outcome.is === 'done' &&
  !outcome.mismatches?.length &&
  outcome.copied !== false &&
  outcome.confirmed !== false &&
  !isPartial(outcome) &&
  !outcome.unsafe;

/** What became of an order, once that is known. */
export const outcomeOf = ({ state }: Entry): Outcome | undefined =>
  state.is === 'answered' || state.is === 'told' ? state.outcome : undefined;

/** The same once nothing of the order is under way any more: only then a page says it. */
export const endOf = (entry: Entry): Outcome | undefined =>
  entry.state.is === 'answered' && entry.state.goesOn ? undefined : outcomeOf(entry);
