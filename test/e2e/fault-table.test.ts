import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { counted } from '../counted';
import { audiences, begin, type Cell, isPossible, isSlow, judge, nameOf, type Outcome } from '../faults/cell';
import { type OperationName, operationNames } from '../faults/expected';
import { faultNames } from '../faults/faults';
import { openScene, type Scene } from '../faults/scene';
import { watchOrders } from '../faults/told';
import { pairs, product } from '../pairs';
import { everythingIsTold, signIn, start, startOwn } from '../person';
import { oneIn, share } from '../share';

beforeEach(oneIn(3));

const possible = product({ operation: operationNames, fault: faultNames, told: audiences }).filter(isPossible);
const table: readonly Cell[] = process.env.LONG ? possible : share(pairs(possible), 36);
const limitMs = process.env.LONG ? 1_200_000 : 300_000;

/**
 * Spreads those that Google answers with 5xx among the others: after three of them in a row Chromium itself holds back
 * what an extension sends to that address, and the next cell would not reach Google.
 */
function spread(cells: readonly Cell[]): Cell[] {
  const isServerError = ({ fault }: Cell) => /^5\d\d/.test(fault);
  const [failing, others] = [cells.filter(isServerError), cells.filter((one) => !isServerError(one))];
  const each = Math.ceil(others.length / Math.max(failing.length, 1));
  return others.flatMap((one, at) => [one, ...(at % each === 0 ? failing.splice(0, 1) : [])]).concat(failing);
}

/** Google's break holds for all that is read of calls in this browser, and so for the cells that would follow. */
async function forgetBreak({ page }: Scene): Promise<void> {
  const isKept = () => page.evaluate(async () => 'quotaBreak' in (await chrome.storage.session.get('quotaBreak')));
  await until('the break is kept', isKept);
  await page.evaluate(() => chrome.storage.session.remove('quotaBreak'));
}

/** The cells of these operations: one after the other, but side by side those that end by a time limit. */
async function run(scene: Scene, wanted: readonly OperationName[]): Promise<void> {
  const { google, chromium } = scene.person;
  const cells = table.filter(({ operation }) => wanted.includes(operation));
  const wrong: string[] = [];
  const check = (cell: Cell, outcome: Promise<Outcome>) =>
    outcome.then(
      (known) => wrong.push(...judge(cell, known).map((what) => `${nameOf(cell)}: ${what}`)),
      (error) => wrong.push(`${nameOf(cell)}: ${error}`),
    );
  const began = performance.now();
  // An invitation is the one thing that a menu has Google read for, without opening the popup.
  await scene.page.evaluate(() => chrome.storage.sync.set({ settings: { copyFormat: 'invitation' } }));
  const quick = cells.filter((cell) => !isSlow(cell));
  const inTurn = wanted.flatMap((one) => spread(quick.filter(({ operation }) => operation === one)));
  for (const [n, cell] of inTurn.entries()) {
    const watch = await watchOrders(scene);
    await check(
      cell,
      begin(scene, cell, n, watch).then((end) => end()),
    );
    // Before an answer that nobody waits for is dropped: the break comes with it.
    if (cell.operation === 'participants' && cell.fault.startsWith('429')) await forgetBreak(scene);
    google.clearFaults();
    await google.dropUnanswered();
    google.acceptConnections();
  }
  const watch = await watchOrders(scene);
  const slow: Promise<unknown>[] = [];
  for (const [n, cell] of cells.filter(isSlow).entries()) {
    let isBegun = () => {};
    const begun = new Promise<void>((resolve) => {
      isBegun = resolve;
    });
    const outcome = begin(scene, cell, n, watch)
      .finally(isBegun)
      .then((end) => end());
    slow.push(check(cell, outcome));
    await begun;
  }
  await Promise.all(slow);
  // An outcome that only a page got is said after a second, because none of these pages shows it.
  await everythingIsTold(scene.person).catch((error) => wrong.push(String(error)));
  await chromium.closePopup();
  const seconds = Math.round((performance.now() - began) / 1_000);
  const all = possible.filter(({ operation }) => wanted.includes(operation)).length;
  counted(`Fault table, ${wanted.join(', ')}: ${cells.length} of ${all} cells in ${seconds} s.`);
  expect(wrong).toEqual([]);
}

it.each([
  ['new meetings', ['create']],
  ['changes and ends', ['patch', 'end']],
  ['reads', ['get', 'participants']],
  ['the web sign-in under an order', ['renewal']],
] as const)('%s', { timeout: limitMs }, async (_, wanted) => {
  const person = await start({ way: 'web', scopes: ['settings', 'created', 'readonly'] });
  await run(await openScene(person), wanted);
});

it('the token of the browser’s account under an order', { timeout: limitMs }, async () => {
  // What Chromium remembers of a refused token outlives the extension.
  const person = await startOwn();
  await signIn(person, 'browser', ['settings', 'created']);
  await run(await openScene(person), ['minting']);
});
