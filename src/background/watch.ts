import { actions } from '../actions';
import { browser } from '../browser';
import { codeOfUrl } from '../meet/code';
import { iconHosts } from '../watching';
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
  const tabs = (await browser.permissions.contains(iconHosts))
    ? await browser.tabs.query({ url: iconHosts.origins })
    : [];
  const codes = new Set(tabs.map(({ url }) => codeOfUrl(url)).flatMap((reading) => (reading.ok ? [reading.code] : [])));
  if (!codes.size) return void (await browser.alarms.clear(alarm));
  await browser.alarms.create(alarm, { periodInMinutes });
  for (const code of codes)
    await openGoogle(actions.readSpace.need)
      .then((google) => google.getSpace(code))
      .then(paint, () => undefined); // Nobody asked for this: what went wrong is told when somebody does.
}
