import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  byHand,
  type Change,
  called,
  calls,
  changes,
  click,
  copied,
  everyChange,
  everythingIsTold,
  hold,
  isAsked,
  ledger,
  meetingOf,
  notified,
  openBy,
  openOptions,
  openOverMeeting,
  order,
  orderBy,
  type Person,
  prepare,
  sees,
  sends,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

/** Kills the worker with a change under way, and gives what is told of it once a new one runs. */
async function die(person: Person): Promise<string> {
  const before = (await person.chromium.notifications()).length;
  await person.chromium.killWorker();
  await person.chromium.worker();
  const told = await until('the outcome is told', async () => (await person.chromium.notifications())[before]);
  await everythingIsTold(person);
  return told.message;
}

describe('Killed just before an order, the worker comes back for', () => {
  it('a message of a page, whatever it changes', async () => {
    const person = await start({ way: 'web' });
    const page = await openOptions(person);
    for (const change of everyChange) {
      const { give } = await prepare(person, page, change);
      await everythingIsTold(person);
      const before = changes(person).length;
      await person.chromium.killWorker();
      expect(await give(), change).toMatchObject({ ok: true });
      expect(changes(person).slice(before), change).toEqual(sends[change]);
      await until(`${change}: Chromium says that the worker runs`, () => person.chromium.isWorkerRunning());
    }
  });

  it.each(['the menu of a page', 'the shortcut'] as const)('%s, and again before the yes', async (road) => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person);
    person.google.startConference(space.name);
    await person.chromium.killWorker();
    const popup = await openBy(person, road, 'endConference', space);
    await isAsked(popup);
    await person.chromium.killWorker();
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(changes(person)).toEqual(['end']);
  });
});

describe('Killed in the middle, what became of it is looked up, and nothing is repeated:', () => {
  it('whatever was under way', async () => {
    const person = await start({ way: 'web' });
    const page = await openOptions(person);
    for (const change of everyChange) {
      const { give } = await prepare(person, page, change);
      await everythingIsTold(person);
      const [call] = sends[change];
      const [all, before] = [changes(person).length, calls(person, call).length];
      person.google.failNext({ method: call, how: 'hang' });
      const answer = give().catch(String);
      await called(person, call, before + 1);
      const told = await die(person);
      // What comes from a dead worker is no answer; the popup makes a sentence of it.
      expect(await answer, change).toContain('message channel closed');
      expect(told, change).toContain(
        change === 'createSpace' ? 'a meeting may or may not have been made' : 'nothing was changed',
      );
      await order(page, 'readSpace', { code: meetingOf(person).meetingCode });
      expect(changes(person).slice(all), change).toEqual([call]);
    }
    const before = calls(person, 'create').length;
    person.google.failNext({ method: 'create', how: 'hang' });
    await orderBy(person, 'the shortcut', 'createSpace');
    await called(person, 'create', before + 1);
    expect(await die(person)).toContain('one that may exist');
    expect(calls(person, 'create')).toHaveLength(before + 1);
  });

  it('in every view of the popup, and a read is offered again', async () => {
    const person = await start({ way: 'web' });
    for (const [call, change] of Object.entries(byHand)) {
      person.google.failNext({ method: call, how: 'hang' });
      const popup = await change(person);
      await called(person, call);
      await person.chromium.killWorker();
      await sees(popup, call === 'create' ? 'one that may exist' : 'nothing was changed');
      // Or the next popup would say the same of this one first.
      await until('that is acknowledged', async () => (await ledger(person)).open.length === 0);
      await person.chromium.closePopup();
    }
    expect(changes(person)).toEqual(['create', 'patch', 'end']);

    const told = await person.chromium.notifications();
    const reads = calls(person, 'get').length;
    person.google.failNext({ method: 'get', how: 'hang' });
    const popup = await openOverMeeting(person, meetingOf(person).meetingCode);
    await called(person, 'get', reads + 1);
    await person.chromium.killWorker();
    await sees(popup, 'Nothing was changed.');
    await click(popup, 'Try again');
    await sees(popup, 'No call running');
    expect(await person.chromium.notifications()).toEqual(told);
  });
});

/** What is told of a change that nobody looks at any more. */
const saysDone: Record<Change, string> = {
  createSpace: 'Meeting ready',
  updateSpace: 'Settings changed',
  undoUpdate: 'Change undone',
  toggleLock: 'Meeting locked',
  endConference: 'The call was ended for everyone',
  closeRoom: 'The room is closed',
};

describe('With the page closed in the middle, the worker goes on and tells:', () => {
  it('whatever was under way', async () => {
    const person = await start({ way: 'web' });
    for (const change of everyChange) {
      const page = await openOptions(person);
      const { give, space } = await prepare(person, page, change);
      const [call] = sends[change];
      const before = calls(person, call).length;
      const letGo = hold(person, call);
      const left = give().catch(String);
      await called(person, call, before + 1);
      await page.close();
      letGo();
      const { message } = await notified(person, saysDone[change]);
      const { meetingCode } = space ?? person.google.spaces.at(-1) ?? {};
      expect(message, change).toContain(meetingCode);
      expect(calls(person, call), change).toHaveLength(before + 1);
      await left;
    }
  });

  it('New meeting from the popup, with its link copied, and one that fails', async () => {
    const person = await start({ way: 'web' });
    const letGo = hold(person, 'create');
    await byHand.create(person);
    await called(person, 'create');
    await person.chromium.closePopup();
    letGo();
    const { message } = await notified(person, 'Meeting ready');
    expect(message).toBe(`Link copied: ${person.google.spaces[0]?.meetingUri}`);
    await copied(person, person.google.spaces[0]?.meetingUri);
    const letFail = hold(person, 'create', { status: 503 });
    await byHand.create(person);
    await called(person, 'create', 2);
    await person.chromium.closePopup();
    letFail();
    expect((await notified(person, 'Outcome unknown')).message).toContain('may or may not have been made');
    expect(changes(person)).toEqual(['create', 'create']);
  });
});
