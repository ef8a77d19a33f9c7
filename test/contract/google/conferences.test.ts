import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Google, startGoogle } from '../../google';
import { as } from '../ask';

const dayMs = 86_400_000;
let google: Google;
beforeAll(async () => {
  google = await startGoogle();
});
beforeEach(() => google.advance(60_001));
afterAll(() => google.close());

const host = (scopes?: ('created' | 'readonly' | 'settings')[]) => as(google, 'host@gmail.com', scopes);
const names = (list: unknown) => (list as { name: string }[] | undefined)?.map(({ name }) => name) ?? [];
const filtered = async (path: string, filter: string) =>
  (await host().get(`${path}?filter=${encodeURIComponent(filter)}`)).json;

describe('a conference', () => {
  it('lives from the first joiner to the end of it', async () => {
    const { name, meetingCode } = google.createSpace({ owner: 'host@gmail.com', config: { accessType: 'OPEN' } });
    expect((await host().get(name)).json.activeConference).toBeUndefined();
    const { admitted, conferenceRecord = '' } = google.join(meetingCode, 'Ann');
    expect(admitted).toBe(true);
    expect((await host().get(name)).json.activeConference).toEqual({ conferenceRecord });
    const running = (await host().get(conferenceRecord)).json;
    expect(running).toEqual({ name: conferenceRecord, startTime: expect.any(String), space: name });

    google.advance(90_000);
    expect((await host().post(`${name}:endActiveConference`, {})).json).toEqual({});
    expect((await host().get(name)).json.activeConference).toBeUndefined();
    const over = (await host().get(conferenceRecord)).json as Record<string, string>;
    const ranMs = Date.parse(over.endTime ?? '') - Date.parse(over.startTime ?? '');
    expect(ranMs).toBeGreaterThanOrEqual(90_000);
    expect(Date.parse(over.expireTime ?? '') - Date.parse(over.endTime ?? '')).toBe(30 * dayMs);
    expect(google.startAgain(name)).not.toBe(conferenceRecord);
  });

  it('ends with the last to leave, and its record is gone after 30 days', async () => {
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const record = google.startConference(name, ['host@gmail.com', 'Ann']);
    google.leave(name, 'Ann');
    expect(google.conference(name)?.name).toBe(record);
    google.leave(name, 'host@gmail.com');
    expect(google.conference(name)).toBeUndefined();
    google.advance(30 * dayMs - 120_000);
    expect((await host().get(record)).status).toBe(200);
    google.advance(240_000);
    expect((await host().get(record)).status).toBe(404);
  });

  it.each([
    ['OPEN', { stranger: true, invited: true, colleague: true, phone: true }],
    ['TRUSTED', { stranger: false, invited: true, colleague: true, phone: true }],
    ['RESTRICTED', { stranger: false, invited: true, colleague: false, phone: false }],
  ])('%s admits whom it should and writes every attempt down', (accessType, expected) => {
    const space = { owner: 'teacher@school.example', config: { accessType }, invited: ['second@gmail.com'] };
    const { name, meetingCode } = google.createSpace(space);
    const enters = (who: Parameters<Google['join']>[1]) => google.join(meetingCode, who).admitted;
    expect({
      stranger: enters('Ann'),
      invited: enters('second@gmail.com'),
      colleague: enters('head@school.example'),
      phone: enters({ phone: '+12025550123' }),
    }).toEqual(expected);
    expect(enters('teacher@school.example')).toBe(true);
    expect(google.joins.filter(({ space: where }) => where === name)).toHaveLength(5);
  });

  it('lets nobody back in after it was restricted and ended', async () => {
    const { name, meetingCode } = google.createSpace({ owner: 'host@gmail.com', config: { accessType: 'OPEN' } });
    google.startConference(name, ['host@gmail.com', 'Ann']);
    await host().patch(`${name}?updateMask=config.accessType`, { config: { accessType: 'RESTRICTED' } });
    await host().post(`${name}:endActiveConference`, {});
    expect(google.join(meetingCode, 'Ann')).toEqual({ admitted: false, conferenceRecord: undefined });
    expect(google.joins.at(-1)).toMatchObject({ space: name, who: 'anonymous Ann', admitted: false });
  });

  it('does not open for ordinary links when only the app may lead in', () => {
    const { name } = google.createSpace({
      owner: 'host@gmail.com',
      config: { accessType: 'OPEN', entryPointAccess: 'CREATOR_APP_ONLY' },
    });
    expect(google.join(name, 'Ann').admitted).toBe(false);
  });
});

