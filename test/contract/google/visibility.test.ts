import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Google, protocols, startGoogle } from '../../google';
import { as, ask, type Reply } from '../ask';

describe.each(protocols)('over %s', (protocol) => {
  let google: Google;
  beforeAll(async () => {
    google = await startGoogle({ protocols: [protocol] });
  });
  beforeEach(() => google.advance(60_001));
  afterAll(() => google.close());

  const open = { config: { accessType: 'OPEN' } };
  function expectMasked({ status, json }: Reply, resource = 'Space') {
    expect(status).toBe(403);
    expect(json.error).toEqual({
      code: 403,
      message: `Permission denied on resource ${resource} (or it might not exist)`,
      status: 'PERMISSION_DENIED',
    });
  }

  describe('who may see what of a space', () => {
    it('owner all, participant the running call, others the bare facts', async () => {
      const { name } = google.createSpace({ owner: 'teacher@school.example' });
      const record = google.startConference(name, ['teacher@school.example', 'second@gmail.com']);
      const seen = async (email: string) => Object.keys((await as(google, email, ['readonly']).get(name)).json);
      const basic = ['name', 'meetingUri', 'meetingCode'];
      const dialIn = ['phoneAccess', 'gatewaySipAccess'];
      expect(await seen('teacher@school.example')).toEqual([...basic, 'config', 'activeConference', ...dialIn]);
      expect(await seen('second@gmail.com')).toEqual([...basic, 'activeConference', ...dialIn]);
      expect(await seen('host@gmail.com')).toEqual([...basic, ...dialIn]);
      const { json } = await as(google, 'second@gmail.com', ['settings']).get(name);
      expect(json.activeConference).toEqual({ conferenceRecord: record });
    });

    it('masks others’ spaces under created alone, hidden ones, and all of them where that is asked for', async () => {
      const { name } = google.createSpace({ owner: 'host@gmail.com' });
      expectMasked(await as(google, 'second@gmail.com', ['created']).get(name));
      const hidden = google.createSpace({ owner: 'host@gmail.com', hidden: true });
      expectMasked(await as(google, 'second@gmail.com').get(hidden.name));
      expect((await as(google, 'host@gmail.com').get(hidden.name)).status).toBe(200);
      google.knobs.othersAreMasked = true;
      expectMasked(await as(google, 'second@gmail.com').get(name));
      google.knobs.othersAreMasked = false;
      expect((await as(google, 'second@gmail.com').get(name)).status).toBe(200);
    });

    it('masks what does not exist, a removed space and an expired code', async () => {
      const host = as(google, 'host@gmail.com');
      expectMasked(await host.get('spaces/AAAAAAAAAAAA'));
      expectMasked(await host.get('spaces/zzz-zzzz-zzz'));
      const space = google.createSpace({ owner: 'host@gmail.com' });
      google.ageCode(space.name, 364);
      expect((await host.get(`spaces/${space.meetingCode}`)).status).toBe(200);
      google.ageCode(space.name, 365);
      expectMasked(await host.get(`spaces/${space.meetingCode}`));
      expect((await host.get(space.name)).status).toBe(200);
      google.removeSpace(space.name);
      expectMasked(await host.get(space.name));
    });

    it('wants the dashes of a code, and takes it for another space after it moved on', async () => {
      const host = as(google, 'host@gmail.com');
      const old = google.createSpace({ owner: 'host@gmail.com', code: 'abc-mnop-xyz' });
      expectMasked(await host.get('spaces/abcmnopxyz'));
      const heir = google.createSpace({ owner: 'host@gmail.com' });
      google.reassignCode(heir.name, 'abc-mnop-xyz');
      expect((await host.get('spaces/ABC-mnop-XYZ')).json.name).toBe(heir.name);
      const { json } = await host.get(old.name);
      expect(json.meetingCode).not.toBe('abc-mnop-xyz');
      expect(json.meetingUri).toBe(`https://meet.google.com/${json.meetingCode}`);
    });
  });

  describe('an id', () => {
    it('does not look like a code', () => {
      const names = Array.from({ length: 5000 }, () => google.createSpace({ owner: 'second@gmail.com' }).name);
      expect(names.filter((name) => /^spaces\/[a-z]+-[a-z]+-[a-z]+$/i.test(name))).toEqual([]);
      for (const { name } of [...google.spaces].filter(({ owner }) => owner.email === 'second@gmail.com'))
        google.removeSpace(name);
    });
  });

  describe('who may change a space', () => {
    it('its owner: with created in our own spaces, with settings in all', async () => {
      const ours = google.createSpace({ owner: 'host@gmail.com' }).name;
      const calendars = google.createSpace({ owner: 'host@gmail.com', madeBy: 'calendar' }).name;
      const change = (path: string, scopes: ('created' | 'settings')[], email = 'host@gmail.com') =>
        as(google, email, scopes).patch(`${path}?updateMask=config.accessType`, open);
      expect((await change(ours, ['created'])).status).toBe(200);
      expect((await change(ours, ['settings'])).status).toBe(200);
      expect((await change(calendars, ['settings'])).status).toBe(200);
      expectMasked(await change(calendars, ['created']));
      expectMasked(await change(ours, ['created', 'settings'], 'second@gmail.com'));
    });

    it('never by its code', async () => {
      const { meetingCode } = google.createSpace({ owner: 'host@gmail.com' });
      google.startConference(meetingCode);
      const host = as(google, 'host@gmail.com');
      expectMasked(await host.patch(`spaces/${meetingCode}?updateMask=config.accessType`, open));
      expectMasked(await host.post(`spaces/${meetingCode}:endActiveConference`, {}));
      expectMasked(await host.get(`spaces/${meetingCode}/members`));
      expect(google.conference(meetingCode)).toBeDefined();
    });

    it('nobody ends what another app made', async () => {
      const { name } = google.createSpace({ owner: 'host@gmail.com', madeBy: 'calendar' });
      google.startConference(name);
      expectMasked(await as(google, 'host@gmail.com').post(`${name}:endActiveConference`, {}), 'MeetingSpace');
      expect(google.conference(name)).toBeDefined();
    });

    it('nobody ends what is somebody else’s', async () => {
      const { name } = google.createSpace({ owner: 'host@gmail.com' });
      google.startConference(name, ['host@gmail.com', 'second@gmail.com']);
      expectMasked(await as(google, 'second@gmail.com').post(`${name}:endActiveConference`, {}));
      expect(google.conference(name)).toBeDefined();
    });
  });

  /** Every method with the scopes that open it, as the reference lists them. */
  const methods: [string, string, readonly string[]][] = [
    ['POST', 'spaces', ['created']],
    ['GET', 'SPACE', ['created', 'readonly', 'settings']],
    ['PATCH', 'SPACE', ['created', 'settings']],
    ['POST', 'SPACE:endActiveConference', ['created']],
    ['GET', 'SPACE/members', ['created', 'readonly']],
    ['POST', 'SPACE/members', ['created']],
    ['GET', 'SPACE/members/x', ['created', 'readonly']],
    ['PATCH', 'SPACE/members/x', ['created']],
    ['DELETE', 'SPACE/members/x', ['created']],
    ['POST', 'SPACE/members:batchUpdate', ['created']],
    ...[
      '',
      '/x',
      '/x/participants',
      '/x/participants/y',
      '/x/participants/y/participantSessions',
      '/x/participants/y/participantSessions/z',
      '/x/recordings',
      '/x/recordings/y',
      '/x/transcripts',
      '/x/transcripts/y',
      '/x/transcripts/y/entries',
      '/x/transcripts/y/entries/z',
      '/x/smartNotes',
      '/x/smartNotes/y',
    ].map((path): [string, string, readonly string[]] => ['GET', `conferenceRecords${path}`, ['created', 'readonly']]),
  ];

  describe('scopes', () => {
    it.each(methods)('%s %s', async (method, path, opening) => {
      const { name } = google.createSpace({ owner: 'host@gmail.com' });
      for (const scope of ['created', 'settings', 'readonly'] as const) {
        const { token } = as(google, 'host@gmail.com', [scope]);
        const { json } = await ask(google, method, `/v2/${path.replace('SPACE', name)}`, { token });
        const reason = json.error?.details?.[0]?.reason;
        expect(reason === 'ACCESS_TOKEN_SCOPE_INSUFFICIENT', scope).toBe(!opening.includes(scope));
      }
    });
  });
});
