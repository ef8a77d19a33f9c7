import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { troubles } from '../google';
import {
  allIsAcknowledged,
  called,
  click,
  everythingIsTold,
  hold,
  ledger,
  meetingOf,
  notified,
  openElsewhere,
  openOverMeeting,
  orderBy,
  type Person,
  pressAndHold,
  presses,
  readFoot,
  said,
  sees,
  start,
} from '../person';

const busy = { create: 'Making the meeting…', lock: 'Applying…', change: 'Applying…', end: 'Ending the call…' };

/** What Google answers, and what is said of it. */
const answers = {
  200: {
    create: 'Meeting ready',
    lock: 'Meeting locked',
    change: 'Settings changed',
    end: 'The call was ended for everyone',
  },
  500: {
    create: 'a meeting may or may not have been made',
    lock: 'nothing was changed',
    change: 'nothing was changed',
    end: 'nothing was changed',
  },
  403: {
    create: 'belongs to another account, or it is gone',
    lock: 'belongs to another account, or it is gone',
    change: 'belongs to another account, or it is gone',
    end: 'end only the meetings it made',
  },
} as const;
const rows = presses.flatMap((press) => ([200, 500, 403] as const).map((status) => [press, status] as const));
const faultOf = (status: keyof typeof answers) => (status === 200 ? {} : { status });

/** Waits until the foot says one thing, and gives it. */
const footSays = (popup: Page, text: string) =>
  until(`the foot says “${text}”, and nothing else`, async () => {
    const foot = await readFoot(popup);
    if (foot.length !== 1 || !foot[0]?.includes(text)) throw new Error(`It says ${JSON.stringify(foot)}.`);
    return true;
  });

/** The popup opened anew, which has nothing to say of any order. */
async function saysNothing(person: Person): Promise<void> {
  const popup = await openElsewhere(person);
  await sees(popup, 'New meeting');
  expect((await ledger(person)).open).toEqual([]);
  expect(await readFoot(popup)).toEqual([]);
}

describe('The popup closed before the answer, and opened again', () => {
  it.each(rows)('shows %s under way, then what became of it with a %i, once', async (press, status) => {
    const person = await start({ way: 'web' });
    const { letGo } = await pressAndHold(person, press, faultOf(status));
    const popup = await openElsewhere(person);
    await sees(popup, busy[press]);
    letGo();
    await footSays(popup, answers[status][press]);
    await allIsAcknowledged(popup);
    expect(await person.chromium.notifications()).toEqual([]);
    await saysNothing(person);
  });

  it.each(rows)(
    'tells once of %s where nobody looks, and shows it first in the next popup unless it went well: %i',
    async (press, status) => {
      const person = await start({ way: 'web' });
      const { letGo } = await pressAndHold(person, press, faultOf(status));
      await person.chromium.closePopup();
      letGo();
      const helps = status === 403 && press !== 'end';
      if (!helps) {
        const { title, message } = await notified(person);
        expect(`${title} ${message}`).toContain(answers[status][press]);
        await everythingIsTold(person);
        expect(await person.chromium.notifications()).toHaveLength(1);
      }
      if (status !== 200) {
        // Where a button helps, the popup opens by itself instead of a notification.
        const popup = helps ? await person.chromium.waitForPopup() : await openElsewhere(person);
        await footSays(popup, answers[status][press]);
        await allIsAcknowledged(popup);
        // Seen here, it is gone there.
        await until('no notification is left', async () => (await person.chromium.notifications()).length === 0);
      }
      await saysNothing(person);
    },
  );
});