describe('conference records', () => {
  it('are listed the newest first, filtered and in pages', async () => {
    const one = google.createSpace({ owner: 'host@gmail.com' });
    const two = google.createSpace({ owner: 'host@gmail.com' });
    const records: string[] = [];
    for (const space of [one, one, two]) {
      google.advance(60_000);
      records.unshift(google.startAgain(space.name));
    }
    const [running, ended] = [records[1] ?? '', records[2] ?? ''];
    const by = async (filter: string) => names((await filtered('conferenceRecords', filter)).conferenceRecords);
    expect(await by(`space.name = "${one.name}"`)).toEqual([running, ended]);
    expect(await by(`space.meeting_code = "${two.meetingCode}"`)).toEqual([records[0]]);
    expect(await by(`space.name = "${one.name}" AND end_time IS NULL`)).toEqual([running]);
    const startTime = (await host().get(running)).json.startTime;
    expect(await by(`space.name="${one.name}" AND start_time>="${startTime}"`)).toEqual([running]);
    expect(await by(`space.name="${one.name}" AND start_time<"${startTime}"`)).toEqual([ended]);
    expect(await by(`space.name="${one.name}" AND end_time<="${startTime}"`)).toEqual([ended]);

    const from = encodeURIComponent(`start_time>="${(await host().get(ended)).json.startTime}"`);
    const paged: string[] = [];
    let token = '';
    do {
      const { json } = await host().get(`conferenceRecords?pageSize=2&filter=${from}&pageToken=${token}`);
      paged.push(...names(json.conferenceRecords));
      token = json.nextPageToken ?? '';
    } while (token);
    expect(paged).toEqual(records);
  });

  it('refuse a filter or a page that makes no sense', async () => {
    const status = async (query: string) => (await host().get(`conferenceRecords?${query}`)).status;
    expect(await status(`filter=${encodeURIComponent('nonsense = "x"')}`)).toBe(400);
    expect(await status(`filter=${encodeURIComponent('space.name = x')}`)).toBe(400);
    expect(await status(`filter=${encodeURIComponent('start_time > "yesterday"')}`)).toBe(400);
    expect(await status('pageSize=-1')).toBe(400);
    expect(await status('pageToken=bogus')).toBe(400);
    expect(await status('pageSize=100000')).toBe(200);
  });

  it('are for those who were in the call; created opens only our own spaces', async () => {
    const { name } = google.createSpace({ owner: 'host@gmail.com', madeBy: 'calendar' });
    const record = google.startConference(name, ['host@gmail.com', 'second@gmail.com']);
    const status = async (email: string, scopes: ('created' | 'readonly' | 'settings')[]) =>
      (await as(google, email, scopes).get(record)).status;
    expect(await status('host@gmail.com', ['readonly'])).toBe(200);
    expect(await status('second@gmail.com', ['readonly'])).toBe(200);
    expect(await status('teacher@school.example', ['readonly'])).toBe(404);
    expect(await status('host@gmail.com', ['created'])).toBe(404);
    expect(await status('host@gmail.com', ['settings'])).toBe(403);
    expect(names((await host(['created']).get('conferenceRecords')).json.conferenceRecords)).not.toContain(record);
  });
});

