import { createContext, type RefObject } from 'preact';
import { type Entry, endOf } from '../actions/entry';
import type { Order } from '../actions/table';

/** What is said of orders that have come to their end, the first of them now unless another one was chosen. */
export interface Said {
  ended: Entry[];
  chosen?: string;
}

/** What the foot of any view says of orders, and what its buttons do. It outlives the view. */
export interface Speech {
  /** Every order of which nobody was told, but for the one that the view itself asks about. */
  open: Entry[];
  /** The same as it was followed last. */
  before: RefObject<Entry[]>;
  said: Said;
  setSaid(by: (said: Said) => Said): void;
  /** The meeting that is shown above: only another one is named. */
  code?: string;
  give(order: Order): void;
  /** Has these words said to whoever does not see them. */
  hear(words: string): void;
  /** Shows the meeting; without a code, where those are listed of which nobody knows whether they were made. */
  look(code: string | undefined): void;
}

/** The popup has one, and every view of it ends in a foot that takes it up. */
export const Speaking = createContext<Speech | undefined>(undefined);

/** What is said now. */
export const shownOf = ({ ended, chosen }: Said): Entry | undefined =>
  ended.find(({ id }) => id === chosen) ?? ended[0];

/** The order that is under way: neither at its end nor waiting for a yes. */
export const findBusy = (open: Entry[]): Entry | undefined =>
  open.find((one) => !endOf(one) && !(one.state.is === 'waiting' && one.state.for === 'yes'));
