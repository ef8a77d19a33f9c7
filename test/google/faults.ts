import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from './clock';
import type { Tear } from './connection';
import { type Answer, type Break, type Incoming, type Interim, readJson } from './exchange';
import { errorAnswer, plainError } from './meet-api/errors';
import type { Repeats } from './repeats';

/**
 * How the next matching call goes wrong. Without `status`, `reason`, `body` and `how` it is carried out and answered,
 * late by `delayMs` and with `headers` added. `troubles` has what networks do, ready made.
 */
export interface Fault {
  /** A call's name, or its beginning up to a dot: `create`, `get`, `patch`, `end`, `members`, `conferenceRecords.list`, `revoke`, …; absent: any call of the Meet API. */
  method?: string;
  /** Only calls about this meeting, given by name or code: those that name it, or one of its conference records. */
  space?: string;
  /** Only calls whose body is exactly this JSON: what a new meeting, which has no name yet, is told by. */
  asking?: object;
  /** How many calls; 1 if absent. */
  times?: number;
  /** 503, if only `body` is given or `how` is `answer`. */
  status?: number;
  /** The `reason` of the ErrorInfo detail. */
  reason?: string;
  /** Sent instead of Google's error body: text as HTML unless `headers` say otherwise, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  /** Nothing of it is done or answered before this has settled: until then the call waits, as in a slow network. */
  after?: Promise<unknown>;
  /** The answer's Date header is off by so much. A Google whose clock differs from the computer's in all it says is made by `advance`, at the start. */
  dateOffMs?: number;
  /**
   * - `answer`: an answer of its own, which is what `status`, `reason` and `body` mean as well.
   * - `reset`: nothing is done, and the connection is torn before the answer's headers.
   * - `answerAfterDoing`: the same, the call carried out.
   * - `interim`: the connection is torn after an interim answer; nothing is done. (`fetch` calls that 200 with an empty body over HTTP/1.1.)
   * - `cut`: the connection is torn in the middle of the body.
   * - `hang`: nothing is done and nothing comes, and the connection stays open.
   * - `trickle`: the body comes byte by byte, each `byteEveryMs` after the one before.
   *
   * `cut` and `trickle` carry the call out and send its real answer, unless there is an answer of their own.
   */
  how?: 'answer' | 'reset' | 'answerAfterDoing' | 'interim' | 'cut' | 'hang' | 'trickle';
  /** The call is carried out, whatever is answered. */
  done?: boolean;
  /** The connection carries no call after this one's answer, so that the next one comes on a fresh connection. */
  closes?: boolean;
  /** How the connection is torn: closed (`fin`) if absent. Over HTTP/2 only `stream` and `refused` spare the other calls on it. */
  tear?: Tear;
  /**
   * How long nothing comes before the connection is torn; 0 if absent. 10,000 is what it amounts to where a reused
   * HTTP/2 connection falls silent: Chromium gives it up when a ping had no answer for so long, and repeats.
   */
  tearAfterMs?: number;
  /** 1,000 if absent. */
  byteEveryMs?: number;
  /** Which interim answer; 103 if absent. */
  interim?: Interim;
  /**
   * What becomes of Chromium's own repeats of a call that met this fault (see `Repeats`). With `too`, which holds if
   * this is absent, they meet it as well and do not count as `times`: the extension gets no answer from `reset`. With
   * `apart` they are calls like any other, as at the real Google: they meet the next fault that waits, or are carried
   * out and answered.
   */
  repeats?: 'too' | 'apart';
}

/** A fault that was laid for a call, and how many calls have met it, Chromium's own repeats not counted. */
export interface Laid {
  readonly fault: Fault;
  readonly met: number;
}

/** The faults that wait for their call, oldest first. */
export class Faults {
  #waiting: { fault: Fault; met: number }[] = [];
  /** The fault that a request met, if any. */
  readonly #met = new WeakMap<Incoming, Fault | undefined>();

  constructor(
    private readonly repeats: Repeats,
    private readonly isAbout: (request: Incoming, space: string) => boolean,
  ) {}

  add(fault: Fault): Laid {
    const laid = { fault, met: 0 };
    this.#waiting.push(laid);
    return laid;
  }

  clear(): void {
    this.#waiting = [];
  }

  /** The fault that this request meets, which then has one call less to wait for. */
  take(request: Incoming, call: string, isMeetApi: boolean): Fault | undefined {
    const earlier = this.repeats.earlier(request);
    const shared = earlier && this.#met.get(earlier);
    const fault = earlier && shared?.repeats !== 'apart' ? shared : this.#next(request, call, isMeetApi);
    this.#met.set(request, fault);
    return fault;
  }

  #next(request: Incoming, call: string, isMeetApi: boolean): Fault | undefined {
    const found = this.#waiting.find(
      ({ fault: { method, space, asking } }) =>
        (method === undefined ? isMeetApi : call === method || call.startsWith(`${method}.`)) &&
        (space === undefined || this.isAbout(request, space)) &&
        (asking === undefined || isDeepStrictEqual(readJson(request.body), asking)),
    );
    if (!found) return undefined;
    found.met++;
    if (found.met >= (found.fault.times ?? 1)) this.#waiting = this.#waiting.filter((other) => other !== found);
    return found.fault;
  }
}

/** Runs a call under the fault that it meets, if any. */
export async function underFault(
  fault: Fault | undefined,
  clock: Clock,
  run: () => Answer | Promise<Answer>,
): Promise<Answer> {
  if (!fault) return run();
  await fault.after;
  if (fault.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
  const { how, status, reason, body, dateOffMs } = fault;
  const hasOwn = how === 'answer' || status !== undefined || reason !== undefined || body !== undefined;
  const isLost = how === 'reset' || how === 'interim' || how === 'hang';
  const isDone = fault.done || how === 'answerAfterDoing' || !(hasOwn || isLost);
  const at = how && breaksAt[how];
  const real = isDone ? await run() : undefined;
  const answer = hasOwn || !real ? ownAnswer(fault) : real;
  const date = dateOffMs !== undefined && { date: new Date(clock.now() + dateOffMs).toUTCString() };
  return {
    ...answer,
    headers: { ...answer.headers, ...date, ...fault.headers },
    ...(fault.closes && { closes: true }),
    ...(how === 'trickle' && { byteEveryMs: fault.byteEveryMs ?? 1_000 }),
    ...(at && { breaksOff: how === 'hang' ? { at } : breakOf(at, fault) }),
  };
}

const breakOf = (at: Break['at'], { tear = 'fin', tearAfterMs: afterMs, interim }: Fault): Break => ({
  at,
  tear,
  afterMs,
  interim,
});

const breaksAt: { [how in NonNullable<Fault['how']>]?: Break['at'] } = {
  reset: 'start',
  answerAfterDoing: 'start',
  interim: 'interim',
  cut: 'body',
  hang: 'start',
};

function ownAnswer({ status, reason, body }: Fault): Answer {
  const code = status ?? (reason ? 403 : 503);
  const google = errorAnswer(plainError(code, reason));
  if (body === undefined) return google;
  if (typeof body === 'string') return { status: code, headers: { 'content-type': 'text/html; charset=UTF-8' }, body };
  return { ...google, body: `${JSON.stringify(body, null, 2)}\n` };
}