describe('participants', () => {
  it('are shown by what they are, the latest first, with their sessions', async () => {
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const record = google.startConference(name, ['host@gmail.com'], { startedAgoMs: 600_000 });
    google.startConference(name, ['Ann']);
    google.advance(1000);
    google.startConference(name, [{ phone: '+12025550123' }]);
    google.advance(1000);
    google.leave(name, 'Ann');
    const all = (await host().get(`${record}/participants`)).json.participants;
    expect(all).toMatchObject([
      { phoneUser: { displayName: '+1202555****' } },
      { anonymousUser: { displayName: 'Ann' }, latestEndTime: expect.any(String) },
      { signedinUser: { user: 'users/100000000000000000001', displayName: 'Hana Host' } },
    ]);
    const inside = await filtered(`${record}/participants`, 'latest_end_time IS NULL');
    expect(inside.participants).toHaveLength(2);

    google.advance(1000);
    google.startConference(name, ['Ann']);
    const [, ann = ''] = names(all);
    expect((await host().get(ann)).json.latestEndTime).toBeUndefined();
    const sessions = (await host().get(`${ann}/participantSessions`)).json.participantSessions as {
      name: string;
      endTime?: string;
    }[];
    expect(sessions.map(({ endTime }) => endTime === undefined)).toEqual([true, false]);
    expect((await host().get(sessions[1]?.name ?? '')).json).toEqual(sessions[1]);
    const open = await filtered(`${ann}/participantSessions`, 'end_time IS NULL');
    expect(names(open.participantSessions)).toEqual([sessions[0]?.name]);
  });

  it('of a call that was: a session for every device and every time that somebody came, the latest first, in pages', async () => {
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const comings = Array.from({ length: 120 }, (_, at) => ({
      who: 'Ann',
      fromMs: at * 1_000,
      toMs: at * 1_000 + 500,
    }));
    const two = { who: 'host@gmail.com', fromMs: 0 };
    const record = google.holdConference(name, {
      startedAgoMs: 600_000,
      lastedMs: 300_000,
      stays: [two, { ...two, fromMs: 60_000, toMs: 120_000 }, ...comings],
    });
    const over = (await host().get(record)).json as Record<string, string>;
    expect(Date.parse(over.endTime ?? '') - Date.parse(over.startTime ?? '')).toBe(300_000);
    const people = (await host().get(`${record}/participants`)).json.participants as Record<string, string>[];
    expect(people).toHaveLength(2);
    const [hana = '', ann = ''] = people
      .sort((a) => ('signedinUser' in a ? -1 : 1))
      .map(({ name: participant }) => participant ?? '');
    const own = (await host().get(`${hana}/participantSessions`)).json.participantSessions as Record<string, string>[];
    expect(own.map(({ startTime, endTime }) => Date.parse(endTime ?? '') - Date.parse(startTime ?? ''))).toEqual([
      60_000, 300_000,
    ]);
    expect(own.every(({ name: session }) => session?.startsWith(`${hana}/participantSessions/`))).toBe(true);

    const pages: string[] = [];
    let token = '';
    do {
      const { json } = await host().get(`${ann}/participantSessions?pageSize=50&pageToken=${token}`);
      pages.push(
        ...((json.participantSessions as Record<string, string>[]) ?? []).map(({ startTime }) => startTime ?? ''),
      );
      token = json.nextPageToken ?? '';
    } while (token);
    expect(pages).toHaveLength(120);
    expect(pages).toEqual([...pages].sort().reverse());
    const size = async (query: string) =>
      names((await host().get(`${ann}/participantSessions?${query}`)).json.participantSessions).length;
    expect([await size(''), await size('pageSize=1000')]).toEqual([100, 120]);
    expect((await host().get(`${ann}/participantSessions?pageSize=-1`)).status).toBe(400);
    expect((await host().get(`${record}/participants/nobody/participantSessions`)).status).toBe(404);
    expect((await host(['settings']).get(`${ann}/participantSessions`)).status).toBe(403);
    google.advance(31 * dayMs);
    expect((await host().get(`${ann}/participantSessions`)).status).toBe(404);
  });

  it('who come between two pages of the list push the last one of a page onto the next as well', async () => {
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const record = google.startConference(name, ['Ann', 'Ben', 'Cleo']);
    const first = (await host().get(`${record}/participants?pageSize=2`)).json;
    google.advance(1_000);
    google.startConference(name, ['Dan']);
    const second = (await host().get(`${record}/participants?pageSize=2&pageToken=${first.nextPageToken}`)).json;
    const [, last] = names(first.participants);
    expect(names(second.participants)).toContain(last);
  });

  it('come 100 to a page, 250 at most, with their number for who asks', async () => {
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const record = google.startConference(
      name,
      Array.from({ length: 260 }, (_, index) => `Guest ${index}`),
    );
    const size = async (query: string) =>
      names((await host().get(`${record}/participants?${query}`)).json.participants).length;
    expect(await size('')).toBe(100);
    expect(await size('pageSize=1000')).toBe(250);
    expect(await size('pageSize=30')).toBe(30);
    const counted = await host().get(`${record}/participants?pageSize=1&fields=participants(anonymousUser),total_size`);
    expect(counted.json).toMatchObject({ totalSize: 260, participants: [{ anonymousUser: {} }] });
    expect((await host().get(`${record}/participants`)).json.totalSize).toBeUndefined();
  });
});

describe('artifacts', () => {
  it('begin, end with the call, and get their links in the end', async () => {
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const record = google.startConference(name);
    const kinds = ['recordings', 'transcripts', 'smartNotes'];
    const states = async () => {
      const lists = await Promise.all(kinds.map(async (kind) => (await host().get(`${record}/${kind}`)).json[kind]));
      return lists.flatMap((list) => (list as { state: string }[] | undefined)?.map(({ state }) => state) ?? []);
    };
    expect(await states()).toEqual([]);
    google.produceArtifacts(record);
    expect(await states()).toEqual(['STARTED', 'STARTED', 'STARTED']);
    google.endConference(name);
    expect(await states()).toEqual(['ENDED', 'ENDED', 'ENDED']);
    google.produceArtifacts(record);
    expect(await states()).toEqual(['FILE_GENERATED', 'FILE_GENERATED', 'FILE_GENERATED']);
    const { json } = await host().get(`${record}/recordings`);
    expect(json.recordings).toMatchObject([
      { driveDestination: { exportUri: expect.stringContaining('https://drive.google.com/') } },
    ]);
    const [transcript = ''] = names((await host().get(`${record}/transcripts`)).json.transcripts);
    expect((await host().get(transcript)).json.docsDestination).toMatchObject({
      exportUri: expect.stringContaining('docs.google.com'),
    });
    expect(names((await host().get(`${transcript}/entries`)).json.transcriptEntries)).toHaveLength(1);
  });
});
