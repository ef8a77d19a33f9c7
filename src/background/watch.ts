import { actions } from '../actions/table';
import { browser } from '../browser';
import { codeOfUrl } from '../meet/code';
import { meetTabs } from '../permissions';
import { openGoogle } from './google';
import { paint } from './icon';

const alarm = 'watch';
/** Chrome allows every 30 seconds. For an icon a minute is soon enough, and it takes half as many requests. */
const periodInMinutes = 1;

/**
 * Keeps the icons of Meet tabs up to date, while there are such tabs and where the person allowed this extension to see
 * their addresses. No window is ever opened for that: without a token nothing is read, and the icons stay as they are.
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
      // Nobody asked for this reading, so a failure is not told before a person reads the meeting.
      .then(paint, () => undefined);
}

const isAllowed = () => browser.permissions.contains(meetTabs);

function seeTab(_id: number, { status }: { status?: string }, { url }: chrome.tabs.Tab): void {
  if (status === 'complete' && codeOfUrl(url).ok) watch();
}

/**
 * Listens to tabs only where the person allowed it, because this event starts the worker for every page that is opened.
 * Whether it is allowed is known only after an answer from Chrome. By then the event that started the worker is over,
 * so the tabs are also looked at once.
 */
export async function followTabs(): Promise<void> {
  if (!(await isAllowed())) return;
  browser.tabs.onUpdated.addListener(seeTab);
  if (!(await browser.alarms.get(alarm))) await watch();
}

/** The permission was taken back: ends the alarm, and takes away the listener that starts the worker. */
export async function leaveTabs(): Promise<void> {
  // Only a listener that this worker added can be taken away.
  browser.tabs.onUpdated.addListener(seeTab);
  browser.tabs.onUpdated.removeListener(seeTab);
  await watch();
}
