import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Google, meetScopes, startGoogle } from '../google';
import { protoClients, refusal } from './official-clients';

let google: Google;
let clients: ReturnType<typeof protoClients>;

beforeAll(async () => {
  google = await startGoogle();
  clients = protoClients(google, google.tokens['teacher@school.example'] ?? '');
});
// Ten creations a minute are the limit, and each test makes its own.
beforeEach(() => google.advance(60_001));
afterAll(async () => {
  await Promise.all([clients.spaces.close(), clients.records.close(), clients.betaSpaces.close()]);
  await google.close();
});

async function made() {
  const [space] = await clients.spaces.createSpace({ space: { config: { accessType: 'OPEN' } } });
  return { name: space.name ?? '', code: space.meetingCode ?? '', accessType: space.config?.accessType };
}

describe('@google-apps/meet over REST', () => {
  it('creates with numbers for enums and understands the answer', async () => {
    expect((await made()).accessType).toBe('OPEN');
    expect(google.requests.at(-1)).toMatchObject({
      body: { config: { accessType: 1 } },
      query: { $alt: 'json;enum-encoding=int' },
      answer: { config: { accessType: 1, entryPointAccess: 1 } },
    });
    const [bare] = await clients.spaces.createSpace({ space: {} });
    expect(bare.config?.accessType).toBe('TRUSTED');
  });

  it('reads by id, by code and by upper-case code', async () => {
    const { name, code } = await made();
    for (const key of [name, `spaces/${code}`, `spaces/${code.toUpperCase()}`])
      expect((await clients.spaces.getSpace({ name: key }))[0]).toMatchObject({ name, meetingCode: code });
  });

  it('patches with a mask in snake case and without one', async () => {
    const { name } = await made();
    const [one] = await clients.spaces.updateSpace({
      space: { name, config: { accessType: 'RESTRICTED', entryPointAccess: 'CREATOR_APP_ONLY' } },
      updateMask: { paths: ['config.access_type'] },
    });
    expect(google.requests.at(-1)?.query.updateMask).toBe('config.access_type');
    expect(one.config).toMatchObject({ accessType: 'RESTRICTED', entryPointAccess: 'ALL' });
    const [two] = await clients.spaces.updateSpace({
      space: { name, config: { entryPointAccess: 'CREATOR_APP_ONLY' } },
    });
    expect(two.config).toMatchObject({ accessType: 'RESTRICTED', entryPointAccess: 'CREATOR_APP_ONLY' });
  });

  it('ends a call and is told when there is none', async () => {
    const { name } = await made();
    const record = google.startConference(name);
    expect((await clients.spaces.getSpace({ name }))[0].activeConference?.conferenceRecord).toBe(record);
    await clients.spaces.endActiveConference({ name });
    const [ended] = await clients.records.getConferenceRecord({ name: record });
    expect(Number(ended.endTime?.seconds)).toBeGreaterThan(0);
    const again = await refusal(clients.spaces.endActiveConference({ name }));
    expect(again.code).toBe(400);
    expect(again.text).toContain('There is no active conference for the given space.');
  });

  it('pages through participants by itself', async () => {
    const { name } = await made();
    const record = google.startConference(name, ['Ann', 'Ben', 'Cleo', { phone: '+12025550123' }]);
    const [participants] = await clients.records.listParticipants({ parent: record, pageSize: 3 });
    expect(participants.map((one) => one.anonymousUser?.displayName ?? one.phoneUser?.displayName).sort()).toEqual([
      '+1202555****',
      'Ann',
      'Ben',
      'Cleo',
    ]);
  });

  it('sets moderation through the v2beta alias', async () => {
    const { name } = await made();
    const [space] = await clients.betaSpaces.updateSpace({
      space: { name, config: { moderation: 'ON', moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' } } },
      updateMask: { paths: ['config.moderation', 'config.moderation_restrictions.chat_restriction'] },
    });
    expect(space.config).toMatchObject({ moderation: 'ON', moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' } });
  });

  it('is refused as Google refuses', async () => {
    const { name, code } = await made();
    const config = { accessType: 'OPEN' as const };
    const mask = { paths: ['config.access_type'] };
    const byCode = clients.spaces.updateSpace({ space: { name: `spaces/${code}`, config }, updateMask: mask });
    expect(await refusal(byCode)).toMatchObject({ code: 403, text: expect.stringContaining('or it might not exist') });
    const parent = clients.betaSpaces.updateSpace({
      space: { name, config },
      updateMask: { paths: ['config.artifact_config'] },
    });
    expect((await refusal(parent)).code).toBe(400);
    const narrow = protoClients(google, google.mintToken('teacher@school.example', [meetScopes.settings]));
    expect(await refusal(narrow.spaces.endActiveConference({ name }))).toMatchObject({
      code: 403,
      text: expect.stringContaining('insufficient authentication scopes'),
    });
    const other = protoClients(google, google.tokens['host@gmail.com'] ?? '');
    expect((await refusal(other.spaces.endActiveConference({ name }))).code).toBe(403);
    const nobody = protoClients(google, 'no-such-token');
    expect((await refusal(nobody.spaces.createSpace({}))).code).toBe(401);
  });
});
