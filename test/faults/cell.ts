import type { Page } from 'puppeteer-core';
import { openBehind } from '../chromium/open-behind';
import { until } from '../chromium/until';
import { close } from '../chromium/windows';
import type { RecordedRequest } from '../google';
import { order } from '../person';
import { atMost } from '../pool/at-most';
import { type Expected, expected, isRead, isSignIn, type OperationName } from './expected';
import type { FaultName } from './faults';
import { gate, lay } from './lay';
import { isOf, operations } from './operations';
import type { Scene } from './scene';
import { type Ending, endingOf, isUnknown, type Watch } from './told';

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
const limitOf = (cell: Cell) => (isSlow(cell) ? 60_000 : isSignIn(cell.operation) ? 30_000 : 10_000);

/** Gives the order of one cell, and resolves once it met its fault; then with how it ended. `n` tells it from others. */
export async function begin(scene: Scene, cell: Cell, n: number, watch: Watch): Promise<() => Promise<Outcome>> {
  const { google, chromium } = scene.person;
  const { told, operation } = cell;
  const byMenu = told === 'no page';
  const isAway = told === 'a page that is gone' || told === 'a page that came back';
  const ready = await operations[operation](scene, n, byMenu);
  const url = `chrome-extension://${chromium.extensionId}/src/options/index.html?${n}`;
  const page = isAway ? await openBehind(chromium.browser, url) : scene.page;
  const [letGo, after] = gate();
  const isMet = await lay(scene, cell.fault, ready, isAway ? after : undefined);
  const from = google.requests.length;
  const its = () => google.requests.slice(from).filter((request) => isOf(ready, request));
  let back: Page | undefined;
  const answer = byMenu ? undefined : order(page, ready.action, ready.input);
  // The page that gave it may go away: then there is no answer, and what is told is told elsewhere.
  answer?.catch(() => undefined);
  if (byMenu && ready.menu) await chromium.dispatchMenu(ready.menu, scene.tab);
  await isMet();
  if (isAway) {
    await close(page);
    if (told === 'a page that came back') back = await openBehind(chromium.browser, url);
    letGo();
  }
  return async () => {
    const limitMs = limitOf(cell);
    const ending = answer && !isAway ? endingOf(await atMost(limitMs, answer)) : await unanswered(limitMs);
    if (ready.kept && answer && !isAway) await watch.ending(ready.kept, limitMs);
    if (back) await close(back);
    return { ending, sent: its().filter(({ repeats }) => !repeats), repeats: its().filter(({ repeats }) => repeats) };
  };

  async function unanswered(limitMs: number): Promise<Ending | undefined> {
    if (isRead(operation) && isAway) {
      // Nobody waits any more for what was only read for a page. It has ended with its last request.
      const { sent, repeats } = expected(cell.fault, operation);
      await until('all is sent that has to be', () => its().length >= sent + repeats, limitMs);
      return undefined;
    }
    if (ready.kept) return watch.told(ready.kept, limitMs);
    await watch.said(nameOf(cell), limitMs);
    return undefined;
  }
}

/** What is wrong with the outcome of a cell, in words; nothing if it is as it has to be. */
export function judge({ operation, fault }: Cell, { ending, sent, repeats }: Outcome): string[] {
  const due: Expected = expected(fault, operation);
  const mayBeSent = isSignIn(operation) ? Number(ending === 'done') : due.sent;
  const isFresh =
    isSignIn(operation) || !fault.includes('reset on') ? undefined : fault === 'a reset on a fresh connection';
  const carriedOut = [...sent, ...repeats].filter((one) => one.carriedOut !== undefined);
  const changes = !isRead(operation);
  return [
    ending !== undefined && !due.kinds.includes(ending) && `it ended as ${ending}, not as ${due.kinds.join(' or ')}`,
    sent.length !== mayBeSent && `it was sent ${sent.length} times, not ${mayBeSent}`,
    repeats.length !== due.repeats && `Chromium repeated it ${repeats.length} times, not ${due.repeats}`,
    isFresh !== undefined &&
      sent[0]?.reused === isFresh &&
      'it came on a connection of the other kind, so that the cell shows nothing',
    changes && ending === 'done' && !carriedOut.length && 'it was called done, and Google did nothing',
    changes &&
      ending !== undefined &&
      ending !== 'done' &&
      !isUnknown(ending) &&
      carriedOut.length > 0 &&
      `it was called ${ending}, and Google did it`,
  ].filter((one) => typeof one === 'string');
}
