import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { counted } from '../counted';
import { anyPaste } from '../pastes';
import {
  addElsewhere,
  called,
  calls,
  chooseOption,
  click,
  clickOn,
  costOfPaste,
  costOfPlainRows,
  emptyStorage,
  everythingIsTold,
  fillStorage,
  hold,
  ledger,
  meetingOf,
  notified,
  openElsewhere,
  openOptions,
  openOverMeeting,
  order,
  paste,
  placesIn,
  said,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(5));

it('Pasted, reviewed, sent, listed, and taken away again; a locked meeting names who walks in', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person, { config: { accessType: 'RESTRICTED', moderation: 'OFF' } });
  addElsewhere(space, 'elsewhere@school.example');
  const popup = await openOverMeeting(person, space.meetingCode);
  await click(popup, 'Co-hosts and guests');
  await sees(popup, 'Added elsewhere');
  await paste(
    popup,
    '#guests',
    'Ann Lee <ann@school.example>, ann@school.example\nBen Kim\nhost@gmail.com; elsewhere@school.example',
  );
  for (const note of [
    'Line 2: “Ben Kim” is no e-mail address.',
    'Twice: ann@school.example',
    'Left out, because it is your own: host@gmail.com',
    'There already: elsewhere@school.example',
  ])
    await sees(popup, note);
  await sees(popup, 'ann@school.example: Guest');
  expect(calls(person, 'members.create')).toEqual([]);
  await chooseOption(popup, 'select[aria-label=As]', 'COHOST');
  await sees(popup, 'ann@school.example: Co-host');
  await sees(popup, 'Turn host management on too.');
  await click(popup, 'Apply');
  await until('Ann is a co-host', () => placesIn(space).includes('ann@school.example*'));
  await until('host management is on', () => space.config.moderation === 'ON');
  await until('she is listed', async () => (await popup.$(`[aria-label="Take away: ann@school.example"]`)) !== null);
  await click(popup, 'Back');
  await sees(popup, 'Walks in all the same: ann@school.example');
  await click(popup, 'Co-hosts and guests');
  await click(popup, 'Take away: ann@school.example');
  await sees(popup, 'ann@school.example: no longer');
  const letGo = hold(person, 'members.delete');
  await click(popup, 'Apply');
  await sees(popup, 'Changing the list of people: 0 of 1');
  expect(await said(popup)).not.toContain('Adding people');
  letGo();
  await until('Ann is out', () => placesIn(space).join() === 'elsewhere@school.example');
  expect(await said(popup)).not.toContain('Take away: ann@school.example');
});

it('What was pasted and not sent is there after Back and again, and what is typed while the list is read stays', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person);
  const popup = await openOverMeeting(person, space.meetingCode);
  const typed = () => popup.$eval('#guests', (field) => (field as HTMLTextAreaElement).value);
  await click(popup, 'Co-hosts and guests');
  await sees(popup, 'Nobody yet.');
  await paste(popup, '#guests', 'ann@school.example\nben@school.example');
  await chooseOption(popup, 'select[aria-label=As]', 'COHOST');
  await sees(popup, 'ben@school.example: Co-host');
  await click(popup, 'Back');
  await sees(popup, 'ben@school.example: Co-host');
  await click(popup, 'Co-hosts and guests');
  await popup.waitForSelector('#guests');
  expect(await typed()).toBe('ann@school.example\nben@school.example');
  await sees(popup, 'ben@school.example: Co-host');
  const letGo = hold(person, 'members.create');
  await click(popup, 'Apply');
  await called(person, 'members.create');
  expect(await typed()).toBe('');
  await popup.type('#guests', 'cleo@school');
  letGo();
  await until('Ben is listed', async () => (await popup.$('[aria-label="Take away: ben@school.example"]')) !== null);
  expect(placesIn(space)).toEqual(['ann@school.example*', 'ben@school.example*']);
  await popup.keyboard.type('.example, ann@school.example');
  await sees(popup, 'cleo@school.example: Guest');
  await sees(popup, 'There already: ann@school.example');
  await click(popup, 'Keep as it is');
  expect(await typed()).toBe('');
});

it('Closed right after Apply: host management and the people both go on', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person, { config: { accessType: 'RESTRICTED', moderation: 'OFF' } });
  const popup = await openOverMeeting(person, space.meetingCode);
  await click(popup, 'Co-hosts and guests');
  await sees(popup, 'Nobody yet.');
  await popup.type('#guests', 'ann@school.example');
  await chooseOption(popup, 'select[aria-label=As]', 'COHOST');
  await sees(popup, 'Turn host management on too.');
  const letGo = hold(person, 'patch');
  await click(popup, 'Apply');
  await called(person, 'patch');
  await person.chromium.closePopup();
  letGo();
  await until('both are done', () => space.config.moderation === 'ON' && placesIn(space).length === 1);
  expect(placesIn(space)).toEqual(['ann@school.example*']);
});

