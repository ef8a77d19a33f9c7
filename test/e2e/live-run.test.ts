import { beforeAll, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { click, isAsked, said, sees, start } from '../person';
import { buildPublished } from './published';

let published: Awaited<ReturnType<typeof buildPublished>>;
beforeAll(async () => {
  published = await buildPublished();
});

it('The first run at Google: both ways, made, changed, read, ended, and a report without addresses, codes and tokens', async () => {
  const person = await start({ extension: published.extension, browserAccount: true });
  const { google, chromium } = person;
  Object.assign(google.consent, { answer: 'auto', webAccounts: ['host@gmail.com'] });
  const page = await chromium.openPage('src/welcome/index.html#check');
  await click(page, 'Make a meeting and begin');
  await sees(page, '"step":"members.list"');
  const { meetingCode, name } = google.spaces.at(-1) ?? { meetingCode: '', name: '' };
  google.startConference(name, ['host@gmail.com', 'second@gmail.com']);
  await click(page, 'End call for everyone…');
  const popup = await chromium.waitForPopup();
  await isAsked(popup);
  await click(popup, 'End for everyone');
  await until('the call is over at Google', () => google.conference(meetingCode) === undefined);
  await page.bringToFront();
  await click(page, 'Show how it stands');
  await sees(page, '"step":"get after the end"');
  const report = await page.$eval('.report', (one) => one.textContent ?? '');
  const [head, ...lines] = report.split('\n');
  expect(head).toMatch(/^Roomkeeper \d+\.\d+\.\d+, .*Chromium \d+/);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { step: expect.stringMatching(/^sign in, (web|browser)$/), ok: true },
    { step: expect.stringMatching(/^sign in, (web|browser)$/), ok: true },
    {
      step: 'create',
      ok: true,
      seen: { link: true, code: true, settings: expect.stringMatching(/^accessType /), notKept: 0 },
    },
    { step: 'patch', ok: true, seen: { notKept: 0 } },
    { step: 'get by code', ok: true, seen: { asPatched: true } },
    { step: 'patch back', ok: true, seen: { notKept: 0 } },
    { step: 'members.list', ok: true, seen: { members: 0 } },
    { step: 'get while a call runs', ok: true, seen: { activeConference: true } },
    { step: 'participants.list', ok: true, seen: { people: 2, accounts: 2 } },
    { step: 'end asks first', ok: true },
    { step: 'get after the end', ok: true, seen: { activeConference: false } },
  ]);
  expect(await said(page)).toContain('Report, without addresses and codes');
  for (const secret of ['gmail.com', meetingCode, name, ...google.spaces.map((one) => one.meetingCode)])
    expect(report).not.toContain(secret);
});

it('What Google refuses stands in the report by its status and reason, and nothing is made a second time', async () => {
  // It goes both ways: signed in to nobody, the browser would be by the end, and of no use to the next test.
  const person = await start({ extension: published.extension, way: 'web', browserAccount: true });
  const { google, chromium } = person;
  Object.assign(google.consent, { answer: 'auto', webAccounts: ['host@gmail.com'] });
  google.disableApi();
  const page = await chromium.openPage('src/welcome/index.html#check');
  await click(page, 'Make a meeting and begin');
  await sees(page, '"step":"create"');
  const lines = (await page.$eval('.report', (one) => one.textContent ?? '')).split('\n').slice(1);
  expect(lines.map((line) => JSON.parse(line)).at(-1)).toEqual({
    step: 'create',
    ok: false,
    failure: 'apiDisabled',
    answer: { httpStatus: 403, status: 'PERMISSION_DENIED', reason: 'SERVICE_DISABLED' },
  });
  expect(google.spaces).toEqual([]);
});
