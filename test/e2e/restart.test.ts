import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import type { Space } from '../google';
import {
  called,
  calls,
  changes,
  click,
  findVerdict,
  hold,
  isAsked,
  killBrowser,
  type Lasting,
  meetingOf,
  notified,
  openBy,
  openElsewhere,
  openOptions,
  openOverMeeting,
  order,
  orderBy,
  readList,
  readOpen,
  readTold,
  said,
  signIn,
  startAgain,
  startLasting,
} from '../person';
import { oneIn, turnOf } from '../share';

const triggers = ['popup', 'key', 'menu'] as const;
type Trigger = (typeof triggers)[number];

/** All three in `npm run test:long`; in `npm test` one for each state, in turn, beginning with another one at each seed. */
let turn = turnOf(triggers.length);
const some = () => (process.env.LONG ? triggers : [triggers[turn++ % triggers.length] as Trigger]);

async function signedIn(): Promise<Lasting> {
  const person = await startLasting();
  await signIn(person, 'web', ['settings', 'created']);
  return person;
}

/** Asks for a new meeting and comes back at once. */
async function create(person: Lasting, trigger: Trigger): Promise<void> {
  if (trigger === 'popup') await click(await openElsewhere(person), 'New meeting');
  else await orderBy(person, trigger === 'key' ? 'the shortcut' : 'the menu of the icon', 'createSpace');
}

/** Locks a meeting and comes back at once. */
async function lock(person: Lasting, trigger: Trigger, space: Space): Promise<void> {
  if (trigger === 'popup') {
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'Lock');
  } else await orderBy(person, trigger === 'key' ? 'the shortcut' : 'the menu of a page', 'toggleLock', space);
}

/** What is told after the browser has come back, by whatever the extension does by itself. */
const toldAfterwards = (person: Lasting): Promise<string[]> =>
  until(
    'somebody is told after the restart',
    async () => {
      const told = await readTold(person);
      return told.length > 0 && told;
    },
    45_000,
  );

beforeEach(oneIn(10));

describe('The browser killed and started again, with an order', () => {
  it('waiting for a yes: it is not asked again, and nothing is sent', { timeout: 120_000 }, async () => {
    const person = await signedIn();
    for (const trigger of some()) {
      const space = meetingOf(person);
      person.google.startConference(space.name);
      if (trigger === 'popup') {
        const popup = await openOverMeeting(person, space.meetingCode);
        await click(popup, 'End call for everyone…');
        await isAsked(popup);
      } else
        await isAsked(
          await openBy(person, trigger === 'key' ? 'the shortcut' : 'the menu of a page', 'endConference', space),
        );
      await killBrowser(person);
      await startAgain(person);
      const popup = await openOverMeeting(person, space.meetingCode);
      await until('the popup shows the call', async () => (await said(popup)).includes(space.meetingCode));
      expect(await said(popup), trigger).not.toContain('End this call for everyone?');
      expect(changes(person), trigger).toEqual([]);
    }
  });

  it.each([
    ['and Google does it later', false],
    ['and Google has done it', true],
  ])('sent, %s: it is told, and a meeting may exist', { timeout: 240_000 }, async (_, isDone) => {
    const person = await signedIn();
    for (const [index, trigger] of some().entries()) {
      let letGo = () => {};
      if (isDone) person.google.failNext({ method: 'create', how: 'hang', done: true });
      else letGo = hold(person, 'create');
      await create(person, trigger);
      await called(person, 'create', index + 1);
      await killBrowser(person);
      letGo();
      await startAgain(person);
      expect((await toldAfterwards(person)).map(findVerdict), trigger).toEqual(['unknown']);
      expect(calls(person, 'create'), trigger).toHaveLength(index + 1);
      expect(await readList(await openOptions(person)), trigger).toMatchObject({ possible: index + 1 });
    }
  });

  it.each([
    ['and Google never does it', false],
    ['and Google has done it', true],
  ])('to lock sent, %s: it is read back and told so', { timeout: 240_000 }, async (_, isDone) => {
    const person = await signedIn();
    for (const [index, trigger] of some().entries()) {
      person.google.failNext({ method: 'patch', how: 'hang', done: isDone });
      await lock(person, trigger, meetingOf(person, { config: { accessType: 'TRUSTED' } }));
      await called(person, 'patch', index + 1);
      await killBrowser(person);
      await startAgain(person);
      expect((await toldAfterwards(person)).map(findVerdict), trigger).toEqual([isDone ? 'done' : 'failed']);
      expect(calls(person, 'patch'), trigger).toHaveLength(index + 1);
    }
  });

  it('queued behind another: it is not sent, and that is told', { timeout: 240_000 }, async () => {
    const person = await signedIn();
    for (const [index, trigger] of some().entries()) {
      const space = meetingOf(person, { config: { accessType: 'TRUSTED' } });
      const { name, meetingCode: code } = space;
      const page = await openOptions(person);
      await order(page, 'readSpace', { code });
      person.google.failNext({ method: 'patch', how: 'hang' });
      const change = { name, shown: { accessType: 'TRUSTED' }, wanted: { accessType: 'OPEN' } };
      const left = order(page, 'updateSpace', change).catch(String);
      await called(person, 'patch', index + 1);
      await lock(person, trigger, space);
      await until('the lock is queued', async () =>
        (await readOpen(page)).some(({ order, state }) => order.action === 'toggleLock' && state.is === 'queued'),
      );
      await killBrowser(person);
      await left;
      await startAgain(person);
      await until('both are told of', async () => (await toldAfterwards(person)).length >= 2, 45_000);
      const told = await readTold(person);
      expect(told.map(findVerdict), `${trigger}: ${told}`).toEqual(['failed', 'failed']);
      expect(calls(person, 'patch'), trigger).toHaveLength(index + 1);
      expect(space.config.accessType, trigger).toBe('TRUSTED');
    }
  });

  it('answered but not told: it is told', { timeout: 240_000 }, async () => {
    const person = await signedIn();
    for (const [index, trigger] of some().entries()) {
      const letGo = hold(person, 'create');
      await create(person, trigger);
      await called(person, 'create', index + 1);
      await person.chromium.closePopup();
      const worker = await person.chromium.debugWorker();
      const { stopped } = await worker.stopBefore('notifications.create');
      letGo();
      await stopped;
      await killBrowser(person);
      await startAgain(person);
      const { message } = await notified(person, 'Meeting ready');
      expect(message, trigger).toContain(person.google.spaces[index]?.meetingUri);
      expect(calls(person, 'create'), trigger).toHaveLength(index + 1);
    }
  });

  it('told: it is not told again', { timeout: 240_000 }, async () => {
    const person = await signedIn();
    for (const [index, trigger] of some().entries()) {
      await create(person, trigger);
      const space = await until('the meeting is made', () => person.google.spaces[index]);
      const page = await openOptions(person);
      await until('it was told', async () => (await readOpen(page)).length === 0);
      await killBrowser(person);
      await startAgain(person);
      const popup = await openElsewhere(person);
      await until('the popup lists the meeting', async () => (await said(popup)).includes(space.meetingCode));
      expect(await readTold(person, popup), trigger).toEqual([]);
      expect(calls(person, 'create'), trigger).toHaveLength(index + 1);
    }
  });
});
