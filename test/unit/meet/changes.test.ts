import { describe, expect, test } from 'vitest';
import {
  conflicts,
  diff,
  drift,
  findMismatches,
  mask,
  type SettingValues,
  sent,
  unknownFields,
} from '../../../src/meet/settings';
import type { SpaceConfig } from '../../../src/meet/types';

const moderated: SettingValues = {
  moderation: 'ON',
  chatRestriction: 'HOSTS_ONLY',
  reactionRestriction: 'NO_RESTRICTION',
  defaultJoinAsViewerType: 'ON',
};

describe('diff', () => {
  test('moderation going off takes the restrictions with it, listed and not sent', () => {
    const changes = diff(moderated, { moderation: 'OFF' });
    expect(changes).toEqual([
      { key: 'moderation', from: 'ON', to: 'OFF' },
      { key: 'chatRestriction', from: 'HOSTS_ONLY', to: 'NO_RESTRICTION', implied: true },
      { key: 'defaultJoinAsViewerType', from: 'ON', to: 'OFF', implied: true },
    ]);
    expect(mask(changes)).toEqual(['config.moderation']);
    expect(sent(changes)).toEqual({ moderation: 'OFF' });
  });

  test('a restriction wanted while moderation goes off is either reset or inactive, never sent', () => {
    const changes = diff(moderated, {
      moderation: 'OFF',
      chatRestriction: 'HOSTS_ONLY',
      presentRestriction: 'HOSTS_ONLY',
    });
    expect(changes).toContainEqual({ key: 'chatRestriction', from: 'HOSTS_ONLY', to: 'NO_RESTRICTION', implied: true });
    expect(changes).toContainEqual({ key: 'presentRestriction', to: 'HOSTS_ONLY', inactive: true });
    expect(mask(changes)).toEqual(['config.moderation']);
  });

  test('a restriction wanted while moderation is off is inactive', () => {
    const changes = diff({ moderation: 'OFF' }, { chatRestriction: 'HOSTS_ONLY', accessType: 'OPEN' });
    expect(changes).toEqual([
      { key: 'accessType', to: 'OPEN' },
      { key: 'chatRestriction', to: 'HOSTS_ONLY', inactive: true },
    ]);
    expect(mask(changes)).toEqual(['config.accessType']);
  });

  test.each([
    [{ moderation: 'OFF' }, { moderation: 'ON' }],
    [{ moderation: 'ON' }, {}],
    [{}, {}],
    [{}, { moderation: 'ON' }],
    [{ moderation: 'OF_TOMORROW' }, {}],
  ])('a restriction is sent where moderation is %j and wanted %j', (now, wanted) => {
    const changes = diff(now, { ...wanted, chatRestriction: 'HOSTS_ONLY' });
    expect(mask(changes)).toContain('config.moderationRestrictions.chatRestriction');
  });

  test('moderation that stays off resets nothing again', () => {
    expect(diff({ ...moderated, moderation: 'OFF' }, { moderation: 'OFF' })).toEqual([]);
  });
});

