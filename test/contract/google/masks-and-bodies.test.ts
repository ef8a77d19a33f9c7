import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Google, startGoogle } from '../../google';
import { as, type Reply } from '../ask';

let google: Google;
let name: string;
let host: ReturnType<typeof as>;
beforeAll(async () => {
  google = await startGoogle();
  host = as(google, 'host@gmail.com');
});
beforeEach(() => {
  google.advance(60_001);
  const config = { accessType: 'OPEN', moderation: 'ON', attendanceReportGenerationType: 'GENERATE_REPORT' };
  name = google.createSpace({ owner: 'host@gmail.com', config }).name;
});
afterAll(() => google.close());

const patch = (mask: string | undefined, body: object | string) =>
  host.patch(mask === undefined ? name : `${name}?updateMask=${encodeURIComponent(mask)}`, body);

function expectRefused(reply: Reply, words: string) {
  expect(reply.status).toBe(400);
  expect(reply.json.error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
  expect(reply.json.error?.message).toContain(words);
}

describe('updateMask', () => {
  it.each([undefined, '', '""'])('%s writes what the body carries', async (mask) => {
    const { json } = await patch(mask, { config: { accessType: 'TRUSTED' } });
    expect(json.config).toMatchObject({
      accessType: 'TRUSTED',
      moderation: 'ON',
      attendanceReportGenerationType: 'GENERATE_REPORT',
    });
  });

  it('* replaces everything', async () => {
    const { json } = await patch('*', { config: { accessType: 'TRUSTED' } });
    expect(json.config).toEqual({ accessType: 'TRUSTED', entryPointAccess: 'ALL', moderation: 'OFF' });
  });

  it('with a path that the body leaves out falls back to the default', async () => {
    const { json } = await patch('config.attendanceReportGenerationType,config.accessType', {});
    expect(json.config).toEqual({ accessType: 'RESTRICTED', entryPointAccess: 'ALL', moderation: 'ON' });
  });

  it('ignores body fields that it does not name', async () => {
    const { json } = await patch('config.moderation', { config: { accessType: 'TRUSTED', moderation: 'ON' } });
    expect(json.config).toMatchObject({ accessType: 'OPEN' });
  });

  it('is also called update_mask', async () => {
    const { json } = await host.patch(`${name}?update_mask=config.access_type`, { config: { accessType: 'TRUSTED' } });
    expect(json.config).toMatchObject({ accessType: 'TRUSTED' });
  });

  it.each([
    'config',
    'config.moderationRestrictions',
    'config.artifactConfig',
    'config.artifact_config.recording_config',
    'accessType',
    'config.nonsense',
  ])('%s is refused, and nothing changes', async (mask) => {
    expectRefused(await patch(mask, { config: { accessType: 'TRUSTED' } }), 'invalid path');
    expectRefused(await patch(`config.accessType,${mask}`, { config: { accessType: 'TRUSTED' } }), 'invalid path');
    expect((await host.get(name)).json.config).toMatchObject({ accessType: 'OPEN' });
  });

  it('ignores output-only paths', async () => {
    const { status, json } = await patch('meetingCode,config.accessType', { config: { accessType: 'TRUSTED' } });
    expect([status, json.config?.accessType]).toEqual([200, 'TRUSTED']);
  });
});

describe('a body', () => {
  it('may be absent on create, and output-only fields in it are ignored', async () => {
    expect((await host.post('spaces')).status).toBe(200);
    const given = {
      name: 'spaces/mine',
      meetingCode: 'abc-mnop-xyz',
      phoneAccess: [{ pin: '1' }],
      activeConference: {},
    };
    const { status, json } = await host.post('spaces', given);
    expect(status).toBe(200);
    expect(json.name).not.toBe(given.name);
    expect(json.meetingCode).not.toBe(given.meetingCode);
  });

  it.each([
    [
      { config: { moderation: 'MODERATION_ON' } },
      `Invalid value at 'space.config.moderation' (type.googleapis.com/google.apps.meet.v2.SpaceConfig.Moderation), "MODERATION_ON"`,
    ],
    [{ config: { moderation: 'MODERATION_UNSPECIFIED' } }, `Invalid value at 'space.config.moderation'`],
    [
      { config: { accessType: 'open' } },
      `Invalid value at 'space.config.access_type' (type.googleapis.com/google.apps.meet.v2.SpaceConfig.AccessType), "open"`,
    ],
    [{ config: { accessType: 9 } }, `SpaceConfig.AccessType), 9`],
    [{ config: { foo: 1 } }, `Invalid JSON payload received. Unknown name "foo" at 'space.config': Cannot find field.`],
    [{ space: { config: {} } }, `Unknown name "space" at 'space': Cannot find field.`],
    [
      { config: { moderationRestrictions: { chat: 'ON' } } },
      `Unknown name "chat" at 'space.config.moderation_restrictions': Cannot find field.`,
    ],
    [
      { config: 'OPEN' },
      `Invalid value at 'space.config' (type.googleapis.com/google.apps.meet.v2.SpaceConfig), "OPEN"`,
    ],
    ['{"config":', 'Invalid JSON payload received.'],
    ['[]', 'Invalid JSON payload received.'],
  ])('%j is refused on create and on patch', async (body, words) => {
    expectRefused(await host.post('spaces', body), words);
    expectRefused(await patch(undefined, body), words);
    expect((await host.get(name)).json.config).toMatchObject({ accessType: 'OPEN', moderation: 'ON' });
  });

  it('is told all its faults at once, each with its field', async () => {
    const { json } = await host.post('spaces', { config: { accessType: 'X', moderation: 'Y' } });
    expect(json.error?.details).toMatchObject([
      { fieldViolations: [{ field: 'space.config.access_type' }, { field: 'space.config.moderation' }] },
    ]);
  });

  it.each([{ conferenceRecord: 'conferenceRecords/x' }, { config: { accessType: 'OPEN' } }])(
    'has no fields in an end: %j is refused, and the call goes on',
    async (body) => {
      google.startConference(name);
      const words = `Invalid JSON payload received. Unknown name "${Object.keys(body)[0]}": Cannot find field.`;
      expectRefused(await host.post(`${name}:endActiveConference`, body), words);
      expect(google.conference(name)).toBeDefined();
      expect((await host.post(`${name}:endActiveConference`, {})).status).toBe(200);
    },
  );

  it('treats an unspecified value as none', async () => {
    const { json } = await host.post('spaces', { config: { accessType: 'ACCESS_TYPE_UNSPECIFIED' } });
    expect(json.config?.accessType).toBe('RESTRICTED');
  });
});

describe('a query', () => {
  it('with an unknown parameter is refused', async () => {
    expectRefused(
      await host.get(`${name}?pageSize=1`),
      `Invalid JSON payload received. Unknown name "pageSize": Cannot bind query parameter. Field 'pageSize' could not be found in request message.`,
    );
  });

  it('may ask for less, and for no line breaks', async () => {
    const { json, text } = await host.get(`${name}?fields=name,config(accessType,moderation)`);
    expect(json).toEqual({ name, config: { accessType: 'OPEN', moderation: 'ON' } });
    expect(text).toContain('\n  "name"');
    expect((await host.get(`${name}?prettyPrint=false&fields=name`)).text).toBe(`{"name":"${name}"}`);
    expect((await host.get(`${name}?fields=config/access_type`)).json).toEqual({ config: { accessType: 'OPEN' } });
  });
});
