import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConferenceRecordName } from '../meet/types';
import { readPart } from '../ui/conference';
import { asker } from './asker';
import { slowly } from './read-call';

/**
 * How many there were in each of these calls, by record: Google tells it for the asking, one call at a time. Those that are
 * not told are left out.
 */
export function useCounts(records: readonly ConferenceRecordName[], foreign: boolean): Record<string, number> {
  const [counts, setCounts] = useState<Record<string, number>>({});
  const asked = useRef(new Set<string>());
  const shown = useRef(new AbortController());
  const last = useRef(Promise.resolve());
  useEffect(() => () => shown.current.abort(), []);
  useEffect(() => {
    const { signal } = shown.current;
    const ask = asker(slowly, signal, () => undefined);
    const read = async (record: ConferenceRecordName) => {
      const query = { pageSize: 1, fields: 'totalSize' };
      const page = await ask(() => readPart('listParticipants', { record, foreign, query }));
      // Of a call that is gone, or may not be seen, nothing is said here: whoever opens it is told.
      const { totalSize } = page.ok ? page.value : {};
      if (totalSize !== undefined && !signal.aborted) setCounts((before) => ({ ...before, [record]: totalSize }));
    };
    for (const record of records) {
      if (asked.current.has(record)) continue;
      asked.current.add(record);
      // One after the other: nobody waits for them.
      last.current = last.current.then(() => read(record));
    }
  }, [records.join(), foreign]);
  return counts;
}
