import type { meet_v2 } from '@googleapis/meet';
import { expect, expectTypeOf, test } from 'vitest';
import * as types from '../../../src/meet/types';
import { enumFields, type schemaFields } from './facts';

type Fields<Schema extends keyof typeof schemaFields> = (typeof schemaFields)[Schema][number];

test('every schema has exactly the fields of the discovery document (held by the compiler)', () => {
  expectTypeOf<keyof types.Space>().toEqualTypeOf<Fields<'Space'>>();
  expectTypeOf<keyof types.SpaceConfig>().toEqualTypeOf<Fields<'SpaceConfig'>>();
  expectTypeOf<keyof types.ModerationRestrictions>().toEqualTypeOf<Fields<'ModerationRestrictions'>>();
  expectTypeOf<keyof types.ArtifactConfig>().toEqualTypeOf<Fields<'ArtifactConfig'>>();
  expectTypeOf<keyof types.RecordingConfig>().toEqualTypeOf<Fields<'RecordingConfig'>>();
  expectTypeOf<keyof types.TranscriptionConfig>().toEqualTypeOf<Fields<'TranscriptionConfig'>>();
  expectTypeOf<keyof types.SmartNotesConfig>().toEqualTypeOf<Fields<'SmartNotesConfig'>>();
  expectTypeOf<keyof types.ActiveConference>().toEqualTypeOf<Fields<'ActiveConference'>>();
  expectTypeOf<keyof types.PhoneAccess>().toEqualTypeOf<Fields<'PhoneAccess'>>();
  expectTypeOf<keyof types.GatewaySipAccess>().toEqualTypeOf<Fields<'GatewaySipAccess'>>();
  expectTypeOf<keyof types.ConferenceRecord>().toEqualTypeOf<Fields<'ConferenceRecord'>>();
  expectTypeOf<keyof types.Participant>().toEqualTypeOf<Fields<'Participant'>>();
  expectTypeOf<keyof types.SignedinUser>().toEqualTypeOf<Fields<'SignedinUser'>>();
  expectTypeOf<keyof types.AnonymousUser>().toEqualTypeOf<Fields<'AnonymousUser'>>();
  expectTypeOf<keyof types.PhoneUser>().toEqualTypeOf<Fields<'PhoneUser'>>();
  expectTypeOf<keyof types.ParticipantSession>().toEqualTypeOf<Fields<'ParticipantSession'>>();
  expectTypeOf<keyof types.Recording>().toEqualTypeOf<Fields<'Recording'>>();
  expectTypeOf<keyof types.Transcript>().toEqualTypeOf<Fields<'Transcript'>>();
  expectTypeOf<keyof types.SmartNote>().toEqualTypeOf<Fields<'SmartNote'>>();
  expectTypeOf<keyof types.DriveDestination>().toEqualTypeOf<Fields<'DriveDestination'>>();
  expectTypeOf<keyof types.DocsDestination>().toEqualTypeOf<Fields<'DocsDestination'>>();
});

test("Google's own types take ours (held by the compiler)", () => {
  expectTypeOf<types.Space>().toExtend<meet_v2.Schema$Space>();
  expectTypeOf<types.ConferenceRecord>().toExtend<meet_v2.Schema$ConferenceRecord>();
  expectTypeOf<types.Participant>().toExtend<meet_v2.Schema$Participant>();
  expectTypeOf<types.Recording>().toExtend<meet_v2.Schema$Recording>();
  expectTypeOf<types.Transcript>().toExtend<meet_v2.Schema$Transcript>();
  expectTypeOf<types.SmartNote>().toExtend<meet_v2.Schema$SmartNote>();
});

const lists: Record<string, readonly string[]> = {
  'SpaceConfig.accessType': types.accessTypes,
  'SpaceConfig.entryPointAccess': types.entryPointAccesses,
  'SpaceConfig.moderation': types.moderations,
  'SpaceConfig.attendanceReportGenerationType': types.attendanceReportGenerationTypes,
  'ModerationRestrictions.chatRestriction': types.restrictionTypes,
  'ModerationRestrictions.reactionRestriction': types.restrictionTypes,
  'ModerationRestrictions.presentRestriction': types.restrictionTypes,
  'ModerationRestrictions.defaultJoinAsViewerType': types.defaultJoinAsViewerTypes,
  'RecordingConfig.autoRecordingGeneration': types.autoGenerationTypes,
  'TranscriptionConfig.autoTranscriptionGeneration': types.autoGenerationTypes,
  'SmartNotesConfig.autoSmartNotesGeneration': types.autoGenerationTypes,
  'Recording.state': types.artifactStates,
  'Transcript.state': types.artifactStates,
  'SmartNote.state': types.artifactStates,
};

test('every enum field is typed, and only those', () => {
  expect(Object.keys(lists).sort()).toEqual(Object.keys(enumFields).sort());
});

test.each(Object.entries(enumFields))('%s knows exactly the official values', (field, [zero, ...values]) => {
  expect([...(lists[field] ?? [])].sort()).toEqual([...values].sort());
  expect(types.isUnspecified(zero)).toBe(true);
  expect(values.some(types.isUnspecified)).toBe(false);
});

test('values of tomorrow are welcome in every open enum (held by the compiler)', () => {
  expectTypeOf<'OF_TOMORROW'>().toExtend<types.AccessType>();
  expectTypeOf<'OF_TOMORROW'>().toExtend<types.ArtifactState>();
  expectTypeOf<'OF_TOMORROW'>().toExtend<NonNullable<types.SpaceConfig['moderation']>>();
});
