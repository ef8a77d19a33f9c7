import { until } from '../chromium/until';
import { type Measure, measure } from './measure';
import { signIn } from './orders';
import { Popup } from './popup';
import { press } from './press';
import { startCall } from './scene';
import { inTurn } from './sides';
import { Stage } from './stage';
import { goTo, openTab } from './tabs';

/**
 * The tab of a meeting that this browser sees for the first time, so that no view of it is kept: until Copy works, and
 * from the request at Google until Lock works. Another meeting each round. What is marked is pressed here as well.
 */
export async function measureFirstLook(rounds: number): Promise<Measure[]> {
  const stage = await Stage.start();
  try {
    await signIn(stage);
    const { google } = stage;
    const targets = await stage.begin();
    const tab = await openTab(targets, 'https://www.google.com/bench');
    const [ours = [], blank = []] = await inTurn(rounds, stage.sides, async (side) => {
      const space = startCall(stage);
      await goTo(targets, tab, space.meetingUri);
      const from = google.requests.length;
      const clickedAt = Date.now();
      const popup = await Popup.open(targets, tab.tab, side);
      const times = await popup.readTimes(side.name === 'ours' ? ['usable', 'lockable'] : []);
      const { paint = Number.NaN, usable = paint, lockable = paint } = times;
      let answered = 0;
      if (side.name === 'ours') {
        const read = google.requests.slice(from).find(({ call }) => call === 'get');
        if (!read) throw new Error('Lock is marked as usable, and Google was not asked for the meeting.');
        answered = lockable - (read.at - clickedAt);
        // What is loaded after it today moves Lock away under the mouse; it works where it then stands.
        await until('all of the popup is there', () => popup.says('All settings'));
        await press(popup.session, 'Lock');
        await until('the meeting is locked at Google', () => space.config.accessType === 'RESTRICTED');
        await until('the popup says so', () => popup.says('Unlock'));
      }
      await popup.close();
      return { usable, answered, paint };
    });
    const base = blank.map(({ paint }) => paint);
    return [
      measure(
        'first-look.usable',
        'no view kept, warm: click on the icon → Copy works, to the blank first paint',
        ours.map(({ usable }) => usable),
        base,
      ),
      measure(
        'first-look.lockable',
        'no view kept: request at Google → Lock works, to the blank first paint',
        ours.map(({ answered }) => answered),
        base,
      ),
    ];
  } finally {
    await stage.close();
  }
}
