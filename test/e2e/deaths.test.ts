import type { Page } from 'puppeteer-core';
import { describe, expect, it } from 'vitest';
import type { Stop } from '../chromium/stops';
import { until } from '../chromium/until';
import { counted } from '../counted';
import { meetScopes } from '../google';
import {
  type Answer,
  alarmToTell,
  allIsAcknowledged,
  allIsTold,
  asks,
  type Change,
  called,
  calls,
  everyChange,
  everyLongChange,
  findVerdict,
  hold,
  type LongChange,
  openOptions,
  order,
  type Person,
  prepare,
  prepareLong,
  readList,
  readOpen,
  readTold,
  readUntold,
  ring,
  type Standing,
  said,
  sends,
  sendsInTurn,
  signIn,
  start,
  type Verdict,
} from '../person';
import { share } from '../share';

type Ordered = Change | LongChange | 'disconnect' | 'signIn';
/** What each order sends to change something. What a disconnection takes back is no call of the Meet API. */
const requests: Record<Ordered, readonly string[]> = {
  ...sends,
  ...sendsInTurn,
  disconnect: ['revoke'],
  signIn: ['create'],
};
const everyOrder = Object.keys(requests) as Ordered[];

/** Somebody signed in, the page of the extension from which all orders of a test are given, and a tab to open the popup over. */
interface Scene {
  person: Person;
  page: Page;
  tab: Page;
}

async function begin(): Promise<Scene> {
  const person = await start({ way: 'web' });
  // More meetings are made in a minute than Google lets a person make.
  person.google.quotas.lift();
  person.google.consent.answer = 'auto';
  person.google.consent.webAccounts = ['host@gmail.com'];
  return { person, page: await openOptions(person), tab: await person.chromium.openTab('https://www.google.com/') };
}

/** The order, and for one that takes long how it is with it then. */
interface Prepared {
  give(): Promise<Answer>;
  look?(): Promise<Standing>;
}

const isLong = (ordered: Ordered): ordered is LongChange => ordered in sendsInTurn;

/** Lets happen all that goes before an order, about a meeting that is new each time. */
async function ready({ person, page }: Scene, ordered: Ordered): Promise<Prepared> {
  if (ordered === 'signIn') {
    await order(page, 'signOut', {});
    await allIsTold(page);
    const then = { action: 'createSpace', input: {} };
    const give = () => order(page, 'signIn', { way: 'web', scopes: [meetScopes.settings, meetScopes.created], then });
    return { give };
  }
  // A disconnection before, or a sign-in that was cut off, may have left nobody signed in.
  const { accounts } = (await page.evaluate(() => chrome.storage.local.get('accounts'))) as { accounts?: unknown[] };
  if (!accounts?.length) await signIn(person, 'web', ['settings', 'created'], page);
  if (ordered === 'disconnect') {
    await allIsTold(page);
    return { give: () => order(page, 'disconnect', {}) };
  }
  const prepared = isLong(ordered) ? await prepareLong(person, page, ordered) : await prepare(person, page, ordered);
  // What is still being told of what went before would pass the same places.
  await allIsTold(page);
  await person.chromium.clearNotifications();
  return prepared;
}

/** Every request that changed something, in this order, by the name of its call. */
const changed = ({ google }: Person): string[] => [
  ...google.orders.map(({ call }) => call),
  ...google.authorizations.filter(({ kind }) => kind === 'revoke').map(() => 'revoke'),
];

/** The stops on the road of an order, and the first of them at which the request that changes something may have left. */
interface Road {
  stops: Stop[];
  leaves: number;
}

/** Gives the order once, from a page that is there when it is answered, and notes where the worker waits meanwhile. */
async function follow(scene: Scene, ordered: Ordered): Promise<Road> {
  const { person, page } = scene;
  const { give } = await ready(scene, ordered);
  const worker = await person.chromium.debugWorker();
  const before = person.google.sent().length;
  const stops = await worker.follow(async () => {
    expect(await give(), ordered).toMatchObject({ ok: true });
    await allIsTold(page);
  });
  await person.chromium.clearNotifications();
  await allIsAcknowledged(page);
  const fetches = stops.flatMap(({ place }, index) => (place.asks === 'fetch' ? [index] : []));
  const changing = person.google
    .sent()
    .slice(before)
    .findIndex(({ method }) => method !== 'GET');
  // A disconnection's first request is the one that changes something, and none of the Meet API.
  const sending = fetches[ordered === 'disconnect' ? 0 : changing] ?? stops.length;
  // It counts as sent from the record of that on: no record, no request.
  const recording = stops.findLastIndex(({ place }, at) => at < sending && place.asks === 'storage[].set');
  return { stops, leaves: recording };
}

/** How the worker comes back after its death. */
const wakings = {
  'the popup is opened': ({ person, tab }: Scene) => person.chromium.openPopup(tab),
  'an alarm goes off': async ({ person }: Scene) => {
    await ring(person, alarmToTell);
    return undefined;
  },
  /** Chrome's own, of which the worker knew before it died. */
  'nobody does anything': async () => undefined,
};
type Waking = keyof typeof wakings;
/** How soon somebody has to be told then. */
const toldWithinMs: Record<Waking, number> = {
  'the popup is opened': 5_000,
  'an alarm goes off': 5_000,
  'nobody does anything': 45_000,
};