it('“Say when something was done” silences only what went exactly as asked', async () => {
  const person = await start({ way: 'web' });
  const options = await person.chromium.openPage('src/options/index.html#general');
  const [exact, kept] = [1, 2].map(() => meetingOf(person, { config: { accessType: 'OPEN' } }));
  await click(options, 'Say when something was done and no window of Meet Spaces is open', 'checkbox');
  await orderBy(person, 'the shortcut', 'toggleLock', exact);
  await until('it is locked', () => exact?.config.accessType === 'RESTRICTED');
  await allIsAcknowledged(options);
  expect(await person.chromium.notifications()).toEqual([]);

  person.google.dropSetting('host@gmail.com', 'accessType');
  await orderBy(person, 'the shortcut', 'toggleLock', kept);
  const told = await notified(person, 'That did not work', kept?.meetingCode);
  expect(told.message).toContain('Google kept “Anyone with the link”');
  await everythingIsTold(person);
  expect(await person.chromium.notifications()).toHaveLength(1);
});

it('of several outcomes failures come before what nobody knows, and that before what was done; each names its meeting', async () => {
  const person = await start({ way: 'web' });
  const [done, failed, unknown] = [1, 2, 3].map(() => meetingOf(person, { config: { accessType: 'OPEN' } }));
  const [letDo, letFail, letLose] = [
    hold(person, 'patch', { space: done?.name ?? '' }),
    hold(person, 'patch', { space: failed?.name ?? '', status: 403 }),
    hold(person, 'patch', { ...troubles.answerLost, space: unknown?.name ?? '' }),
  ];
  for (const [at, space] of [done, failed, unknown].entries()) {
    await orderBy(person, 'the menu of a link', 'toggleLock', space);
    await called(person, 'patch', at + 1);
  }
  const popup = await openElsewhere(person);
  await sees(popup, 'Applying…');
  person.google.failNext({ method: 'get', space: unknown?.name ?? '', status: 503, times: 20 });
  letDo();
  await footSays(popup, 'Meeting locked');
  letLose();
  await footSays(popup, 'it may or may not have happened');
  letFail();
  await sees(popup, '1 of 3');
  const all = [
    [failed, answers[403].lock],
    [unknown, 'it may or may not have happened'],
    [done, 'Meeting locked'],
  ] as const;
  for (const [at, [space, text]] of all.entries()) {
    await sees(popup, `${at + 1} of 3`);
    await footSays(popup, text);
    expect(await popup.$eval('.foot', (foot) => foot.textContent)).toContain(space?.meetingCode);
    await click(popup, 'Next');
  }
  await sees(popup, '1 of 3');
  await allIsAcknowledged(popup);
});

describe('A change whose answer was lost, read by nobody at first, is not blamed on somebody else by', () => {
  /** Lets a change be carried out and its answer be lost, with every reading after it failing too. */
  async function lose(press: 'lock' | 'change') {
    const person = await start({ way: 'web' });
    const { space, popup, letGo } = await pressAndHold(person, press, troubles.answerLost);
    person.google.failNext({ method: 'get', status: 503, times: 100 });
    letGo();
    await footSays(popup, 'it may or may not have happened');
    await allIsAcknowledged(popup);
    expect(space?.config.accessType).toBe(press === 'lock' ? 'RESTRICTED' : 'OPEN');
    person.google.clearFaults();
    return { person, space, popup };
  }
  const nobodyIsBlamed = async (popup: Page) => expect(await said(popup)).not.toContain('Somebody');

  it('Unlock, after Show how it stands', async () => {
    const { space, popup } = await lose('lock');
    await click(popup, 'Show how it stands');
    await click(popup, 'Unlock');
    await footSays(popup, 'Meeting unlocked');
    expect(space?.config.accessType).toBe('TRUSTED');
    await nobodyIsBlamed(popup);
  });

  it('Apply, pressed again at once', async () => {
    const { space, popup } = await lose('change');
    await click(popup, 'Apply');
    await sees(popup, 'Settings changed');
    expect(space?.config.accessType).toBe('OPEN');
    await nobodyIsBlamed(popup);
  });

  it('Undo, in the next popup', async () => {
    const { person, space } = await lose('change');
    const popup = await openOverMeeting(person, space?.meetingCode ?? '');
    await sees(popup, 'Last change');
    await click(popup, 'Undo');
    await footSays(popup, 'Change undone');
    expect(space?.config.accessType).toBe('TRUSTED');
    await nobodyIsBlamed(popup);
  });
});
