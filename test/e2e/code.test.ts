import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { appears, click, fill, meetingOf, openElsewhere, said, sees, start } from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(5));

const refused: [string, string][] = [
  ['', 'Type or paste a meeting code or link first.'],
  ['hello there', 'That is not a meeting code or a Meet link.'],
  ['abc-mnop', 'That is not a meeting code or a Meet link.'],
  ['https://meet.google.com/lookup/team-standup', 'A nickname link has no code until somebody joins.'],
  ['https://meet.google.com/new', 'This Meet page is not a meeting yet.'],
  ['https://meet.google.com/landing?authuser=1', 'This Meet page is not a meeting yet.'],
  ['https://meet.google.com.evil.example/abc-mnop-xyz', 'does not lead to meet.google.com'],
  ['https://evil.example/meet.google.com/abc-mnop-xyz', 'does not lead to meet.google.com'],
  ['https://meet.google.com@evil.example/abc-mnop-xyz', 'does not lead to meet.google.com'],
  ['http://meet.google.com/abc-mnop-xyz', 'That link has no https'],
  ['abc-mnop-xyz and def-qrst-uvw', 'There is more than one meeting in that text.'],
];

it('What is no meeting stays in the field, gets a sentence, and is sent nowhere', async () => {
  const person = await start({ way: 'web' });
  const popup = await openElsewhere(person);
  for (const [text, sentence] of refused) {
    await fill(popup, '#code', text);
    await appears(popup, '#code[aria-invalid=false]');
    await click(popup, 'Show');
    await sees(popup, sentence);
    await appears(popup, '#code[aria-invalid=true]:focus');
    expect(await popup.$eval('#code', (field) => (field as HTMLInputElement).value)).toBe(text);
  }
  expect(person.google.requests).toEqual([]);
});

it('A code comes out of whatever people paste', async () => {
  const person = await start({ way: 'web' });
  const { meetingCode } = meetingOf(person, { code: 'abc-mnop-xyz' });
  const texts = [
    'ABC-MNOP-XYZ',
    'abcmnopxyz',
    'meet.google.com/abc-mnop-xyz/',
    'To join the video meeting, click this link: https://meet.google.com/abc-mnop-xyz?hs=122 Otherwise, dial +1 202-555-0143',
  ];
  const popup = await openElsewhere(person);
  for (const text of texts) {
    await fill(popup, '#code', text);
    await popup.keyboard.press('Enter');
    await sees(popup, 'No call running');
    expect(await said(popup)).toContain(meetingCode);
    await click(popup, 'Back');
  }
  expect(new Set(person.google.requests.map(({ method, path }) => `${method} ${path}`))).toEqual(
    new Set(['GET /v2/spaces/abc-mnop-xyz']),
  );
});

it('A menu item or shortcut where there is no meeting: one sentence, nothing sent, no popup', async () => {
  const person = await start({ way: 'web' });
  const tab = await person.chromium.openTab('https://www.google.com/links');
  const linkUrl = 'https://meet.google.com/lookup/team-standup';
  for (const action of ['readSpace', 'copyLink', 'endConference'])
    await person.chromium.dispatchMenu({ menuItemId: `${action}@link`, linkUrl }, tab);
  const landing = await person.chromium.openTab('https://meet.google.com/landing');
  await person.chromium.dispatchCommand('endConference', landing);
  const told = await until('all four are told', async () => {
    const all = await person.chromium.notifications();
    return all.length === 4 && all;
  });
  expect(told.map(({ title }) => title)).toEqual(Array(4).fill('That did not work'));
  const nickname =
    'A nickname link has no code until somebody joins. Open it once, and use the code that then stands in its address.';
  const noMeeting = 'This Meet page is not a meeting yet. Open a meeting, or paste its code.';
  expect(told.map(({ message }) => message).toSorted()).toEqual([nickname, nickname, nickname, noMeeting]);
  expect(person.google.requests).toEqual([]);
  expect(person.chromium.isPopupOpen()).toBe(false);
});
