import type { Space } from '../google';
import { everythingIsTold, meetingOf, order } from '../person';
import { give } from './give';
import type { Scene } from './scene';
import type { Step } from './steps';
import { countPossible, findMisshapen, isUnknown, type Storage } from './told';
import { findMade, type Given, judgeOrder, type Made } from './truth';

/** Everything that the extension keeps, to begin each life with. */
export const keep = ({ page }: Scene): Promise<Storage> =>
  page.evaluate(async () => ({
    local: await chrome.storage.local.get(null),
    session: await chrome.storage.session.get(null),
  }));

const restore = ({ page }: Scene, kept: Storage): Promise<void> =>
  page.evaluate(async ({ local, session }) => {
    await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
    await Promise.all([chrome.storage.local.set(local), chrome.storage.session.set(session)]);
  }, kept);

/** What a life came to: what is wrong, in words, and where the meetings are that it made. */
export interface Came extends Made {
  wrong: string[];
  repeats: number;
}

/** Lets these things happen one after the other, beginning with one meeting, and then compares with the local Google. */
export async function live(scene: Scene, kept: Storage, steps: readonly Step[]): Promise<Came> {
  const { google, chromium } = scene.person;
  google.clearFaults();
  google.acceptConnections();
  await chromium.closePopup();
  await restore(scene, kept);
  const spaces = [meetingOf(scene.person, { config: { accessType: 'OPEN' } })];
  const given: Given[] = [];
  const wrong: string[] = [];
  for (const step of steps) {
    const before = google.spaces.length;
    try {
      const done = await happen(scene, step, spaces);
      if (done) given.push(done);
    } catch (error) {
      wrong.push(`${JSON.stringify(step)}: ${error instanceof Error ? error.message : error}`);
    }
    google.clearFaults();
    await google.dropUnanswered();
    spaces.push(...google.spaces.slice(before));
  }
  await everythingIsTold(scene.person).catch((error: Error) => wrong.push(error.message));
  const after = await keep(scene);
  const { local } = after;
  const made = given.map((one) => findMade(one, (name) => local[`meeting:${name}`] !== undefined));
  const all = (key: keyof Made) => made.flatMap((one) => one[key]);
  wrong.push(...given.flatMap(judgeOrder), ...findMisshapen(after));
  const unknown = given.filter(({ what, ending = '' }) => what.startsWith('create') && isUnknown(ending));
  if (unknown.length !== countPossible(after))
    wrong.push(`${unknown.length} meetings may exist, and ${countPossible(after)} are listed as such`);
  wrong.push(...all('lost').map((name) => `${name} is at Google, and nobody knows of it`));
  const repeats = given.flatMap(({ requests }) => requests).filter((one) => one.repeats).length;
  return {
    wrong,
    repeats,
    listed: all('listed'),
    mayExist: all('mayExist'),
    lostHalves: all('lostHalves'),
    lost: all('lost'),
  };
}

async function happen(scene: Scene, step: Step, spaces: readonly Space[]): Promise<Given | undefined> {
  const { google, chromium } = scene.person;
  const space = spaces[('meeting' in step ? step.meeting : 0) % spaces.length] as Space;
  switch (step.order) {
    case 'sign out':
      await order(scene.page, 'signOut', {});
      return undefined;
    case 'sign in':
      await order(scene.page, 'signIn', { way: 'web', scopes: [] });
      return undefined;
    case 'open the popup':
      await chromium.openPopup(scene.tab);
      return undefined;
    case 'close the popup':
      await chromium.closePopup();
      return undefined;
    case 'somebody walks in':
      google.startConference(space.name);
      return undefined;
    case 'somebody changes it':
      google.changeSpace(space.name, { accessType: 'TRUSTED' });
      return undefined;
    default:
      return give(scene, step, space);
  }
}
