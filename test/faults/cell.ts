import type { Page } from 'puppeteer-core';
import { openBehind } from '../chromium/open-behind';
import { close } from '../chromium/windows';
import type { RecordedRequest } from '../google';
import { type Answer, order } from '../person';
import { type Expected, expected, isRead, isSignIn, type OperationName } from './expected';
import type { FaultName } from './faults';
import { gate, lay } from './lay';
import { isOf, operations, type Ready } from './operations';
import type { Scene } from './scene';
import { type Ending, isUnknown, type Watch } from './told';

/** Who is there to be told. `no page`: the order comes from a menu. */
export const audiences = ['a page', 'a page that is gone', 'a page that came back', 'no page'] as const;

export interface Cell {
  operation: OperationName;
  fault: FaultName;
  told: (typeof audiences)[number];
}

/** An end is never ordered without a page that says yes, and no menu reads who is in. */
export const isPossible = ({ operation, told }: Cell): boolean =>
  told !== 'no page' || !['end', 'participants'].includes(operation);

/** It ends by a time limit, so that it is ordered side by side with others. Signing in is shared by all who ask. */
export const isSlow = ({ operation, fault }: Cell): boolean =>
  !isSignIn(operation) && (fault === 'a hang' || fault === 'a trickle' || (fault === '503' && isRead(operation)));

export const nameOf = ({ operation, fault, told }: Cell): string => `${operation}, ${fault}, told to ${told}`;

/** What became of one cell. `ending` is absent where nobody keeps a record: a read that nobody waits for any more. */
export interface Outcome {
  ending?: Ending;
  /** What Google got. */
  sent: RecordedRequest[];
  repeats: RecordedRequest[];
}

/** An outcome is told within a second while the worker lives; before that may be the longest time limit, of a write. */
const limitOf = (cell: Cell) => (isSlow(cell) ? 60_000 : 10_000);

/** Gives the order of one cell, and resolves once it met its fault; then with how it ended. `n` tells it from others. */
export async function begin(scene: Scene, cell: Cell, n: number, watch: Watch): Promise<() => Promise<Outcome>> {
  const { google, chromium } = scene.person;
  const byMenu = cell.told === 'no page';
  const ready = await operations[cell.operation](scene, n, byMenu);
  const isAway = cell.told === 'a page that is gone' || cell.told === 'a page that came back';
  const [letGo, after] = gate();
  const isMet = await lay(scene, cell.fault, ready, isAway ? after : undefined);
  const from = google.requests.length;
  let answer: Promise<Answer> | undefined;
  let back: Page | undefined;
  if (isAway) {
    const url = `chrome-extension://${chromium.extensionId}/src/options/index.html?${n}`;
    const own = await openBehind(chromium.browser, url);
    order(own, ready.action, ready.input).catch(() => undefined);
    await isMet();
    await close(own);
    if (cell.told === 'a page that came back') back = await openBehind(chromium.browser, url);
    letGo();
  } else {
    if (byMenu && ready.menu) await chromium.dispatchMenu(ready.menu, scene.tab);
    else answer = order(scene.page, ready.action, ready.input);
    await isMet();
  }
  return async () => {
    const given = await answer;
    const ending = given ? watch.answered(given) : await endingOf(ready, cell, watch);
    if (back) await close(back);
    const its = google.requests.slice(from).filter((request) => isOf(ready, request));
    return { ending, sent: its.filter(({ repeats }) => !repeats), repeats: its.filter(({ repeats }) => repeats) };
  };
}

async function endingOf({ record }: Ready, cell: Cell, watch: Watch): Promise<Ending | undefined> {
  const { operation, told } = cell;
  const limitMs = limitOf(cell);
  // Nobody waits any more for what was only read for a page.
  if (isRead(operation) && told !== 'no page') return undefined;
  const ending = record && (await watch.ending(record, limitMs));
  await watch.one(`${operation}: ${ending ?? 'its outcome'}`, limitMs);
  return ending;
}

/** What is wrong with the outcome of a cell, in words; nothing if it is as it has to be. */
export function judge({ operation, fault }: Cell, { ending, sent, repeats }: Outcome): string[] {
  const due: Expected = expected(fault, operation);
  const mayBeSent = isSignIn(operation) ? Number(ending === 'done') : due.sent;
  const carriedOut = [...sent, ...repeats].filter((one) => one.carriedOut !== undefined);
  const changes = !isRead(operation);
  return [
    ending !== undefined && !due.kinds.includes(ending) && `it ended as ${ending}, not as ${due.kinds.join(' or ')}`,
    ending !== undefined && sent.length !== mayBeSent && `it was sent ${sent.length} times, not ${mayBeSent}`,
    repeats.length !== due.repeats && `Chromium repeated it ${repeats.length} times, not ${due.repeats}`,
    changes && ending === 'done' && !carriedOut.length && 'it was called done, and Google did nothing',
    changes &&
      ending !== undefined &&
      ending !== 'done' &&
      !isUnknown(ending) &&
      carriedOut.length > 0 &&
      `it was called ${ending}, and Google did it`,
  ].filter((one) => typeof one === 'string');
}
