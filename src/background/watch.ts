import { Failed } from '../actions/failures';
import { actions } from '../actions/table';
import { browser } from '../browser';
import { codeOfUrl } from '../meet/code';
import { meetTabs } from '../permissions';
import { signInNeeded } from '../store/sign-in-needed';
import { readByItself } from './break';
import { isForPerson } from './for-person';
import { type OpenGoogle, openGoogle } from './google';
import { clearIcons, paint } from './icon';

const alarm = 'watch';
/** Chrome allows every 30 seconds. For an icon a minute is soon enough, and it takes half as many requests. */
const periodInMinutes = 1;

/**
 * Keeps the icons of Meet tabs up to date, while there are such tabs and where the person allowed this extension to see
 * their addresses. No window is ever opened for that. What cannot be read is shown as not known, which is the plain icon;
 * once Google wants to ask the person, nothing is tried again before the account has a token.
 */
export const watch = (): Promise<void> => navigator.locks.request('watch', look);

/** One round. Two at once could end on what the earlier one saw. */
async function look(): Promise<void> {
  const tabs = (await isAllowed()) ? await browser.tabs.query({ url: meetTabs.origins }) : [];
  const codes = new Set(tabs.map(({ url }) => codeOfUrl(url)).flatMap((reading) => (reading.ok ? [reading.code] : [])));
  const google = codes.size ? await findReader() : undefined;
  if (!google) {
    await browser.alarms.clear(alarm);
    for (const meetingCode of codes) await paint({ meetingCode });
    return;
  }
  await browser.alarms.create(alarm, { periodInMinutes });
  for (const code of codes)
    try {
      await paint(await readByItself(code, () => google.getSpace(code)));
    } catch (cause) {
      // Nobody asked for this reading, so a failure is not told before a person reads the meeting.
      await paint({ meetingCode: code });
      // The change of this value leads back here, and to the end of the alarm.
      if (isForPerson(cause)) return signInNeeded.set(google.account.id);
    }
}

/** The API for the account in use, if there is one that may read and that Google does not want to ask first. */
async function findReader(): Promise<OpenGoogle | undefined> {
  try {
    const google = await openGoogle(actions.readSpace.scopes);
    return (await signInNeeded.get()) === google.account.id ? undefined : google;
  } catch (cause) {
    if (cause instanceof Failed) return undefined;
    throw cause;
  }
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

/**
 * A permission was taken back. If it was the one to see Meet tabs: ends the alarm, takes away the listener that starts
 * the worker, and lets no icon go on saying what nobody looks at any more.
 */
export async function leaveTabs(): Promise<void> {
  if (await isAllowed()) return;
  // Only a listener that this worker added can be taken away.
  browser.tabs.onUpdated.addListener(seeTab);
  browser.tabs.onUpdated.removeListener(seeTab);
  await browser.alarms.clear(alarm);
  await clearIcons();
}
