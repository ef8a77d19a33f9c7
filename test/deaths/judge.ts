import type { Page } from 'puppeteer-core';
import { until } from '../chromium/until';
import {
  alarmToTell,
  allIsAcknowledged,
  allIsTold,
  asks,
  findVerdict,
  order,
  readList,
  readOpen,
  readTold,
  readUntold,
  ring,
  said,
  type Verdict,
} from '../person';
import { changed, type Ordered, type Prepared, requests, type Scene } from './scene';

/** How the worker comes back after its death. */
export const wakings = {
  'the popup is opened': ({ person, tab }: Scene) => person.chromium.openPopup(tab),
  'an alarm goes off': async ({ person }: Scene) => {
    await ring(person, alarmToTell);
    return undefined;
  },
  /** Chrome's own, of which the worker knew before it died. */
  'nobody does anything': async () => undefined,
};
/** One of these. */
export type Waking = keyof typeof wakings;
/** How soon somebody has to be told then. */
const toldWithinMs: Record<Waking, number> = {
  'the popup is opened': 5_000,
  'an alarm goes off': 5_000,
  'nobody does anything': 45_000,
};

/** What was known before the worker died, and how it comes back. */
export interface Death {
  ordered: Ordered;
  /** What was asked of Google before, of all orders. */
  before: string[];
  listed: { codes: string; possible: number };
  spaces: number;
  /** The request that changes something may have left, as far as the worker's memory of it goes. */
  mayHaveLeft: boolean;
  waking: Waking;
  look?: Prepared['look'];
}

/** Whether nothing is left to be told. A yes that came to nothing leaves its question, which stays for two minutes. */
const isSettled = async (page: Page): Promise<boolean> => (await readOpen(page)).every(asks);

/** What is wrong after a death, in words; nothing where all is as promised. */
export async function judge(scene: Scene, death: Death): Promise<string[]> {
  const { ordered, before, listed, spaces, mayHaveLeft, waking, look } = death;
  const { person, page } = scene;
  const wrong: string[] = [];
  const sent = () => changed(person).slice(before.length);
  const wasRecorded = (await readUntold(page)).length > 0;
  const hasToBeTold = wasRecorded || sent().length > 0;
  const popup = await wakings[waking](scene);
  let told: string[] = [];
  try {
    if (hasToBeTold) {
      told = await until(
        'somebody is told',
        async () => {
          const all = await readTold(person, popup);
          return all.length > 0 && all;
        },
        toldWithinMs[waking],
      );
      await allIsTold(page);
      // Where it came up late a notification says it as well, and only the popup settles what is no success.
      if (popup) await until('the popup has shown it', () => isSettled(page));
    }
  } catch (error) {
    const shown = popup ? await said(popup).catch(String) : 'no popup';
    wrong.push(
      `${error} The popup: ${shown}. The notifications: ${JSON.stringify(await person.chromium.notifications())}`,
    );
  }
  const verdicts = told.flatMap((text) => findVerdict(text) ?? []);
  const standing = await look?.();
  const isDone = standing ? !standing.left : requests[ordered].every((call) => sent().includes(call));
  const fits: Record<Verdict, boolean> = {
    done: isDone,
    failed: !isDone && !standing?.unknown,
    unknown: standing ? standing.unknown > 0 : mayHaveLeft,
  };
  for (const verdict of new Set(verdicts))
    if (!fits[verdict]) wrong.push(`told “${told.join(' | ')}” with ${sent().join() || 'nothing'} sent`);
  // What happens by itself would have happened by the time that something else was read.
  await order(page, 'copyCode', { code: 'abc-mnop-xyz' });
  if (look) {
    const { left, twice } = await look();
    for (const one of twice) wrong.push(`${one} was asked for more than once`);
    // The next worker goes on with all but what had left, of which it looks what became.
    if (hasToBeTold && left > (mayHaveLeft ? 1 : 0)) wrong.push(`${left} are left`);
  } else
    for (const call of new Set(sent()))
      if (sent().filter((one) => one === call).length > 1) wrong.push(`${call} was sent more than once`);
  for (const call of sent())
    if (!requests[ordered].includes(call)) wrong.push(`${call} was sent, which nobody ordered`);
  if (requests[ordered].includes('create')) {
    const now = await readList(page);
    const made = person.google.spaces.slice(spaces);
    const lost = made.filter(({ meetingCode }) => !now.codes.includes(meetingCode)).length;
    if (lost > now.possible - listed.possible) wrong.push(`${lost} of ${made.length} meetings are in no list`);
  }
  // What was told by a notification alone and is no success is first in the next popup.
  if (!popup && !wrong.length && !verdicts.includes('done')) {
    const next = await person.chromium.openPopup(scene.tab);
    const shown = await until('the popup says so too', async () => {
      const all = await readTold(person, next);
      return (await isSettled(page)) && all;
    });
    if (hasToBeTold && shown.length === 0) wrong.push('the next popup does not say it');
  }
  await person.chromium.closePopup();
  await person.chromium.clearNotifications();
  for (const one of await readOpen(page)) if (asks(one)) await order(page, 'dismiss', { id: one.id });
  await allIsAcknowledged(page).catch((error) => wrong.push(String(error)));
  return wrong;
}

/** Forgets what a death left behind against the promise, so that the next one is judged by itself. */
export async function forget({ person, page }: Scene): Promise<void> {
  await page.evaluate(async () => {
    await chrome.storage.local.remove('open');
    await chrome.storage.session.remove(['open', 'journal']);
  });
  await person.chromium.killWorker();
  await person.chromium.worker();
}
