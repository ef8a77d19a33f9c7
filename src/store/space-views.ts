import { arrayOf, boolean, object, optional, string } from '../actions/checks';
import type { SpaceView } from '../actions/table';
import type { SpaceName } from '../meet/types';
import { moment, recordOf, text } from './shape';
import { stored } from './stored';

const keptViews = 20;

const part = optional(object({}));
const view = object({
  // The settings are read field by field, whatever is in them.
  space: object({
    name: text<SpaceName>(),
    meetingUri: optional(string),
    meetingCode: optional(string),
    config: part,
    activeConference: part,
    phoneAccess: optional(arrayOf(object({}))),
  }),
  account: string,
  accountId: string,
  made: optional(boolean),
  label: optional(string),
  readAtMs: moment,
});

/** What Google last answered, by meeting code: shown at once while the fresh answer is on its way. */
export const spaceViews = stored('session', 'views', {}, recordOf<SpaceView>(view));

/**
 * Keeps a view as the newest under its code, and answers it as it was kept: that this account did not make the meeting is
 * not forgotten where it was not asked again. One without a code is not kept.
 */
export async function keepView(view: SpaceView): Promise<SpaceView> {
  const code = view.space.meetingCode;
  if (!code) return view;
  const kept = await spaceViews.update((all) => {
    const { [code]: before, ...others } = all;
    const isKnown = view.made !== undefined || before?.made !== false || before.accountId !== view.accountId;
    const newest = isKnown || before.space.name !== view.space.name ? view : { ...view, made: false };
    return Object.fromEntries([[code, newest], ...Object.entries(others)].slice(0, keptViews));
  });
  return kept[code] ?? view;
}
