import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Google, meetScopes, startGoogle } from '../google';
import { discoveryClient, refusal } from './official-clients';

let google: Google;
let client: ReturnType<typeof discoveryClient>;
const masked = 'Permission denied on resource Space (or it might not exist)';

beforeAll(async () => {
  google = await startGoogle();
  client = discoveryClient(google, google.tokens['host@gmail.com'] ?? '');
});
// Ten creations a minute are the limit, and each test makes its own.
beforeEach(() => google.advance(60_001));
afterAll(() => google.close());

async function made(config = {}) {
  const { data } = await client.spaces.create({ requestBody: { config } });
  if (!data.name || !data.meetingCode) throw new Error('A space without a name or a code was made.');
  return { name: data.name, code: data.meetingCode };
}

describe('@googleapis/meet', () => {
  it('creates with nothing, with an empty body and with settings', async () => {
    const bare = await client.spaces.create({});
    expect(bare.data).toMatchObject({
      name: expect.stringMatching(/^spaces\/[\w-]{12}$/),
      meetingCode: expect.stringMatching(/^[a-z]{3}-[a-z]{4}-[a-z]{3}$/),
      meetingUri: `https://meet.google.com/${bare.data.meetingCode}`,
      config: { accessType: 'RESTRICTED', entryPointAccess: 'ALL' },
    });
    expect((await client.spaces.create({ requestBody: {} })).data.config?.accessType).toBe('RESTRICTED');
    const open = await client.spaces.create({ requestBody: { config: { accessType: 'OPEN' } } });
    expect(open.data.config?.accessType).toBe('OPEN');
  });

  it('reads by id, by code and by upper-case code', async () => {
    const { name, code } = await made();
    for (const key of [name, `spaces/${code}`, `spaces/${code.toUpperCase()}`])
      expect((await client.spaces.get({ name: key })).data).toMatchObject({ name, meetingCode: code });
  });

  it('does not find an id in another letter case', async () => {
    const { name } = await made();
    const swapped = name
      .slice('spaces/'.length)
      .replace(/[a-z]/gi, (letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()));
    expect(await refusal(client.spaces.get({ name: `spaces/${swapped}` }))).toEqual({ code: 403, text: masked });
  });

  it('patches with a mask: what the mask does not name stays', async () => {
    const { name } = await made({ accessType: 'OPEN' });
    const { data } = await client.spaces.patch({
      name,
      updateMask: 'config.moderation',
      requestBody: { config: { accessType: 'TRUSTED', moderation: 'ON' } },
    });
    expect(data.config).toMatchObject({ accessType: 'OPEN', moderation: 'ON' });
  });

  it('patches without a mask: what the body does not name stays', async () => {
    const { name } = await made({ accessType: 'OPEN', moderation: 'ON' });
    const { data } = await client.spaces.patch({ name, requestBody: { config: { accessType: 'TRUSTED' } } });
    expect(data.config).toMatchObject({ accessType: 'TRUSTED', moderation: 'ON' });
    expect(google.requests.at(-1)?.query).toEqual({});
  });

  it('patches with a snake-case mask, several paths and all of it', async () => {
    const { name } = await made({ moderation: 'ON' });
    const two = await client.spaces.patch({
      name,
      updateMask: 'config.access_type,config.entry_point_access',
      requestBody: { config: { accessType: 'OPEN', entryPointAccess: 'CREATOR_APP_ONLY' } },
    });
    expect(two.data.config).toMatchObject({
      accessType: 'OPEN',
      entryPointAccess: 'CREATOR_APP_ONLY',
      moderation: 'ON',
    });
    const all = await client.spaces.patch({
      name,
      updateMask: '*',
      requestBody: { config: { accessType: 'TRUSTED' } },
    });
    expect(all.data.config).toMatchObject({ accessType: 'TRUSTED', entryPointAccess: 'ALL', moderation: 'OFF' });
  });

  it('ends a running call, once', async () => {
    const { name } = await made();
    const record = google.startConference(name);
    expect((await client.spaces.get({ name })).data.activeConference).toEqual({ conferenceRecord: record });
    expect((await client.spaces.endActiveConference({ name, requestBody: {} })).data).toEqual({});
    expect((await client.spaces.get({ name })).data.activeConference).toBeUndefined();
    expect((await client.conferenceRecords.get({ name: record })).data.endTime).toBeTruthy();
    expect(await refusal(client.spaces.endActiveConference({ name }))).toEqual({
      code: 400,
      text: 'There is no active conference for the given space.',
    });
  });

  it('lists records and participants', async () => {
    const { name } = await made();
    const record = google.startConference(name, ['host@gmail.com', 'Ann']);
    const list = await client.conferenceRecords.list({ filter: `space.name = "${name}" AND end_time IS NULL` });
    expect(list.data.conferenceRecords?.map((one) => one.name)).toEqual([record]);
    const { data } = await client.conferenceRecords.participants.list({ parent: record });
    expect(data.participants).toHaveLength(2);
  });

  it('is refused as Google refuses', async () => {
    const { name, code } = await made();
    const config = { accessType: 'OPEN' };
    const byCode = client.spaces.patch({
      name: `spaces/${code}`,
      updateMask: 'config.accessType',
      requestBody: { config },
    });
    expect(await refusal(byCode)).toEqual({ code: 403, text: masked });
    expect(await refusal(client.spaces.endActiveConference({ name: `spaces/${code}` }))).toEqual({
      code: 403,
      text: masked,
    });

    const badEnum = client.spaces.patch({ name, requestBody: { config: { moderation: 'MODERATION_ON' } } });
    expect(await refusal(badEnum)).toEqual({
      code: 400,
      text: `Invalid value at 'space.config.moderation' (type.googleapis.com/google.apps.meet.v2.SpaceConfig.Moderation), "MODERATION_ON"`,
    });
    const parent = client.spaces.patch({ name, updateMask: 'config.artifactConfig', requestBody: { config } });
    expect((await refusal(parent)).code).toBe(400);

    const other = discoveryClient(google, google.tokens['second@gmail.com'] ?? '');
    expect(
      await refusal(other.spaces.patch({ name, updateMask: 'config.accessType', requestBody: { config } })),
    ).toEqual({
      code: 403,
      text: masked,
    });
    const reader = discoveryClient(google, google.mintToken('host@gmail.com', [meetScopes.readonly]));
    expect(await refusal(reader.spaces.create({}))).toEqual({
      code: 403,
      text: 'Request had insufficient authentication scopes.',
    });
    const stranger = discoveryClient(google, 'no-such-token');
    expect((await refusal(stranger.spaces.get({ name }))).code).toBe(401);
  });
});
