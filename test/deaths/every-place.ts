import { expect } from 'vitest';
import type { Stop } from '../chromium/stops';
import { counted } from '../counted';
import { allIsAcknowledged, allIsTold } from '../person';
import { share } from '../share';
import { forget, judge, type Waking } from './judge';
import { begin, type Ordered, ready, type Scene, witness } from './scene';

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
    const answer = await give();
    expect(answer, `${ordered}: ${JSON.stringify(answer)}`).toMatchObject({ ok: true });
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

/** In `npm test` every other of those stops alone between which something changes for good; all of them in `npm run test:long`. */
function chosen({ stops }: Road): readonly number[] {
  const all = stops.map((_, index) => index);
  if (process.env.LONG) return all;
  return share(
    all.filter((at) => /^(fetch|notifications\.|storage\[\]\.set)/.test(stops[at]?.place.asks ?? '')),
    2,
  );
}

/** The real alarm is waited for once an order, right after its request has left; a dispatched one wakes every fifth. */
function wakingAt({ stops }: Road, at: number): Waking {
  const last = stops.findLastIndex(({ place }) => place.asks === 'fetch');
  if (process.env.LONG && at === last + 1) return 'nobody does anything';
  return at % 5 === 4 ? 'an alarm goes off' : 'the popup is opened';
}

/** Kills the worker at every place of the road of an order, one order after the other, and gives what was wrong, in words. */
export async function dieEverywhere(ordered: Ordered): Promise<string[]> {
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
  return wrong;
}