it('Done for some and not for others by another page: it is in the next popup until it was seen there, and then no more', async () => {
  const person = await start({ way: 'web' });
  const { name } = meetingOf(person);
  const page = await openOptions(person);
  const add = [{ email: 'ann@school.example' }, { email: 'ben@nobody.example' }];
  await order(page, 'updateMembers', { name, add });
  await notified(person, 'That worked only in part', 'Done: 1. Not done: 1. Not known: 0.');
  const popup = await openElsewhere(person);
  await sees(popup, 'That worked only in part');
  await sees(popup, 'Done: 1. Not done: 1. Not known: 0.');
  await until('that is acknowledged', async () => (await ledger(person)).open.length === 0);
  const next = await openElsewhere(person);
  await sees(next, 'New meeting');
  expect(await said(next)).not.toContain('Not done');
  await person.chromium.closePopup();
  await order(page, 'updateMembers', { name, add: [{ email: 'cleo@school.example' }] });
  await notified(person, 'List of people changed');
  await until('that is told by it', async () => (await ledger(person)).open.length === 0);
});

it('Two whom Google does not take: neither is said to be the other, each is named, and it is not called done anywhere', async () => {
  const person = await start({ way: 'web' });
  const { name, meetingCode } = meetingOf(person);
  const page = await openOptions(person);
  const add = [{ email: 'ann@nobody.example' }, { email: 'ben@nobody.example' }];
  await order(page, 'updateMembers', { name, add });
  await notified(person, 'That did not work', 'Done: 0. Not done: 2. Not known: 0.');
  const popup = await openOverMeeting(person, meetingCode);
  await click(popup, 'Close');
  await click(popup, 'Co-hosts and guests');
  for (const { email } of add) await sees(popup, `${email}Google did not accept the request`);
  await everythingIsTold(person);
  const log = await person.chromium.openPage('src/options/index.html#log');
  await sees(log, 'List of people changed');
  await sees(log, 'Not done');
  await order(page, 'updateMembers', { name, add: [...add, { email: 'cleo@school.example' }] });
  await openOverMeeting(person, meetingCode);
  await sees(log, 'Done in part');
});

it('Cut off where nobody could keep it: who is left is named with a button, and not called under way', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person);
  const page = await openOptions(person);
  // What is still being written would take room or make some.
  await everythingIsTold(person);
  const letGo = hold(person, 'members.create');
  const add = [{ email: 'ann@school.example' }, { email: 'ben@school.example' }];
  const answer = order(page, 'updateMembers', { name: space.name, add });
  await called(person, 'members.create');
  await fillStorage(page, 'local', 0);
  letGo();
  expect(await answer).toMatchObject({ ok: false });
  await emptyStorage(page, 'local');
  const popup = await openOverMeeting(person, space.meetingCode);
  await click(popup, 'Close');
  await click(popup, 'Co-hosts and guests');
  await sees(popup, 'Google was not asked for it yet.');
  await click(popup, 'Try again for these');
  await until('both are in', () => placesIn(space).length === 2);
  expect(calls(person, 'members.create')).toHaveLength(2);
});

it('Whatever is pasted, exactly those are asked for who were in the review', async () => {
  const person = await start({ way: 'web' });
  person.google.quotas.lift();
  const space = meetingOf(person);
  const popup = await openOverMeeting(person, space.meetingCode);
  await click(popup, 'Co-hosts and guests');
  await sees(popup, 'Nobody yet.');
  const pastes = fc.sample(anyPaste, { numRuns: process.env.LONG ? 60 : 10, seed: Number(process.env.SEED) });
  for (const [at, text] of pastes.entries()) {
    const before = calls(person, 'members.create').length;
    const last = `last.${at}@school.example`;
    await paste(popup, '#guests', `${text}\n${last}`);
    await sees(popup, `${last}: Guest`);
    const shown = await popup.$$eval('.review li', (all) => all.map(({ textContent }) => textContent));
    await click(popup, 'Apply');
    await until('the last one is listed', async () => (await popup.$(`[aria-label="Take away: ${last}"]`)) !== null);
    const sent = calls(person, 'members.create').slice(before);
    const emails = sent.map(({ body }) => (body as { email: string }).email);
    expect(
      emails.map((email) => `${email}: Guest`),
      JSON.stringify(text),
    ).toEqual(shown);
    // Nothing of an address is unseen.
    expect(emails.filter((email) => /[\p{C}\p{Default_Ignorable_Code_Point}]/u.test(email))).toEqual([]);
  }
});

it('2,000 pasted lines are in the review at once', async () => {
  const person = await start({ way: 'web' });
  const popup = await openOverMeeting(person, meetingOf(person).meetingCode);
  // By its text: asked for accessible names, Chromium keeps a tree of them from then on, at a cost of its own.
  await clickOn(popup, '::-p-text(Co-hosts and guests)');
  await sees(popup, 'Nobody yet.');
  const plain = await costOfPlainRows(popup);
  const lines = Array.from({ length: 2_000 }, (_, at) => `Person ${at} <person.${at}@school.example>`);
  const cost = await costOfPaste(popup, '#guests', lines.join('\n'), 'person.1999@school.example: Guest');
  counted(`2,000 lines pasted into the popup, until painted: ${cost.tookMs} ms, ${cost.busyMs} ms of work`);
  expect(cost.busyMs).toBeLessThan(8 * plain.busyMs);
});
