import { type Check, object, string } from '../actions/checks';
import type { Sent } from '../actions/entry';
import { sentSchema } from './entry-schema';
import { listOf } from './shape';
import { stored } from './stored';

/** A meeting of which nobody knows whether it was made: Google never answered, and cannot list what there is. */
export interface PossibleMeeting {
  /** The id of the order. */
  id: string;
  sent: Extract<Sent, { method: 'createSpace' }>;
}

const possible = object({ id: string, sent: sentSchema }) as Check<unknown> as Check<PossibleMeeting>;

/** The newest first, until somebody found its code or dismissed it. */
export const possibleMeetings = stored('local', 'possible', [], listOf<PossibleMeeting>(possible));

/** With this one on top. */
export const withPossible = (all: PossibleMeeting[], one: PossibleMeeting): PossibleMeeting[] => [
  one,
  ...all.filter(({ id }) => id !== one.id),
];

/** Takes one out of the list: it was found, or nobody looks for it any more. */
export async function dismissPossible(id: string): Promise<void> {
  await possibleMeetings.update((all) => all.filter((one) => one.id !== id));
}
