import { until } from '../chromium/until';
import { type Display, startDisplay } from '../native/display';
import { blankKey } from './blank';
import { type Measure, measure } from './measure';
import { signIn } from './orders';
import { endProcesses, toldAll } from './processes';
import { inTurn } from './sides';
import { Stage } from './stage';
import { openTab } from './tabs';

/**
 * The key for a new meeting, pressed for real while neither worker nor process is there, until its request arrives.
 * Where there is no display to press it on, that is said, and nothing is measured.
 */
export async function measureKey(rounds: number): Promise<Measure[]> {
  const display = await startDisplay().catch((reason: Error) => {
    console.error(`key: not measured, because no key can be pressed for real. ${reason.message}`);
  });
  if (!display) return [];
  try {
    const stage = await Stage.start({ display });
    try {
      return [await measureAt(stage, display, rounds)];
    } finally {
      await stage.close();
    }
  } finally {
    await display.stop();
  }
}

async function measureAt(stage: Stage, display: Display, rounds: number): Promise<Measure> {
  await signIn(stage);
  const { google, chromium } = stage;
  const targets = await stage.begin();
  await openTab(targets, 'https://www.google.com/bench');
  const keys = { ours: 'alt+shift+s', blank: blankKey };
  const [ours = [], blank = []] = await inTurn(rounds, stage.sides, async ({ name }) => {
    await endProcesses(targets, stage.sides);
    await display.wake();
    const from = google.requests.length;
    // The local Google writes down the time of this clock.
    const pressedAt = Date.now();
    await display.xdotool('key', '--clearmodifiers', keys[name]);
    const { at } = await until(`the request of the ${name} key arrives`, () =>
      google.requests.slice(from).find(({ call }) => call === 'create'),
    );
    // What the worker is killed in the middle of it would tell when it starts the next time.
    if (name === 'ours') {
      const link = google.spaces.at(-1)?.meetingUri ?? '';
      await until('the new meeting is told', async () =>
        (await chromium.notifications()).some(({ message }) => message.includes(link)),
      );
      await toldAll(targets, stage.sides[0]);
    }
    return at - pressedAt;
  });
  return measure('key', 'key press, worker and process gone → its request at Google', ours, blank);
}
