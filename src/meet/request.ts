import { notOurs, parseObject, readRefusal, refusal } from './answer';
import { isMeetError, MeetError, type MeetRequest } from './errors';

/** Where tokens come from. What it throws reaches the caller of the client unchanged: nothing was sent then. */
export interface TokenSource {
  token(): Promise<string>;
  /** The API answered this token with 401: it must not be handed out again. */
  refuse(token: string): Promise<void>;
}

/** What a client can be made with; each has its usual value where it is left out. */
export interface MeetOptions {
  /** Without a slash at the end. */
  origin?: string;
  fetch?: typeof fetch;
  /** Resolves after so many milliseconds. */
  wait?: (ms: number) => Promise<void>;
  /** Per attempt, reading the answer included. */
  timeLimitMs?: { read?: number; write?: number };
  /** False only when it is certain that nothing can be sent. */
  online?: () => boolean;
  /** Called before a write leaves, each time it does. If it rejects, nothing is sent and the call rejects with that. */
  sending?: () => Promise<void>;
}

/** A request with everything that is sent. */
export interface ApiRequest extends MeetRequest {
  query?: Record<string, string | number | undefined>;
  body?: object;
}

/** More of an answer is not read, in bytes. The longest one of the API, a page of 250 people, has about 100,000. */
export const longestBodyBytes = 2_000_000;

/** How long one attempt of a read may take, in milliseconds. */
export const readLimitMs = 15_000;
/**
 * Chrome ends a service worker whose fetch takes more than 30 s to answer; the person must be told before that.
 * https://developer.chrome.com/docs/extensions/develop/concepts/service-workers/lifecycle
 */
export const writeLimitMs = 28_000;

/**
 * How Google's own clients repeat GetSpace: on UNAVAILABLE only; create, update and end never.
 * https://github.com/googleapis/googleapis/blob/master/google/apps/meet/v2/meet_v2_grpc_service_config.json
 */
export const repeats = { attempts: 5, firstPauseMs: 1_000, factor: 1.3, longestPauseMs: 10_000, totalMs: 60_000 };

/** Sends one request and resolves to the parsed JSON object, or rejects with a MeetError. */
export type Send = (request: ApiRequest) => Promise<object>;

/** Asks for what counts only with an answer that can be Google's to this very request, whatever its status is. */
export const asker =
  (send: Send) =>
  async <T extends object>(request: ApiRequest, isAnswer: (given: T) => boolean): Promise<T> => {
    const given = (await send(request)) as T;
    if (isAnswer(given)) return given;
    throw notOurs(request, { httpStatus: 200 });
  };

/** Makes the one function through which every request goes: token, time limit, repeats, classified failures. */
export function sender(tokenSource: TokenSource, options: MeetOptions): Send {
  const { origin = 'https://meet.googleapis.com', wait = pause, timeLimitMs, online = () => true } = options;
  const sending = options.sending ?? (async () => {});
  // A bare global fetch must not be called as a method of something else.
  const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));

  /** One attempt. Everything that throws before `send` is certain not to have been sent. */
  async function attempt(
    { method, path, query = {}, body }: ApiRequest,
    token: string,
    limitMs: number,
  ): Promise<object> {
    const request: MeetRequest = { method, path };
    const reads = method === 'GET';
    // Checked here because fetch quotes a malformed header, and so the token, in its own error.
    if (!/^[\x21-\x7e]+$/.test(token)) throw new TypeError('No token.');
    if (!online()) throw new MeetError({ kind: 'unreachable', request, offline: true });
    if (!reads) await sending();

    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const search = given.length ? `?${new URLSearchParams(given as [string, string][])}` : '';
    const late = AbortSignal.timeout(Math.max(0, Math.round(limitMs)));
    let response: Response;
    let text: string;
    try {
      response = await send(`${origin}${path}${search}`, {
        method,
        headers: { Authorization: `Bearer ${token}`, ...(body && { 'Content-Type': 'application/json' }) },
        body: body && JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        signal: late,
      });
      text = await readText(response);
    } catch (cause) {
      // A fetch that fails does not say whether the server got the request.
      if (!reads) throw new MeetError({ kind: 'outcomeUnknown', request }, cause);
      throw new MeetError(
        late.aborted ? { kind: 'timedOut', request, timeLimitMs: limitMs } : { kind: 'unreachable', request },
        cause,
      );
    }

    const parsed = parseObject(text);
    if (response.ok && parsed) return parsed;
    const answer = readRefusal(response, parsed);
    if (response.ok) throw notOurs(request, answer);
    throw refusal({ request, answer });
  }

  return async (request) => {
    const reads = request.method === 'GET';
    const limitMs = (reads ? timeLimitMs?.read : timeLimitMs?.write) ?? (reads ? readLimitMs : writeLimitMs);
    let leftMs = repeats.totalMs;
    let pauseMs = repeats.firstPauseMs;
    let refused = false;
    for (let attempts = 1; ; ) {
      // Not counted in the time left: the person may be asked for consent.
      const token = await tokenSource.token();
      const begun = performance.now();
      try {
        return await attempt(request, token, reads ? Math.min(limitMs, leftMs) : limitMs);
      } catch (error) {
        leftMs -= performance.now() - begun;
        if (isMeetError(error, 'unauthenticated')) {
          // A refused token means that nothing was done, so a write may be repeated as well, once.
          await tokenSource.refuse(token);
          if (refused) throw error;
          refused = true;
          continue;
        }
        if (!isUnavailable(error) || attempts++ >= repeats.attempts) throw error;
        const waitMs = Math.max(pauseMs, error.failure.answer?.retryAfterMs ?? 0);
        leftMs -= waitMs;
        if (leftMs <= 0) throw error;
        await wait(waitMs);
        pauseMs = Math.min(pauseMs * repeats.factor, repeats.longestPauseMs);
      }
    }
  };
}

/**
 * The body, or nothing of one that is longer than any answer of the API: the rest is not even loaded, and what counts is
 * the head, as with a body that cannot be read.
 */
async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the body.
    if (bytes > longestBodyBytes) return '';
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Only the canonical UNAVAILABLE is worth a repeat; a bare 503 (from a proxy, say) means the same. */
function isUnavailable(error: unknown): error is MeetError {
  if (!isMeetError(error, 'unavailable')) return false;
  const { status, httpStatus } = error.failure.answer ?? {};
  return status === 'UNAVAILABLE' || (!status && httpStatus === 503);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
