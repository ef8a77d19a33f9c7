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
    expect((await host.patch(`${path}?updateMask=role`, { role: 0 })).json.role).toBe('ROLE_UNSPECIFIED');
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
