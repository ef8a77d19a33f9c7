import { actions } from '../actions/table';
import { browser } from '../browser';
import { codeOfUrl } from '../meet/code';
import { meetTabs } from '../permissions';
import { openGoogle } from './google';
import { paint } from './icon';

const alarm = 'watch';
/** Chrome allows 30 seconds; a minute is soon enough for an icon and half as many requests. */
const periodInMinutes = 1;

/**
 * Keeps the icons of Meet tabs up to date, only while there are such tabs and only where the person allowed their
 * addresses to be seen. Silently: without a token that needs no window nothing is read, and the icons stay as they are.
 */
export async function watch(): Promise<void> {
  const tabs = (await isAllowed()) ? await browser.tabs.query({ url: meetTabs.origins }) : [];
  const codes = new Set(tabs.map(({ url }) => codeOfUrl(url)).flatMap((reading) => (reading.ok ? [reading.code] : [])));
  if (!codes.size) {
    await browser.alarms.clear(alarm);
    return;
  }
  await browser.alarms.create(alarm, { periodInMinutes });
  for (const code of codes)
    await openGoogle(actions.readSpace.scopes)
      .then((google) => google.getSpace(code))
      .then(paint, () => undefined); // Nobody asked for this: what went wrong is told when somebody does.
}

const isAllowed = () => browser.permissions.contains(meetTabs);

function seeTab(_id: number, { status }: { status?: string }, { url }: chrome.tabs.Tab): void {
  if (status === 'complete' && codeOfUrl(url).ok) watch();
}

/**
 * Listens to tabs only where the person allowed it: this event would start the worker for every page of every other
 * person. The event that starts the worker comes too early for a listener that waits for an answer first, hence the
 * look at the tabs.
 */
export async function followTabs(): Promise<void> {
  if (!(await isAllowed())) return;
  browser.tabs.onUpdated.addListener(seeTab);
  if (!(await browser.alarms.get(alarm))) await watch();
}

/** The permission is gone, and with it the alarm and what Chrome would start the worker for. */
export async function leaveTabs(): Promise<void> {
  // Only a listener that this worker added can be taken away.
  browser.tabs.onUpdated.addListener(seeTab);
  browser.tabs.onUpdated.removeListener(seeTab);
  await watch();
}
