import type { Failure } from '../actions/failures';
import type { ActionName } from '../actions/table';
import { stored } from './stored';

/** One thing that was done or tried. No content, no names, no addresses of people, no tokens. */
export interface Activity {
  atMs: number;
  action: ActionName;
  /** The meeting, where it was about one and its code is known. */
  code?: string;
  outcome: 'done' | Failure['kind'];
}

/** Older entries make room. */
const keptActivities = 200;

/** The newest first. */
export const activities = stored<Activity[]>('local', 'activities', []);
/** Whether the person wants it kept. */
export const keepsActivities = stored<boolean>('local', 'keepsActivities', true);

export async function logActivity(activity: Activity): Promise<void> {
  await activities.update((all) => [activity, ...all].slice(0, keptActivities));
}
