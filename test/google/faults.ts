import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './exchange';
import { errorAnswer, plainError } from './meet-api/errors';

/** How the next matching call goes wrong. Without `status`, `reason`, `body` and `how`, it is only late by `delayMs`. */
export interface Fault {
  /** A call's name, or its beginning up to a dot: `create`, `get`, `patch`, `end`, `members`, `conferenceRecords.list`, `revoke`, …; absent: any call of the Meet API. */
  method?: string;
  times?: number;
  status?: number;
  /** The `reason` of the ErrorInfo detail. */
  reason?: string;
  /** Sent instead of Google's error body: text as HTML, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  delayMs?: number;
  /** `answerAfterDoing` carries the call out and then loses the answer. */
  how?: 'answer' | 'reset' | 'hang' | 'answerAfterDoing';
}

/** The faults that wait for their call, oldest first. */
export class Faults {
  #waiting: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#waiting.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Chromium repeats a request by itself when a reused connection closes unanswered; while such a fault waits, connections are not reused. */
  get needsFreshConnections(): boolean {
    return this.#waiting.some(({ fault }) => fault.how === 'reset' || fault.how === 'answerAfterDoing');
  }

  take(call: string, isMeetApi: boolean): Fault | undefined {
    const found = this.#waiting.find(({ fault: { method } }) =>
      method === undefined ? isMeetApi : call === method || call.startsWith(`${method}.`),
    );
    if (!found) return undefined;
    found.left--;
    if (found.left <= 0) this.#waiting = this.#waiting.filter((other) => other !== found);
    return found.fault;
  }
}

/** Runs a call under the fault that waits for it, if any. */
export async function underFault(fault: Fault | undefined, run: () => Answer | Promise<Answer>): Promise<Answer> {
  if (!fault) return run();
  if (fault.delayMs) await sleep(fault.delayMs, undefined, { ref: false });
  if (fault.how === 'reset' || fault.how === 'hang') return { status: 0, body: '', lose: fault.how };
  if (fault.how === 'answerAfterDoing') return { ...(await run()), lose: 'reset' };
  if (fault.how === undefined && fault.status === undefined && fault.reason === undefined && fault.body === undefined)
    return run();
  const status = fault.status ?? (fault.reason ? 403 : 503);
  const answer = errorAnswer(plainError(status, fault.reason));
  if (typeof fault.body === 'string')
    return { status, headers: { 'content-type': 'text/html; charset=UTF-8', ...fault.headers }, body: fault.body };
  const body = fault.body === undefined ? answer.body : `${JSON.stringify(fault.body, null, 2)}\n`;
  return { status, headers: { ...answer.headers, ...fault.headers }, body };
}
