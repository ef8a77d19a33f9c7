import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  allIsAcknowledged,
  click,
  everythingIsTold,
  ledger,
  meetingOf,
  notified,
  openElsewhere,
  orderBy,
  type Person,
  pressAndHold,
  presses,
  readFoot,
  sees,
  start,
  tellingIsOver,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

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
    create: 'does not let this account make meetings',
    lock: 'belongs to another account, or it is gone',
    change: 'belongs to another account, or it is gone',
    end: 'end calls only in meetings that it made',
  },
} as const;
const statuses = [200, 500, 403] as const;
/** Each press with every answer in the long run; otherwise each with one, another one for each behaviour. */
const rowsFrom = (first: number) =>
  process.env.LONG
    ? presses.flatMap((press) => statuses.map((status) => [press, status] as const))
    : presses.map((press, at) => [press, statuses[(first + at) % statuses.length] ?? 200] as const);
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
  it.each(rowsFrom(0))('shows %s under way, then what became of it with a %i, once', async (press, status) => {
    const person = await start({ way: 'web' });
    const { letGo } = await pressAndHold(person, press, faultOf(status));
    const popup = await openElsewhere(person);
    await sees(popup, busy[press]);
    letGo();
    await footSays(popup, answers[status][press]);
    await allIsAcknowledged(popup);
    await tellingIsOver(person);
    expect(await person.chromium.notifications()).toEqual([]);
    await saysNothing(person);
  });

  it.each(rowsFrom(1))(
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
        await tellingIsOver(person);
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
  await click(options, 'Say when something was done and no window of Roomkeeper is open', 'checkbox');
  await orderBy(person, 'the shortcut', 'toggleLock', exact);
  await until('it is locked', () => exact?.config.accessType === 'RESTRICTED');
  await allIsAcknowledged(options);
  await tellingIsOver(person);
  expect(await person.chromium.notifications()).toEqual([]);

  person.google.dropSetting('host@gmail.com', 'accessType');
  await orderBy(person, 'the shortcut', 'toggleLock', kept);
  const told = await notified(person, 'That did not work', kept?.meetingCode);
  expect(told.message).toContain('Google kept “Anyone with the link”');
  await everythingIsTold(person);
  expect(await person.chromium.notifications()).toHaveLength(1);
});
