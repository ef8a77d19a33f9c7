import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Google, startGoogle } from '../../google';
import { as } from '../ask';

let google: Google;
beforeAll(async () => {
  google = await startGoogle();
});
beforeEach(() => google.advance(60_001));
afterAll(() => google.close());

const first = {
  accessType: 'OPEN',
  entryPointAccess: 'CREATOR_APP_ONLY',
  moderation: 'ON',
  moderationRestrictions: {
    chatRestriction: 'HOSTS_ONLY',
    reactionRestriction: 'NO_RESTRICTION',
    presentRestriction: 'HOSTS_ONLY',
    defaultJoinAsViewerType: 'ON',
  },
  attendanceReportGenerationType: 'GENERATE_REPORT',
  artifactConfig: {
    recordingConfig: { autoRecordingGeneration: 'ON' },
    transcriptionConfig: { autoTranscriptionGeneration: 'OFF' },
    smartNotesConfig: { autoSmartNotesGeneration: 'ON' },
  },
};
const second = {
  accessType: 'RESTRICTED',
  entryPointAccess: 'ALL',
  moderation: 'ON',
  moderationRestrictions: {
    chatRestriction: 'NO_RESTRICTION',
    reactionRestriction: 'HOSTS_ONLY',
    presentRestriction: 'NO_RESTRICTION',
    defaultJoinAsViewerType: 'OFF',
  },
  attendanceReportGenerationType: 'DO_NOT_GENERATE',
  artifactConfig: {
    recordingConfig: { autoRecordingGeneration: 'OFF' },
    transcriptionConfig: { autoTranscriptionGeneration: 'ON' },
    smartNotesConfig: { autoSmartNotesGeneration: 'OFF' },
  },
};
const mask = [
  'accessType',
  'entryPointAccess',
  'moderation',
  'moderationRestrictions.chatRestriction',
  'moderationRestrictions.reactionRestriction',
  'moderationRestrictions.presentRestriction',
  'moderationRestrictions.defaultJoinAsViewerType',
  'attendanceReportGenerationType',
  'artifactConfig.recordingConfig.autoRecordingGeneration',
  'artifactConfig.transcriptionConfig.autoTranscriptionGeneration',
  'artifactConfig.smartNotesConfig.autoSmartNotesGeneration',
].map((path) => `config.${path}`);

