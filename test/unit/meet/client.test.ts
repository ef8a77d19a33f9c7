import { describe, expect, test } from 'vitest';
import type { SpaceName } from '../../../src/meet/types';
import { type Answer, failure, refusal, serve, space } from './server';

const name = 'spaces/jQCFfuBOdN5z';
const record = 'conferenceRecords/abc_D-1';

describe('what is sent', () => {
  test('create without settings', async () => {
    const { client, arrived } = await serve([space()]);
    await client.createSpace();
    expect(arrived).toMatchObject([{ method: 'POST', url: '/v2/spaces', body: '{}' }]);
    expect(arrived[0]?.headers).toMatchObject({
      authorization: 'Bearer ya29.secret-0',
      'content-type': 'application/json',
    });
  });

  test('create with settings: the body is the space itself', async () => {
    const { client, arrived } = await serve([space()]);
    await client.createSpace({ accessType: 'TRUSTED' });
    expect(JSON.parse(arrived[0]?.body ?? '')).toEqual({ config: { accessType: 'TRUSTED' } });
  });

  test('get by name, by code and by the name that a code makes', async () => {
    const { client, arrived } = await serve([space()]);
    await client.getSpace(name);
    await client.getSpace('abc-mnop-xyz');
    await client.getSpace('spaces/abc-mnop-xyz');
    expect(arrived.map(({ method, url, body }) => [method, url, body])).toEqual([
      ['GET', '/v2/spaces/jQCFfuBOdN5z', ''],
      ['GET', '/v2/spaces/abc-mnop-xyz', ''],
      ['GET', '/v2/spaces/abc-mnop-xyz', ''],
    ]);
    expect(arrived[0]?.headers['content-type']).toBeUndefined();
  });

  test('patch: exactly the masked leaves, each once', async () => {
    const { client, arrived } = await serve([space()]);
    const config = {
      accessType: 'OPEN',
      moderation: 'ON',
      artifactConfig: { recordingConfig: { autoRecordingGeneration: 'ON' } },
    };
    const path = 'config.artifactConfig.recordingConfig.autoRecordingGeneration';
    await client.patchSpace(name, config, ['config.accessType', path, path]);
    const { method, url, body } = arrived[0] ?? { url: '', body: '' };
    expect(method).toBe('PATCH');
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    expect(pathname).toBe('/v2/spaces/jQCFfuBOdN5z');
    expect([...searchParams]).toEqual([['updateMask', `config.accessType,${path}`]]);
    expect(JSON.parse(body)).toEqual({
      config: { accessType: 'OPEN', artifactConfig: { recordingConfig: { autoRecordingGeneration: 'ON' } } },
    });
  });

  test('end: an empty object, the colon literal', async () => {
    const { client, arrived } = await serve([{ json: {} }]);
    expect(await client.endActiveConference(name)).toBeUndefined();
    expect(arrived).toMatchObject([{ method: 'POST', url: '/v2/spaces/jQCFfuBOdN5z:endActiveConference', body: '{}' }]);
  });

  test('the lists, with page, token, filter and fields', async () => {
    const { client, arrived } = await serve([{ json: { name: record } }, { json: {} }]);
    await client.getConferenceRecord(record);
    await client.listConferenceRecords({ filter: `space.name = "${name}"` });
    await client.listParticipants(record, {
      pageSize: 250,
      pageToken: 'a+b/c=',
      filter: 'latest_end_time IS NULL',
      fields: 'totalSize',
    });
    await client.listParticipantSessions(`${record}/participants/1%`, { pageSize: 250 });
    await client.listRecordings(record, { pageToken: undefined });
    await client.listTranscripts(record);
    await client.listSmartNotes(record);
    const urls = arrived.map(({ url }) => new URL(url, 'http://127.0.0.1'));
    expect(urls.map(({ pathname }) => pathname)).toEqual([
      `/v2/${record}`,
      '/v2/conferenceRecords',
      `/v2/${record}/participants`,
      `/v2/${record}/participants/1%25/participantSessions`,
      `/v2/${record}/recordings`,
      `/v2/${record}/transcripts`,
      `/v2/${record}/smartNotes`,
    ]);
    expect(urls.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual([
      {},
      { filter: 'space.name = "spaces/jQCFfuBOdN5z"' },
      { pageSize: '250', pageToken: 'a+b/c=', filter: 'latest_end_time IS NULL', fields: 'totalSize' },
      { pageSize: '250' },
      {},
      {},
      {},
    ]);
  });

  test('an id cannot leave its path segment', async () => {
    const { client, arrived } = await serve([{ json: {} }]);
    await client.endActiveConference('spaces/a%2F..:endActiveConference&x');
    expect(arrived[0]?.url).toBe('/v2/spaces/a%252F..%3AendActiveConference%26x:endActiveConference');
  });
});

describe('what comes back', () => {
  test('unknown fields and values survive', async () => {
    const later = {
      name,
      config: { accessType: 'FRIENDS', later: { on: true } },
      phoneAccess: [{ pin: '1', later: 2 }],
      later: [1],
    };
    const { client } = await serve([{ json: later }]);
    expect(await client.getSpace(name)).toEqual(later);
    expect(await client.patchSpace(name, { accessType: 'OPEN' }, ['config.accessType'])).toEqual(later);
    expect(await client.createSpace()).toEqual(later);
  });

  test.each([['{}'], ['{"name": 7}'], ['{"name": "rooms/1"}'], ['{"name": "spaces/"}']])(
    'a space without a name is no space: %s',
    async (text) => {
      const { client } = await serve([{ text }]);
      expect((await failure(client.getSpace(name))).kind).toBe('badAnswer');
      expect((await failure(client.createSpace())).kind).toBe('outcomeUnknown');
    },
  );
});

describe('a code and a link: where Google sends one, the other follows', () => {
  const code = 'abc-mnop-xyz';
  const uri = `https://meet.google.com/${code}`;
  test.each<[what: string, sent: object, is: object]>([
    ['both', { meetingCode: code, meetingUri: `${uri}?hs=1` }, { meetingCode: code, meetingUri: `${uri}?hs=1` }],
    ['a code', { meetingCode: code }, { meetingCode: code, meetingUri: uri }],
    ['a link', { meetingUri: uri }, { meetingCode: code, meetingUri: uri }],
    ['neither', {}, {}],
    ['a link to elsewhere', { meetingUri: 'https://evil.example/' }, { meetingUri: 'https://evil.example/' }],
  ])('%s', async (_, sent, is) => {
    const { client } = await serve([space(sent)]);
    expect(await client.createSpace()).toEqual({ name, ...is });
    expect(await client.getSpace(name)).toEqual({ name, ...is });
  });
});

/** 200s that are not Google's answer to this request: the end of an interim answer, a network's page, another space. */
describe('what comes back with 200 and is no answer', () => {
  const foreign: [what: string, answer: Answer][] = [
    ['nothing', { text: '' }],
    ['half a JSON', { text: '{"name": "spaces/jQ' }],
    ['a page', { text: '<title>Sign in to the network</title>' }],
    ['a list', { json: [] }],
    ['null', { text: 'null' }],
    ['an object of another kind', { json: { connected: true } }],
    ['another space', { json: { name: 'spaces/BBBBBBBBBBBB', config: { accessType: 'OPEN' } } }],
  ];

  test.each(foreign)('%s: a change is unknown, a read failed', async (_, answer) => {
    const { client, arrived } = await serve([answer]);
    const patch = client.patchSpace(name, { accessType: 'OPEN' }, ['config.accessType']);
    expect((await failure(patch)).kind).toBe('outcomeUnknown');
    expect((await failure(client.endActiveConference(name))).kind).toBe('outcomeUnknown');
    expect((await failure(client.getSpace(name))).kind).toBe('badAnswer');
    expect((await failure(client.getConferenceRecord(record))).kind).toBe('badAnswer');
    expect(arrived).toHaveLength(4);
  });

  test('the empty object: it is the answer to an end, and to nothing else', async () => {
    const { client } = await serve([{ json: {} }]);
    expect(await client.endActiveConference(name)).toBeUndefined();
    const patch = client.patchSpace(name, { accessType: 'OPEN' }, ['config.accessType']);
    expect((await failure(patch)).kind).toBe('outcomeUnknown');
    expect((await failure(client.createSpace())).kind).toBe('outcomeUnknown');
    expect((await failure(client.getConferenceRecord(record))).kind).toBe('badAnswer');
  });

  test('another record than the one that was asked for', async () => {
    const { client } = await serve([{ json: { name: 'conferenceRecords/other' } }]);
    expect((await failure(client.getConferenceRecord(record))).kind).toBe('badAnswer');
  });

  test('a code stands for whatever space Google names', async () => {
    const { client } = await serve([{ json: { name: 'spaces/BBBBBBBBBBBB' } }]);
    expect(await client.getSpace('abc-mnop-xyz')).toEqual({ name: 'spaces/BBBBBBBBBBBB' });
    expect((await failure(client.getSpace(name))).kind).toBe('badAnswer');
  });
});

describe('what is never sent', () => {
  const notNames = [
    'abc-mnop-xyz',
    'spaces/abc-mnop-xyz',
    'spaces/ABC-mnop-xyz',
    'jQCFfuBOdN5z',
    'spaces/',
    'spaces/a/b',
    'spaces/a?x=1',
    'spaces/a#b',
    'spaces/a b',
    'spaces/.',
    'spaces/..',
    'conferenceRecords/a',
    'https://meet.google.com/abc-mnop-xyz',
    '/spaces/a',
    '',
    undefined,
  ] as SpaceName[];

  test.each(notNames)('a write to %j', async (notName) => {
    const { client, arrived } = await serve([space()]);
    await expect(client.endActiveConference(notName)).rejects.toThrow(TypeError);
    await expect(client.patchSpace(notName, { accessType: 'OPEN' }, ['config.accessType'])).rejects.toThrow(TypeError);
    expect(arrived).toEqual([]);
  });

  test.each([
    [[]],
    [['*']],
    [['']],
    [['config']],
    [['config.accessType', '*']],
    [['config.artifactConfig']],
    [['config.artifactConfig.recordingConfig']],
    [['config.moderationRestrictions']],
    [['accessType']],
    [['config.access_type']],
    [['config.accessType,config.moderation']],
    [['config.moderation']],
    [['name']],
  ])('a patch with the mask %j', async (mask) => {
    const { client, arrived } = await serve([space()]);
    await expect(client.patchSpace(name, { accessType: 'OPEN' }, mask)).rejects.toThrow(TypeError);
    expect(arrived).toEqual([]);
  });

  test.each(['jQCFfuBOdN5z', 'ABC-MNOP-XYZ', 'spaces/a/b', '', 'https://meet.google.com/abc-mnop-xyz'])(
    'a read of %j',
    async (notName) => {
      const { client, arrived } = await serve([space()]);
      await expect(client.getSpace(notName)).rejects.toThrow(TypeError);
      await expect(client.getConferenceRecord(notName as never)).rejects.toThrow(TypeError);
      await expect(client.listParticipants(notName as never)).rejects.toThrow(TypeError);
      for (const one of [notName, record, `${record}/participants/`, `${record}/participants/a/b`, `${record}/x/a`])
        await expect(client.listParticipantSessions(one as never)).rejects.toThrow(TypeError);
      expect(arrived).toEqual([]);
    },
  );

  test('anything while it is certain that nothing can be sent', async () => {
    const { client, arrived } = await serve([space()], { online: () => false });
    for (const call of [
      () => client.createSpace(),
      () => client.getSpace(name),
      () => client.endActiveConference(name),
    ])
      expect(await failure(call())).toMatchObject({ kind: 'unreachable', offline: true });
    expect(arrived).toEqual([]);
  });
});

test('a redirect is not followed', async () => {
  const { client, arrived, origin } = await serve([{ status: 302, headers: { Location: '/elsewhere' } }, space()]);
  expect((await failure(client.getSpace(name))).kind).toBe('unreachable');
  expect(
    (await failure((await serve([{ status: 307, headers: { Location: origin } }])).client.createSpace())).kind,
  ).toBe('outcomeUnknown');
  expect(arrived).toHaveLength(1);
});

test('a failed end is still a failure', async () => {
  const { client } = await serve([refusal(403, 'PERMISSION_DENIED')]);
  expect((await failure(client.endActiveConference(name))).kind).toBe('denied');
});
