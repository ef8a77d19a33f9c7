import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Google, startGoogle } from '../../google';
import { as } from '../ask';

let google: Google;
beforeEach(async () => {
  google = await startGoogle();
});
afterEach(() => google.close());

describe('members', () => {
  it('are named, listed, changed and taken off, and are let in', async () => {
    const host = as(google, 'host@gmail.com');
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const ann = { email: 'ann@gmail.com', role: 'COHOST' };
    const made = await host.post(`${name}/members`, ann);
    expect(made.json).toMatchObject({ ...ann, name: expect.stringMatching(`^${name}/members/`) });
    const path = made.json.name ?? '';
    expect((await host.get(`${name}/members`)).json.members).toEqual([made.json]);
    expect(google.join(name, 'ann@gmail.com').admitted).toBe(true);
    // What has its default is left out, as everywhere.
    expect((await host.patch(`${path}?updateMask=role`, { role: 0 })).json).toEqual({ name: path, email: ann.email });
    const batch = { requests: [{ member: { name: path, role: 'COHOST' } }] };
    expect((await host.post(`${name}/members:batchUpdate`, batch)).json.members).toMatchObject([{ role: 'COHOST' }]);
    expect((await host.delete(path)).json).toEqual({});
    expect((await host.get(path)).json.error?.message).toContain('resource Member');
    expect((await host.get(`${name}/members`)).json).toEqual({});
  });

  it('are refused: no address, a bad role, twice the same, another app’s space', async () => {
    const host = as(google, 'host@gmail.com', ['created']);
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const add = async (body: object | string, path = name) => (await host.post(`${path}/members`, body)).status;
    expect(await add({ role: 'COHOST' })).toBe(400);
    expect(await add({ email: 'ann@gmail.com', role: 'BOSS' })).toBe(400);
    expect(await add({ email: 'ann@gmail.com', user: 'users/1' })).toBe(400);
    expect(await add('{')).toBe(400);
    expect(await add({ email: 'ann@gmail.com' })).toBe(200);
    expect(await add({ email: 'ann@gmail.com' })).toBe(409);
    const { name: calendars } = google.createSpace({ owner: 'host@gmail.com', madeBy: 'calendar' });
    expect(await add({ email: 'ann@gmail.com' }, calendars)).toBe(403);
    const reader = as(google, 'host@gmail.com', ['created', 'readonly']);
    expect((await reader.get(`${calendars}/members`)).status).toBe(200);
    expect((await reader.post(`${calendars}/members`, { email: 'ann@gmail.com' })).status).toBe(403);
  });

  it('are the same person in any letter case, and a second time there is a status of its own for that', async () => {
    const host = as(google, 'host@gmail.com');
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    await host.post(`${name}/members`, { email: 'ann@gmail.com' });
    const again = await host.post(`${name}/members`, { email: 'Ann@Gmail.com', role: 'COHOST' });
    expect(again.status).toBe(409);
    expect(again.json.error?.status).toBe('ALREADY_EXISTS');
    expect((await host.get(`${name}/members`)).json.members).toMatchObject([{ email: 'ann@gmail.com' }]);
  });

  it('change their role alone, by a mask as spaces have it: none, the field, everything, and no other', async () => {
    const host = as(google, 'host@gmail.com');
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const made = await host.post(`${name}/members`, { email: 'ann@gmail.com', role: 'COHOST' });
    const path = made.json.name ?? '';
    const role = async (mask: string, body: object) => (await host.patch(`${path}${mask}`, body)).json.role;
    expect(await role('', {})).toBe('COHOST');
    expect(await role('?updateMask=', { role: 'COHOST' })).toBe('COHOST');
    expect(await role('?updateMask=*', {})).toBeUndefined();
    expect(await role('?update_mask=role', { role: 1 })).toBe('COHOST');
    expect(await role('?updateMask=role', {})).toBeUndefined();
    expect((await host.patch(`${path}?updateMask=email`, { email: 'ben@gmail.com' })).status).toBe(400);
  });

  it('are listed by 250 unless asked for up to 500, and with the next page named', async () => {
    const host = as(google, 'host@gmail.com');
    const space = google.createSpace({ owner: 'host@gmail.com' });
    for (let at = 0; at < 1_100; at++)
      space.members.push({ name: `${space.name}/members/m${at}`, email: `p${at}@school.example`, role: 'COHOST' });
    const sizes: number[] = [];
    for (let token: string | undefined = ''; token !== undefined; ) {
      const { json }: { json: { members?: object[]; nextPageToken?: string } } = await host.get(
        `${space.name}/members?pageSize=900&pageToken=${token}`,
      );
      sizes.push(json.members?.length ?? 0);
      token = json.nextPageToken;
    }
    expect(sizes).toEqual([500, 500, 100]);
    expect((await host.get(`${space.name}/members`)).json.members).toHaveLength(250);
  });

  it('are nobody behind some addresses, and 25 co-hosts at most: what Google says to one more is a guess here', async () => {
    const host = as(google, 'host@gmail.com');
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    const add = (email: string) => host.post(`${name}/members`, { email, role: 'COHOST' });
    expect((await add('ann@nobody.example')).status).toBe(400);
    for (let at = 0; at < 25; at++) expect((await add(`p${at}@school.example`)).status).toBe(200);
    expect((await add('one.more@school.example')).json.error?.status).toBe('FAILED_PRECONDITION');
    expect((await host.post(`${name}/members`, { email: 'guest@school.example' })).status).toBe(200);
  });
});

describe('quotas', () => {
  it('allow ten creations a minute to a user, and ten more after it', async () => {
    const host = as(google, 'host@gmail.com');
    for (let made = 0; made < 10; made++) expect((await host.post('spaces', {})).status).toBe(200);
    const refused = await host.post('spaces', {});
    expect(refused.status).toBe(429);
    expect(refused.json.error).toMatchObject({
      status: 'RESOURCE_EXHAUSTED',
      message: expect.stringMatching(
        /^Quota exceeded for quota metric '.+' and limit '.+' of service 'meet.googleapis.com'/,
      ),
      details: [
        { reason: 'RATE_LIMIT_EXCEEDED', metadata: { service: 'meet.googleapis.com', quota_limit_value: '10' } },
      ],
    });
    expect(google.spaces).toHaveLength(10);
    expect((await as(google, 'second@gmail.com').post('spaces', {})).status).toBe(200);
    google.advance(60_001);
    expect((await host.post('spaces', {})).status).toBe(200);
  });

  it('count reads and writes apart: 600 and 100 to a user', async () => {
    const host = as(google, 'host@gmail.com');
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    expect(google.quotas.limits).toMatchObject({
      read: { perUser: 600, perProject: 6000 },
      write: { perUser: 100, perProject: 1000 },
      create: { perUser: 10, perProject: 100 },
    });
    for (let written = 0; written < 100; written++) expect((await host.patch(name, {})).status).toBe(200);
    expect((await host.post(`${name}:endActiveConference`, {})).status).toBe(429);
    google.quotas.limits.read.perUser = 3;
    for (let read = 0; read < 3; read++) expect((await host.get(name)).status).toBe(200);
    expect((await host.get('conferenceRecords')).status).toBe(429);
  });

  it('have a limit for the whole project too', async () => {
    google.quotas.limits.create.perProject = 2;
    for (const email of ['host@gmail.com', 'second@gmail.com'])
      expect((await as(google, email).post('spaces', {})).status).toBe(200);
    expect((await as(google, 'teacher@school.example').post('spaces', {})).status).toBe(429);
  });
});
