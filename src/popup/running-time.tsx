import { useEffect, useState } from 'preact/hooks';
import type { SpaceView } from '../actions/table';
import type { ConferenceRecordName } from '../meet/types';
import { callStart } from '../store/call-start';
import { readPart } from '../ui/conference';
import { since } from '../ui/duration';

const everyMs = 30_000;

/** For how long the call runs, in a meeting that was made here: of others Google tells it for another permission only. */
export function RunningTime({ view: { space, made } }: { view: SpaceView }) {
  const record = made && space.activeConference?.conferenceRecord;
  const [start, setStart] = useState<{ record: string; startTime: string }>();
  const [, setNowMs] = useState(0);
  useEffect(() => {
    if (record) findStart(record).then(setStart);
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [record]);
  if (!start || start.record !== record) return null;
  return <span>{since(start.startTime)}</span>;
}

async function findStart(record: ConferenceRecordName) {
  const kept = await callStart.get();
  if (kept?.record === record) return kept;
  const read = await readPart('getConferenceRecord', { record });
  if (!read.ok || !read.value.startTime) return undefined;
  const start = { record, startTime: read.value.startTime };
  // Asked for again the next time, where there is no room.
  await callStart.set(start).catch(() => undefined);
  return start;
}
