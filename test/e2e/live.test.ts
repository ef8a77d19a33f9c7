import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import {
  allow,
  called,
  calls,
  click,
  copied,
  hostedCall,
  letPass,
  makeMeeting,
  openOverMeeting,
  said,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(10));

describe('For how long a call runs stands beside it', () => {
  it('in a meeting that was made here, goes on, is asked for once, and anew for the next call', async () => {
    const person = await start({ way: 'web' });
    const { name, meetingCode } = await makeMeeting(person);
    person.google.startConference(name, ['host@gmail.com'], { startedAgoMs: 1_470_000 });
    await sees(await openOverMeeting(person, meetingCode), 'Call running24 min');
    await sees(await openOverMeeting(person, meetingCode), 'Call running24 min');
    expect(calls(person, 'conferenceRecords.get')).toHaveLength(1);
    person.google.endConference(name);
    const later = await openOverMeeting(person, meetingCode);
    await sees(later, 'No call running');
    expect(await said(later)).not.toContain(' min');
    person.google.startConference(name, ['Bo'], { startedAgoMs: 3_900_000 });
    const popup = await openOverMeeting(person, meetingCode);
    await sees(popup, 'Call running1 hr 5 min');
    // At last: no other popup is drawn in a process whose time was moved on.
    await letPass(popup, 60_000);
    await sees(popup, 'Call running1 hr 6 min');
  });

  it('and not in a meeting made elsewhere, of which Google tells it for another permission only', async () => {
    const { person, space } = await hostedCall({ madeBy: 'calendar', startedAgoMs: 1_470_000 });
    const popup = await openOverMeeting(person, space.meetingCode);
    await sees(popup, 'Google lets Roomkeeper end calls only in meetings that it made');
    await click(popup, 'Lock');
    await sees(popup, 'Meeting locked');
    expect(await said(popup)).not.toContain('24 min');
  });
});

describe('Who is in', () => {
  it('shows for how long, and everybody by kind and time from every page, and follows along while open', async () => {
    const others = Array.from({ length: 248 }, (_, index) => `Guest ${index}`);
    const inCall = ['host@gmail.com', 'Ann', { phone: '+12025550143' }, ...others];
    const { person, space } = await hostedCall({ inCall, startedAgoMs: 720_000 });
    const popup = await openOverMeeting(person, space.meetingCode);
    expect(calls(person, 'participants.list')).toEqual([]);
    await click(popup, 'Who is in');
    await sees(popup, 'Running for 12 min');
    await sees(popup, 'In the call now (251)');
    expect(calls(person, 'participants.list').length).toBeGreaterThanOrEqual(2);
    for (const one of ['Hana Host', 'Ann (not signed in)', '(by phone)', 'Joined']) await sees(popup, one);
    person.google.leave(space.name, 'Ann');
    person.google.startConference(space.name, ['second@gmail.com']);
    await letPass(popup, 10_000);
    await sees(popup, 'Sam Second');
    await sees(popup, 'No longer in the call (1)');
    await click(popup, 'Back');
    const before = person.google.requests.length;
    await letPass(popup, 60_000);
    // What is asked next is all that is asked after it was closed.
    await click(popup, 'Lock');
    await called(person, 'patch');
    expect(person.google.requests.slice(before).map(({ call }) => call)).toEqual(['get', 'patch']);
  });

  it('a call that ends, or begins, while it is open: the meeting above says so as well', async () => {
    const { person, space } = await hostedCall({ inCall: ['host@gmail.com', 'Ann'] });
    const popup = await openOverMeeting(person, space.meetingCode);
    await sees(popup, 'Call running');
    await click(popup, 'Who is in');
    await sees(popup, 'In the call now (2)');
    person.google.endConference(space.name);
    await letPass(popup, 10_000);
    await sees(popup, 'No call running');
    await sees(popup, 'People who took part (2)');
    expect(await said(popup)).not.toContain('Call running');
    person.google.startConference(space.name, ['Bo']);
    await letPass(popup, 10_000);
    await sees(popup, 'Call running');
    await sees(popup, 'In the call now (1)');
    const before = calls(person, 'get').length;
    const looks = calls(person, 'participants.list').length;
    await letPass(popup, 10_000);
    await called(person, 'participants.list', looks + 1);
    expect(calls(person, 'get'), 'read again only for a change').toHaveLength(before);
  });

  it('after the end: how long, how many, and the links once Google has made the files', async () => {
    const inCall = ['host@gmail.com', 'Ann'];
    const { person, space, record } = await hostedCall({ inCall, startedAgoMs: 3_600_000 });
    person.google.endConference(space.name);
    person.google.produceArtifacts(record, { kinds: ['recordings', 'smartNotes'] });
    person.google.produceArtifacts(record, { kinds: ['transcripts'], state: 'ENDED' });
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'Last call');
    await sees(popup, 'The last call lasted 1 hr');
    await sees(popup, 'People who took part (2)');
    await sees(popup, 'Google is still making this file.');
    const links = await popup.$$eval('.panel a', (all) => all.map((a) => [a.textContent, a.getAttribute('href')]));
    expect(links).toEqual([
      ['Recording', expect.stringMatching(/^https:\/\/drive\.google\.com\/file\/d\/.+\/view$/)],
      ['Notes', expect.stringMatching(/^https:\/\/docs\.google\.com\/document\/d\/.+\/view$/)],
    ]);
    // What was said needs no access to Drive, and is there before Google has made the file.
    await click(popup, 'Copy as text');
    await copied(person, 'Hana Host: Hello.\nAnn: Hello.');
    await sees(popup, 'Copied');
  });

  it('after the end: that files could not be read is not taken for there being none', async () => {
    const { person, space } = await hostedCall({ startedAgoMs: 3_600_000 });
    person.google.endConference(space.name);
    person.google.failNext({ method: 'recordings.list', status: 403, times: 9 });
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'Last call');
    await sees(popup, 'The last call lasted 1 hr');
    await until('something is said of the files', async () => (await popup.$('.panel .wrong:not(:empty)')) !== null);
    expect(await said(popup)).not.toContain('There are no files of this call.');
  });

  it('asks for permission only when a meeting that was not made here is to be shown', async () => {
    const { person, space } = await hostedCall({ madeBy: 'calendar', inCall: ['host@gmail.com', 'Ann'] });
    const popup = await openOverMeeting(person, space.meetingCode);
    await sees(popup, 'Call running');
    expect(await person.chromium.isConsentOpen()).toBe(false);
    await click(popup, 'Who is in');
    await sees(popup, 'Google needs your permission for this.');
    expect(calls(person, 'participants.list')).toEqual([]);
    await click(popup, 'Allow');
    await allow(person);
    await until('readonly is asked for', () =>
      person.google.authorizations.some(({ granted }) => granted?.some((scope) => scope.endsWith('.readonly'))),
    );
    await sees(popup, 'Ann (not signed in)');
    expect(await said(popup)).toContain('Google lets Roomkeeper end calls only in meetings that it made.');
  });
});
