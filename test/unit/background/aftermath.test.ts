import { expect, it } from 'vitest';
import { type Aftermath, readAftermath } from '../../../src/background/aftermath';
import type { ConferenceRecord, Space } from '../../../src/meet/types';

const seen = 'conferenceRecords/seen';
const ended: ConferenceRecord = { name: seen, startTime: '2026-01-01T10:00:00Z', endTime: '2026-01-01T11:00:00Z' };
const running: ConferenceRecord = { name: seen, startTime: '2026-01-01T10:00:00Z' };
const next: ConferenceRecord = { name: 'conferenceRecords/next', startTime: '2026-01-01T11:00:03Z' };
const nextEnded: ConferenceRecord = { ...next, endTime: '2026-01-01T11:00:05Z' };
const earlier: ConferenceRecord = { name: 'conferenceRecords/earlier', endTime: '2026-01-01T09:00:00Z' };

const ofOwner = (conferenceRecord?: ConferenceRecord['name']): Space => ({
  name: 'spaces/a',
  config: {},
  ...(conferenceRecord && { activeConference: { conferenceRecord } }),
});
const ofSomebodyElse: Space = { name: 'spaces/a' };

const rows: [what: string, space: Space | undefined, records: ConferenceRecord[] | undefined, told: Aftermath][] = [
  ['no call is shown to the owner', ofOwner(), [ended, earlier], { isOver: true }],
  ['no call is shown, and the record lags behind', ofOwner(), [running], { isOver: true }],
  ['no call is shown, and the records cannot be read', ofOwner(), undefined, { isOver: true }],
  ['the call is shown', ofOwner(seen), [running], { isOver: false }],
  ['the call is shown, and the records cannot be read', ofOwner(seen), undefined, { isOver: false }],
  ['the call is shown, and its record says that it is over', ofOwner(seen), [ended], { isOver: true }],
  ['another call is shown', ofOwner(next.name), [next, ended], { isOver: true, next: 'runs' }],
  ['another call is shown, which has no record yet', ofOwner(next.name), [ended], { isOver: true, next: 'runs' }],
  ['another call has begun and is over', ofOwner(), [nextEnded, ended, earlier], { isOver: true, next: 'over' }],
  ['it is over, and its record lags behind', ofOwner(), [next, ended], { isOver: true, next: 'over' }],
  [
    'another call runs by its record, the space lags behind',
    ofOwner(seen),
    [next, ended],
    { isOver: true, next: 'runs' },
  ],
  ['the space cannot be read', undefined, [ended], { isOver: true }],
  ['the space cannot be read, and the call runs by its record', undefined, [running], {}],
  ['the space cannot be read, and another call runs', undefined, [next, ended], { isOver: true, next: 'runs' }],
  ['the call of somebody else’s meeting is hidden', ofSomebodyElse, [], {}],
  ['nothing can be read', undefined, undefined, {}],
  ['an older call is no later one', ofOwner(), [earlier], { isOver: true }],
];

it.each(rows)('%s', (_, space, records, told) => {
  expect(readAftermath(seen, space, records)).toEqual(told);
});
