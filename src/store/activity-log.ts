import { boolean, object, optional, string } from 'valibot';
import type { Failure } from '../actions/failures';
import type { ActionWith } from '../actions/table';
import { listOf, moment, text, whole } from './shape';
import { stored } from './stored';

/** What is logged: each has its name as `log_NAME`. */
export type LoggedAction = Exclude<ActionWith<'changes'>, 'confirm'> | 'signIn' | 'signOut';

/** One thing that was done or tried. No content, no names, no addresses of people, no tokens. */
export interface Activity {
  atMs: number;
  action: LoggedAction;
  /** The meeting, where it was about one and its code is known. */
  code?: string;
  outcome: 'done' | Failure['kind'];
}

/** Older entries make room. */
const keptActivities = 200;

const activity = object({
  atMs: moment,
  action: text<LoggedAction>(),
  code: optional(string()),
  outcome: text<Activity['outcome']>(),
});

/** The newest first. */
export const activities = stored('local', 'activities', [], listOf<Activity>(activity));
/** Whether the person wants it kept. */
export const keepsActivities = stored('local', 'keepsActivities', true, whole<boolean>(boolean()));

/** Puts it on top of the log. */
export async function logActivity(activity: Activity): Promise<void> {
  await activities.update((all) => [activity, ...all].slice(0, keptActivities));
}