describe('the eleven settings', () => {
  it.each([
    [first, second],
    [second, first],
  ])('survive create, get, patch and get', async (before, after) => {
    const host = as(google, 'host@gmail.com');
    const created = await host.post('spaces', { config: before });
    expect(created.json.config).toEqual(before);
    const path = created.json.name ?? '';
    expect((await host.get(path)).json.config).toEqual(before);
    expect((await host.patch(`${path}?updateMask=${mask}`, { config: after })).json.config).toEqual(after);
    expect((await host.get(path)).json.config).toEqual(after);
  });

  it('are understood as numbers and in snake case', async () => {
    const host = as(google, 'host@gmail.com');
    const { json } = await host.post('spaces?$alt=json;enum-encoding=int', {
      config: {
        access_type: 3,
        moderation: 2,
        moderation_restrictions: { chat_restriction: 1, default_join_as_viewer_type: 1 },
        artifact_config: { recording_config: { auto_recording_generation: 2 } },
      },
    });
    const names = {
      accessType: 'RESTRICTED',
      entryPointAccess: 'ALL',
      moderation: 'ON',
      moderationRestrictions: { chatRestriction: 'HOSTS_ONLY', defaultJoinAsViewerType: 'ON' },
      artifactConfig: { recordingConfig: { autoRecordingGeneration: 'OFF' } },
    };
    expect((await host.get(json.name ?? '')).json.config).toEqual(names);
    expect(json.config).toEqual({
      accessType: 3,
      entryPointAccess: 1,
      moderation: 2,
      moderationRestrictions: { chatRestriction: 1, defaultJoinAsViewerType: 1 },
      artifactConfig: { recordingConfig: { autoRecordingGeneration: 2 } },
    });
  });

  it('start from the account’s defaults, and show all of them where asked to', async () => {
    const bare = (email: string) => as(google, email).post('spaces');
    expect((await bare('host@gmail.com')).json).not.toHaveProperty('phoneAccess');
    const { json } = await bare('teacher@school.example');
    expect(json).toMatchObject({
      config: { accessType: 'TRUSTED', entryPointAccess: 'ALL', moderation: 'OFF' },
      phoneAccess: [{ phoneNumber: expect.stringMatching(/^\+\d+$/), pin: expect.stringMatching(/^\d+$/) }, {}],
      gatewaySipAccess: [{ uri: expect.stringMatching(/^sip:\d{13}@/) }],
    });
    google.knobs.showsDefaults = true;
    const shown = await as(google, 'teacher@school.example').get(json.name ?? '');
    google.knobs.showsDefaults = false;
    expect(Object.keys(shown.json.config ?? {})).toHaveLength(6);
  });

  it('lose their restrictions when moderation goes off', async () => {
    const host = as(google, 'host@gmail.com');
    const { name } = google.createSpace({ owner: 'host@gmail.com', config: first });
    const off = await host.patch(`${name}?updateMask=config.moderation`, { config: { moderation: 'OFF' } });
    const { moderationRestrictions: _, ...others } = first;
    expect(off.json.config).toEqual({ ...others, moderation: 'OFF' });
    const on = await host.patch(`${name}?updateMask=config.moderation`, { config: { moderation: 'ON' } });
    expect(on.json.config).toEqual({ ...others, moderation: 'ON' });
  });

  it('need meetings.space.settings where artifacts are among them', async () => {
    const narrow = as(google, 'host@gmail.com', ['created']);
    const recorded = { config: { artifactConfig: { recordingConfig: { autoRecordingGeneration: 'ON' } } } };
    const { name } = google.createSpace({ owner: 'host@gmail.com' });
    for (const refused of [await narrow.post('spaces', recorded), await narrow.patch(name, recorded)]) {
      expect(refused.status).toBe(403);
      expect(refused.json.error?.details?.[0]?.reason).toBe('ACCESS_TOKEN_SCOPE_INSUFFICIENT');
    }
    expect((await narrow.post('spaces', { config: { accessType: 'OPEN' } })).status).toBe(200);
    google.knobs.artifactNeedsSettings = false;
    expect((await narrow.patch(name, recorded)).status).toBe(200);
    google.knobs.artifactNeedsSettings = true;
  });

  it('may be refused or dropped for one account', async () => {
    google.addUser({ email: 'limited@gmail.com' });
    const host = as(google, 'limited@gmail.com');
    const { name } = google.createSpace({ owner: 'limited@gmail.com' });
    const change = { config: { accessType: 'OPEN', moderation: 'ON' } };
    const both = `${name}?updateMask=config.accessType,config.moderation`;
    google.refuseFeature('limited@gmail.com', 'updateAccessType');
    const refused = await host.patch(both, change);
    expect(refused.status).toBe(403);
    expect(refused.json.error).toMatchObject({
      status: 'PERMISSION_DENIED',
      message: 'updateAccessType is not available to the user.',
      details: [{ reason: 'FEATURE_UNAVAILABLE_TO_USER', metadata: { feature_name: 'updateAccessType' } }],
    });
    expect((await host.get(name)).json.config).toMatchObject({ accessType: 'RESTRICTED', moderation: 'OFF' });
    google.allowFeature('limited@gmail.com', 'updateAccessType');
    google.dropSetting('limited@gmail.com', 'config.accessType');
    const dropped = await host.patch(both, change);
    expect(dropped.status).toBe(200);
    expect(dropped.json.config).toMatchObject({ accessType: 'RESTRICTED', moderation: 'ON' });
  });

  it('keep what Google may add, until everything is replaced', async () => {
    const { name } = google.createSpace({
      owner: 'host@gmail.com',
      config: { accessType: 'HOLOGRAM', soundTrack: 'LOUD' },
    });
    google.changeSpace(name, { moderation: 'ON', artifactConfig: { hologramConfig: { autoHologram: 'ON' } } });
    const { json } = await as(google, 'host@gmail.com').patch(`${name}?updateMask=config.entryPointAccess`, {
      config: { entryPointAccess: 'ALL' },
    });
    expect(json.config).toMatchObject({
      accessType: 'HOLOGRAM',
      soundTrack: 'LOUD',
      moderation: 'ON',
      artifactConfig: { hologramConfig: { autoHologram: 'ON' } },
    });
    const replaced = await as(google, 'host@gmail.com').patch(`${name}?updateMask=*`, { config: { moderation: 'ON' } });
    expect(replaced.json.config).toEqual({ accessType: 'RESTRICTED', entryPointAccess: 'ALL', moderation: 'ON' });
  });
});
