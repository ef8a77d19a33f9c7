import { useEffect, useState } from 'preact/hooks';
import type { ConferenceRecord } from '../meet/types';
import { type CallReading, readCall } from './read-call';

/** What is read in so short a time is drawn together: the sessions of hundreds come one by one. */
const drawnEveryMs = 200;

/**
 * Reads a call while it is shown, and answers what is known of it. Without a record nothing is asked. `again` goes on after
 * a failure.
 */
export function useCallReading(record: ConferenceRecord | undefined, foreign: boolean) {
  const [reading, setReading] = useState<CallReading>();
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (!record) return;
    const shown = new AbortController();
    let latest: CallReading | undefined;
    let drawnAtMs = Number.NEGATIVE_INFINITY;
    const draw = () => {
      if (!latest) return;
      drawnAtMs = performance.now();
      setReading(latest);
      latest = undefined;
    };
    const tell = (next: CallReading) => {
      const isWaiting = latest !== undefined;
      latest = next;
      const leftMs = drawnAtMs + drawnEveryMs - performance.now();
      if (leftMs <= 0) draw();
      else if (!isWaiting) setTimeout(draw, leftMs);
    };
    readCall({ record, foreign }, tell, shown.signal);
    return () => shown.abort();
  }, [record?.name, foreign, times]);
  return { reading, again: () => setTimes(times + 1) };
}