interface Death {
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

const witness = async ({ person, page }: Scene) => ({
  before: changed(person),
  spaces: person.google.spaces.length,
  listed: await readList(page),
});

/** Whether nothing is left to be told. A yes that came to nothing leaves its question, which stays for two minutes. */
const isSettled = async (page: Page): Promise<boolean> => (await readOpen(page)).every(asks);

/** What is wrong after a death, in words; nothing where all is as promised. */
async function judge(scene: Scene, death: Death): Promise<string[]> {
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
async function forget({ person, page }: Scene): Promise<void> {
  await page.evaluate(async () => {
    await chrome.storage.local.remove('open');
    await chrome.storage.session.remove(['open', 'journal']);
  });
  await person.chromium.killWorker();
  await person.chromium.worker();
}

/** Gives an order, kills the worker at a stop of its road instead of letting it go on, and judges what becomes of it. */
async function dieAt(scene: Scene, ordered: Ordered, road: Road, at: number, waking: Waking): Promise<string[]> {
  const { person } = scene;
  const stop = road.stops[at] as Stop;
  const { give, look } = await ready(scene, ordered);
  const seen = await witness(scene);
  const worker = await person.chromium.debugWorker();
  const { stopped } = await worker.stopAt(stop);
  const answer = give().catch(String);
  try {
    await stopped;
  } catch (error) {
    await worker.letGo();
    await answer;
    return [String(error)];
  }
  worker.endHere();
  await person.chromium.killWorker();
  await worker.letGo();
  await answer;
  return judge(scene, { ordered, ...seen, mayHaveLeft: at >= road.leaves, waking, look });
}

const nameOf = ({ place, pass }: Stop) => `${place.asks ?? 'await'} ${pass} “${place.text}”`;

/** In `npm test` those stops alone between which something changes for good; all of them in `npm run test:long`. */
function chosen({ stops }: Road): number[] {
  const all = stops.map((_, index) => index);
  if (process.env.LONG) return all;
  return all.filter((at) => /^(fetch|notifications\.|storage\[\]\.set)/.test(stops[at]?.place.asks ?? ''));
}

/** The real alarm is waited for once an order, right after its request has left; a dispatched one wakes every fifth. */
function wakingAt({ stops }: Road, at: number): Waking {
  const last = stops.findLastIndex(({ place }) => place.asks === 'fetch');
  if (process.env.LONG && at === last + 1) return 'nobody does anything';
  return at % 5 === 4 ? 'an alarm goes off' : 'the popup is opened';
}

describe('The worker killed at every place where it waits', () => {
  // One order in `npm test`, the whole of them in `npm run test:long`.
  const orders = process.env.LONG ? everyOrder : share(['createSpace', ...everyLongChange] as const, 3);
  it.each(orders)('%s', { timeout: 1_800_000 }, async (ordered) => {
    const scene = await begin();
    // What happens only the first time is over then.
    await follow(scene, ordered);
    const road = await follow(scene, ordered);
    const waits = road.stops.filter(({ place }) => place.waits);
    const asked = road.stops.filter(({ place }) => place.asks);
    const tried = chosen(road);
    counted(
      `${ordered}: ${road.stops.length} places of death, of them ${waits.length} where it waits and ${asked.length} calls of chrome.* and fetch; ${tried.length} tried`,
    );
    expect(asked.length).toBeGreaterThan(5);
    expect(waits.length).toBeGreaterThanOrEqual(asked.length);
    const wrong: string[] = [];
    for (const at of tried) {
      const waking = wakingAt(road, at);
      const found = await dieAt(scene, ordered, road, at, waking);
      wrong.push(...found.map((one) => `${at}. ${nameOf(road.stops[at] as Stop)}, ${waking}: ${one}`));
      if (found.length) await forget(scene);
    }
    expect(wrong).toEqual([]);
  });
});

describe('The worker killed while Google has the request', () => {
  it.each(share([...everyChange, ...everyLongChange], 4))('%s', { timeout: 300_000 }, async (ordered) => {
    const scene = await begin();
    const { person } = scene;
    const wrong: string[] = [];
    for (const [at, call] of requests[ordered].entries()) {
      const earlier = requests[ordered].slice(0, at).filter((one) => one === call).length;
      for (const when of ['before it is done', 'after it is done'] as const) {
        const { give, look } = await ready(scene, ordered);
        const seen = await witness(scene);
        const before = calls(person, call).length + earlier;
        // Those before it go their way.
        if (earlier) person.google.failNext({ method: call, times: earlier, delayMs: 1 });
        let letGo = () => {};
        if (when === 'before it is done') letGo = hold(person, call);
        else person.google.failNext({ method: call, how: 'hang', done: true });
        const answer = give().catch(String);
        await called(person, call, before + 1);
        await person.chromium.killWorker();
        letGo();
        await answer;
        const found = await judge(scene, { ordered, ...seen, mayHaveLeft: true, waking: 'the popup is opened', look });
        wrong.push(...found.map((one) => `${at + 1}. ${call} ${when}: ${one}`));
        if (found.length) await forget(scene);
      }
    }
    expect(wrong).toEqual([]);
  });
});
