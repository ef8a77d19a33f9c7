import type { SpaceView } from '../actions/table';
import { stored } from './stored';

const keptViews = 20;

/** What Google last answered, by meeting code: shown at once while the fresh answer is on its way. */
export const spaceViews = stored<Record<string, SpaceView>>('session', 'views', {});

/** Keeps a view as the newest under its code, and answers it. One without a code is not kept. */
export async function keepView(view: SpaceView): Promise<SpaceView> {
  const code = view.space.meetingCode;
  if (code)
    await spaceViews.update((all) => {
      const others = Object.entries(all).filter(([other]) => other !== code);
      return Object.fromEntries([[code, view], ...others].slice(0, keptViews));
    });
  return view;
}
