import type { Protocol } from 'puppeteer-core';
import { withinMs } from './run';
import type { Targets } from './targets';

/** See "Trace Event Format": times in microseconds of the clock that `nowMs` reads; `tdur` is processor time. */
export interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  ts: number;
  tdur?: number;
}

/** Every task of a main thread, and the first contentful paints. Nothing of the pages is attached to. */
const categories = ['disabled-by-default-devtools.timeline', 'loading'];

/** Records all processes of the browser. One recording for all rounds: to end one takes Chromium five seconds. */
export async function record({ root }: Targets, during: () => Promise<void>): Promise<TraceEvent[]> {
  await root.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories: categories, excludedCategories: ['*'], traceBufferSizeInKb: 1_000_000 },
  });
  await during();
  const complete = new Promise<Protocol.Tracing.TracingCompleteEvent>((resolve) => {
    root.once('Tracing.tracingComplete', resolve);
  });
  await root.send('Tracing.end');
  const { stream: handle = '', dataLossOccurred } = await withinMs(60_000, 'the recording has ended', complete);
  if (dataLossOccurred) throw new Error('Chromium could not hold the whole recording. Measure fewer rounds.');
  let text = '';
  for (let isEnd = false; !isEnd; ) {
    const { data, eof } = await root.send('IO.read', { handle });
    text += data;
    isEnd = eof;
  }
  await root.send('IO.close', { handle });
  return JSON.parse(text).traceEvents;
}

/**
 * Milliseconds of processor time that the main thread on which something was first painted between these two moments
 * (of `nowMs`) spent on tasks that began between them.
 */
export function readMainThreadMs(events: readonly TraceEvent[], fromMs: number, untilMs: number): number {
  const isWithin = ({ ts }: TraceEvent, lateMs = 0) => ts >= fromMs * 1e3 && ts <= (untilMs + lateMs) * 1e3;
  // The page is told of its paint in steps, which may lie a little before what is recorded.
  const paints = events.filter((event) => event.name === 'firstContentfulPaint' && isWithin(event, 8));
  const [paint] = paints;
  if (!paint || paints.length > 1) throw new Error(`One paint was to be recorded, and there are ${paints.length}.`);
  return events
    .filter(
      (event) => event.name === 'RunTask' && event.pid === paint.pid && event.tid === paint.tid && isWithin(event),
    )
    .reduce((sum, { tdur = 0 }) => sum + tdur / 1e3, 0);
}
