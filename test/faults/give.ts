import type { Page } from 'puppeteer-core';
import type { MenuClick } from '../chromium/events';
import { openBehind } from '../chromium/open-behind';
import { until } from '../chromium/until';
import { close } from '../chromium/windows';
import type { Fault, Space } from '../google';
import { type Answer, ask, order } from '../person';
import { faults } from './faults';
import { gate } from './lay';
import type { Scene } from './scene';
import type { Accident, Step } from './steps';
import { type Ending, endingOf, watchOrders } from './told';
import type { Given } from './truth';

type Order = Extract<Step, { accident: Accident }>;

/** What an order of a page or of a menu is, and the call that an accident is about. */
interface Prepared {
  action: string;
  input: object;
  menu?: MenuClick;
  call: string;
  /** How the extension names it in its own record. */
  record?: string;
  space?: Space;
}

const inTimeMs = 10_000;

async function prepare({ person, page }: Scene, step: Order, space: Space): Promise<Prepared | Answer> {
  if (step.order === 'create') {
    const menu = { menuItemId: step.preset ? `createSpace:${step.preset}@action` : 'createSpace@action' };
    return { action: 'createSpace', input: { presetId: step.preset }, menu, call: 'create', record: 'createSpace' };
  }
  const { name, meetingCode: code, meetingUri: linkUrl } = space;
  switch (step.order) {
    case 'lock':
    case 'unlock': {
      const input = { code, lock: step.order === 'lock' };
      const menu = { menuItemId: 'toggleLock@link', linkUrl };
      return { action: 'toggleLock', input, menu, call: 'patch', record: 'toggleLock', space };
    }
    case 'update': {
      const input = { name, shown: {}, wanted: { accessType: 'TRUSTED', entryPointAccess: 'CREATOR_APP_ONLY' } };
      return { action: 'updateSpace', input, call: 'patch', record: 'updateSpace', space };
    }
    case 'undo':
      return { action: 'undoUpdate', input: { name }, call: 'patch', record: 'undoUpdate', space };
    case 'copy':
      return { action: 'copyLink', input: { code, format: 'link' }, call: 'get', space };
    case 'read':
      return { action: 'readSpace', input: { code }, call: 'get', space };
    default: {
      const action = step.order === 'end' ? 'endConference' : 'closeRoom';
      if (!person.google.conference(name)) person.google.startConference(name);
      const id = await ask(person, page, code, action);
      const seen = await order(page, 'reviewPending', { id });
      const view = seen.value as { space: { activeConference?: { conferenceRecord: string } } } | undefined;
      const conferenceRecord = view?.space.activeConference?.conferenceRecord;
      if (!conferenceRecord) return seen;
      return { action: 'confirm', input: { id, conferenceRecord }, call: 'end', record: action, space };
    }
  }
}

const faultOf = (accident: Accident): Fault => {
  if (accident === 'nothing wrong') return {};
  if (accident === 'the answer is lost') return { how: 'answerAfterDoing', repeats: 'apart' };
  if (accident === 'killed before it is done') return { how: 'hang' };
  return accident === 'killed after it is done' ? { how: 'hang', done: true } : faults[accident];
};

/** Gives an order, lets happen to it what is to happen, and resolves once it has ended and was told. */
export async function give(scene: Scene, step: Order, space: Space): Promise<Given> {
  const { person, page, tab } = scene;
  const { google, chromium } = person;
  const what = `${step.order} by ${step.by}, ${step.accident}`;
  const from = google.requests.length;
  const watch = await watchOrders(scene);
  const ended = (ending: Ending | undefined): Given => ({ what, ending, requests: google.requests.slice(from) });
  const ready = await prepare(scene, step, space);
  if ('ok' in ready) return ended(endingOf(ready));
  const { record } = ready;

  const isAway = step.by === 'a page that is gone' || step.by === 'a page that came back';
  const [letGo, after] = gate();
  const about = ready.space && { space: ready.space.name };
  const isKilled = step.accident.startsWith('killed');
  // A page goes while Google has the request. Where the worker dies, the page goes after it.
  const waits = isAway && !isKilled && { after };
  const laid = google.failNext({ ...faultOf(step.accident), ...about, method: ready.call, ...waits });
  const url = `chrome-extension://${chromium.extensionId}/src/options/index.html?${from}`;
  const own = isAway ? await openBehind(chromium.browser, url) : page;
  const isMenu = step.by === 'the menu' && ready.menu !== undefined;
  let answer: Answer | undefined;
  // Awaited: a worker that is killed while something of ours is attached to it does not come back.
  if (isMenu) await chromium.dispatchMenu(ready.menu as MenuClick, tab);
  const answered = isMenu
    ? undefined
    : order(own, ready.action, ready.input).then(
        (given) => {
          answer = given;
        },
        // The page, or the worker, went away: what is told then is told elsewhere.
        () => undefined,
      );
  await until(
    `${what} meets what is to happen to it, or ends`,
    async () =>
      laid.met > 0 ||
      answer !== undefined ||
      (isMenu && record !== undefined && (await watch.hasEnded({ action: record }))),
    inTimeMs,
  );
  let back: Page | undefined;
  if (laid.met > 0 && answer === undefined) {
    if (isKilled) {
      await chromium.killWorker();
      await chromium.worker();
    }
    if (isAway) await close(own);
    if (step.by === 'a page that came back') back = await openBehind(chromium.browser, url);
  }
  letGo();
  await answered;
  // Nobody waits any more for what was only read.
  const ending = answer ? endingOf(answer) : record && (await watch.told({ action: record }, inTimeMs));
  if (isAway && !own.isClosed()) await close(own);
  if (back) await close(back);
  return ended(ending);
}
