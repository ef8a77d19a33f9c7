import { expect, it } from 'vitest';
import { click, meetingOf, openElsewhere, said, sees, start } from '../person';

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
  ['http://meet.google.com/abc-mnop-xyz', 'That link is not secure'],
  ['abc-mnop-xyz and def-qrst-uvw', 'There is more than one meeting in that text.'],
];

it('What is no meeting stays in the field, gets a sentence, and is sent nowhere', async () => {
  const person = await start({ way: 'web' });
  const popup = await openElsewhere(person);
  for (const [text, sentence] of refused) {
    await popup.locator('input').fill(text);
    await click(popup, 'Show');
    await sees(popup, sentence);
    expect(await popup.$eval('input', ({ value }) => value)).toBe(text);
    expect(await popup.$eval('input', (input) => input.getAttribute('aria-invalid'))).toBe('true');
    expect(await popup.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
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
    await popup.locator('input').fill(text);
    await popup.keyboard.press('Enter');
    await sees(popup, 'No call running');
    expect(await said(popup)).toContain(meetingCode);
    await click(popup, 'Back');
  }
  expect(new Set(person.google.requests.map(({ method, path }) => `${method} ${path}`))).toEqual(
    new Set(['GET /v2/spaces/abc-mnop-xyz']),
  );
});

it('A menu item on a link that only looks like one: one sentence, nothing sent, no popup', async () => {
  const person = await start({ way: 'web' });
  const tab = await person.chromium.openTab('https://www.google.com/links');
  const linkUrl = 'https://meet.google.com/lookup/team-standup';
  for (const action of ['readSpace', 'copyLink', 'endConference'])
    await person.chromium.dispatchMenu({ menuItemId: `${action}@link`, linkUrl }, tab);
  await expect.poll(async () => (await person.chromium.notifications()).length).toBe(3);
  for (const { title, message } of await person.chromium.notifications()) {
    expect(title).toBe('That did not work');
    expect(message).toContain('A nickname link has no code until somebody joins.');
  }
  expect(person.google.requests).toEqual([]);
  expect(person.chromium.isPopupOpen()).toBe(false);
});
