import { expect, it } from 'vitest';
import { until } from '../chromium/until';
import { click, openElsewhere, type Person, sees, start, ways } from '../person';

/** Everything that all targets say, ask for and receive by message, from now on. */
async function listen({ chromium }: Person): Promise<{ said: string[]; asked: string[] }> {
  const heard = { said: [] as string[], asked: [] as string[] };
  const follow = async (target: ReturnType<typeof chromium.browser.targets>[number]) => {
    if (!['page', 'service_worker', 'background_page'].includes(target.type())) return;
    const session = await target.createCDPSession();
    session.on('Runtime.consoleAPICalled', ({ args }) => heard.said.push(JSON.stringify(args)));
    session.on('Log.entryAdded', ({ entry }) => heard.said.push(JSON.stringify(entry)));
    session.on('Network.requestWillBeSent', ({ request }) => heard.asked.push(request.url));
    await Promise.all([session.send('Runtime.enable'), session.send('Log.enable'), session.send('Network.enable')]);
  };
  // A target may be gone before it can be listened to; then it also has nothing more to say.
  const tolerant = (target: Parameters<typeof follow>[0]) =>
    follow(target).catch((error: Error) => {
      if (!/closed|detached|No target|not found|not attached/i.test(error.message)) throw error;
    });
  chromium.browser.on('targetcreated', tolerant);
  chromium.browser.on('targetchanged', (target) => heard.asked.push(target.url()));
  await Promise.all(chromium.browser.targets().map(tolerant));
  return heard;
}

it.each(ways)('a token reaches no storage that lasts, no page, no log and no address, the %s way', async (way) => {
  const person = await start();
  const { google, chromium } = person;
  const heard = await listen(person);
  google.consent.answer = 'auto';
  google.consent.webAccounts = ['host@gmail.com'];
  const page = await chromium.openPage('src/options/index.html');
  const answers: unknown[] = [];
  const give = async (action: string, input: object) =>
    answers.push(await page.evaluate((order) => chrome.runtime.sendMessage(order), { action, input }));
  const all = ['created', 'settings'].map((name) => `https://www.googleapis.com/auth/meetings.space.${name}`);
  await give('signIn', { way, scopes: all });
  await give('createSpace', {});
  const code = google.spaces[0]?.meetingCode ?? '';
  await give('readSpace', { code });
  google.failNext({ method: 'get', status: 500, times: 9 });
  await give('readSpace', { code: 'zzz-zzzz-zzz' });
  google.clearFaults();
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  const storage = await Promise.all((['local', 'sync'] as const).map((area) => chromium.storage(area)));
  const shown = await Promise.all([page, popup].map((one) => one.content()));
  await chromium.closePopup();
  await give('disconnect', {});
  await until('the grant is gone', () => google.authorizations.some(({ kind }) => kind === 'revoke'));

  // Every token of the local Google's has this form; one was used, so that a search which finds none proves something.
  const token = /local\.[\w-]{32}/;
  expect(google.authorizations.some(({ outcome }) => outcome === 'token')).toBe(true);
  expect(google.requests.every(({ path, query }) => !token.test(path + JSON.stringify(query)))).toBe(true);
  for (const place of [JSON.stringify(storage), JSON.stringify(answers), ...shown, ...heard.said])
    expect(place).not.toMatch(token);
  // Google itself sends the web token back in the fragment of the extension's own redirect: that address is Chrome's.
  const own = `https://${chromium.extensionId}.chromiumapp.org/`;
  expect(heard.asked.filter((url) => token.test(url) && !url.startsWith(own))).toEqual([]);
  expect(heard.asked.length).toBeGreaterThan(0);
});