describe('findMismatches', () => {
  const config: SpaceConfig = { accessType: 'OPEN', moderation: 'ON' };

  test('nothing to say when all that was sent holds', () => {
    expect(findMismatches({ accessType: 'OPEN' }, config)).toEqual([]);
    expect(findMismatches(diff({}, { accessType: 'OPEN', moderation: 'ON' }), config)).toEqual([]);
    expect(findMismatches([], undefined)).toEqual([]);
  });

  test('each setting that Google did not apply is named with what it has instead', () => {
    const wanted: SettingValues = { accessType: 'RESTRICTED', moderation: 'ON', autoRecordingGeneration: 'ON' };
    const mismatches = [
      { key: 'accessType', wanted: 'RESTRICTED', got: 'OPEN' },
      { key: 'autoRecordingGeneration', wanted: 'ON', got: undefined },
    ];
    expect(findMismatches(wanted, config)).toEqual(mismatches);
    expect(findMismatches(diff({}, wanted), config)).toEqual(mismatches);
  });

  test('an answer without a config confirms nothing', () => {
    expect(findMismatches({ accessType: 'OPEN' }, undefined)).toEqual([{ key: 'accessType', wanted: 'OPEN' }]);
  });

  test('what was not sent is not asked for: implied resets and inactive restrictions', () => {
    const off: SpaceConfig = { moderation: 'OFF', moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' } };
    expect(findMismatches(diff(moderated, { moderation: 'OFF', presentRestriction: 'HOSTS_ONLY' }), off)).toEqual([]);
    expect(findMismatches({ moderation: 'OFF', presentRestriction: 'HOSTS_ONLY' }, off)).toEqual([]);
  });

  test('a restriction dropped because policy keeps moderation off is named', () => {
    expect(findMismatches({ chatRestriction: 'HOSTS_ONLY' }, { moderation: 'OFF' })).toEqual([
      { key: 'chatRestriction', wanted: 'HOSTS_ONLY' },
    ]);
  });
});

describe('conflicts', () => {
  const shown: SettingValues = { accessType: 'OPEN', moderation: 'ON', chatRestriction: 'HOSTS_ONLY' };

  test.each([
    ['nothing changed', shown, ['accessType', 'moderation'], []],
    ['changed', { ...shown, accessType: 'TRUSTED' }, ['accessType'], ['accessType']],
    ['changed elsewhere', { ...shown, accessType: 'TRUSTED' }, ['moderation'], []],
    ['appeared', { ...shown, entryPointAccess: 'ALL' }, ['entryPointAccess'], ['entryPointAccess']],
    ['gone', { moderation: 'ON' }, ['accessType'], ['accessType']],
    ['moderation under a restriction', { ...shown, moderation: 'OFF' }, ['presentRestriction'], ['moderation']],
    [
      'a restriction under moderation',
      { ...shown, chatRestriction: 'NO_RESTRICTION' },
      ['moderation'],
      ['chatRestriction'],
    ],
    ['one restriction beside another', { ...shown, chatRestriction: 'NO_RESTRICTION' }, ['presentRestriction'], []],
  ] as const)('%s', (_, now, keys, expected) => {
    expect(conflicts(shown, now, keys)).toEqual(expected);
  });
});

describe('drift', () => {
  test('what applying the preset again would change', () => {
    expect(drift({ accessType: 'OPEN', moderation: 'ON' }, { accessType: 'TRUSTED', moderation: 'ON' })).toEqual([
      { key: 'accessType', from: 'TRUSTED', to: 'OPEN' },
    ]);
  });

  test('neither settings beside the preset, nor resets, nor restrictions that cannot hold', () => {
    expect(drift({ accessType: 'OPEN' }, { accessType: 'OPEN', moderation: 'ON' })).toEqual([]);
    expect(drift({ moderation: 'OFF', chatRestriction: 'HOSTS_ONLY' }, { moderation: 'OFF' })).toEqual([]);
    expect(drift({ moderation: 'OFF' }, moderated)).toEqual([{ key: 'moderation', from: 'ON', to: 'OFF' }]);
  });
});

describe('what Google may add', () => {
  test('known fields with known values are not unknown, nor are empty ones', () => {
    const config = {
      accessType: 'OPEN',
      moderation: 'MODERATION_UNSPECIFIED',
      entryPointAccess: null,
      moderationRestrictions: { chatRestriction: 'HOSTS_ONLY' },
      artifactConfig: { recordingConfig: {}, smartNotesConfig: { autoSmartNotesGeneration: 'OFF' } },
    };
    expect(unknownFields(config as never)).toEqual([]);
    expect(unknownFields(undefined)).toEqual([]);
  });

  test('fields at every depth, values of known fields, and shapes', () => {
    const config = {
      accessType: 'FRIENDS',
      moderation: 2,
      later: { deep: [1] },
      moderationRestrictions: { pollRestriction: 'HOSTS_ONLY', chatRestriction: 'SOME' },
      artifactConfig: { recordingConfig: { quality: 'HD' }, transcriptionConfig: 'ALL' },
    };
    expect(unknownFields(config as never)).toEqual([
      { path: 'config.accessType', value: 'FRIENDS' },
      { path: 'config.moderation', value: 2 },
      { path: 'config.later', value: { deep: [1] } },
      { path: 'config.moderationRestrictions.pollRestriction', value: 'HOSTS_ONLY' },
      { path: 'config.moderationRestrictions.chatRestriction', value: 'SOME' },
      { path: 'config.artifactConfig.recordingConfig.quality', value: 'HD' },
      { path: 'config.artifactConfig.transcriptionConfig', value: 'ALL' },
    ]);
  });
});
