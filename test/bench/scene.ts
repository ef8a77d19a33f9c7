import { until } from '../chromium/until';
import type { Space } from '../google';
import { readText, writeText } from './clipboard';
import { makeMeetings, signIn } from './orders';
import { Popup } from './popup';
import { toldAll } from './processes';
import type { Stage } from './stage';
import type { Tab } from './tabs';
import type { Target, Targets } from './targets';

/** A state in which the popup is opened, and what a person presses in it first. */
export interface Scene {
  name: string;
  /** Brings the browser into it, and answers the address of the tab. */
  prepare(stage: Stage): Promise<string>;
  /** What the popup marks with `performance.mark`, in the order of the results. */
  marks: readonly string[];
  /** The main button, by its accessible name. */
  button: string;
  /** Lets it be pressed once, and resolves when its order has arrived and the popup is closed again. */
  order(stage: Stage, tab: Tab, targets: Targets, press: () => Promise<Popup>): Promise<void>;
}

const signedOut: Scene = {
  name: 'signed-out',
  prepare: async () => 'https://www.google.com/bench',
  marks: ['usable'],
  button: 'Sign in with Google',
  async order({ google, sides: [ours] }, _, targets, press) {
    const { length } = google.authorizations;
    await press();
    await until('Google is asked', () => google.authorizations[length]);
    // With a No the next press finds all as it was. The popup, which Google's window took the focus from, opens to say it.
    const isGoogles = ({ url }: Target) => url.startsWith('https://accounts.google.com/');
    await targets.close(await targets.when('Google’s window opens', () => targets.find(isGoogles)));
    const popup = await Popup.opened(targets, ours);
    await until('the popup says that nothing came of it', () => popup.says('You closed Google’s window or said no'));
    await popup.close();
  },
};

const signedIn: Scene = {
  name: 'signed-in',
  async prepare(stage) {
    await signIn(stage);
    await makeMeetings(stage, 5);
    return 'https://www.google.com/bench';
  },
  marks: ['usable'],
  button: 'New meeting',
  async order({ google, sides: [ours] }, _, targets, press) {
    const { length } = google.spaces;
    const popup = await press();
    const made = await until('a meeting is made at Google', () => google.spaces[length]);
    await until('the popup shows the new meeting', () => popup.says(made.meetingCode));
    // The page that copies waits ten seconds for its worker, which must not die before.
    await until('the foot says that its link is copied', () => popup.says(made.meetingUri));
    await toldAll(targets, ours);
    await popup.close();
  },
};

/** A meeting of the host's with a call in it. */
export function startCall({ google }: Stage): Space {
  const space = google.createSpace({ owner: 'host@gmail.com', madeBy: 'us', config: { accessType: 'OPEN' } });
  google.startConference(space.name, ['host@gmail.com', 'second@gmail.com']);
  return space;
}

const meeting: Scene = {
  name: 'meeting',
  async prepare(stage) {
    await signIn(stage);
    return startCall(stage).meetingUri;
  },
  marks: ['usable', 'lockable'],
  button: 'Copy link',
  async order(_, tab, targets, press) {
    await writeText(targets, tab, 'nothing yet');
    const popup = await press();
    await until('the link is on the clipboard', async () => (await readText(targets, tab)) === tab.page.url);
    await popup.close();
  },
};

export const scenes: readonly Scene[] = [signedOut, signedIn, meeting];
