import type { Protocol } from './connection';
import type { Incoming } from './exchange';

/** One request to the Meet API. `status` and `answer` are absent while it runs and when nothing was sent back; `answer` also when it broke off. */
export interface RecordedRequest {
  at: number;
  /** What it was: `create`, `get`, `patch`, `end`, `members.list`, `conferenceRecords.list`, `participants.list`, …; `unknown`, `preflight`. */
  call: string;
  /** The number of the connection on which it came, the protocol, and whether Chromium would call that connection reused. */
  connection: number;
  protocol: Protocol;
  reused: boolean;
  /** The request that Chromium sent anew with this one, by itself; absent for everything that somebody sent. */
  repeats?: RecordedRequest;
  method: string;
  /** The host it was sent to, and the path with its parameters as sent. */
  host: string;
  path: string;
  query: Record<string, string>;
  /** Parsed JSON; the raw text when it is not JSON; undefined when empty. */
  body: unknown;
  /** Address and scopes of the token, when it was a good one. */
  user: string | undefined;
  scopes: string[];
  origin: string | undefined;
  status?: number;
  answer?: unknown;
  /** What Google said when it carried it out, whether or not that was sent; absent for what was refused or not done. */
  carriedOut?: unknown;
}

/** One step of an authorization, web way or browser way. */
export interface RecordedAuthorization {
  at: number;
  /** `authorize` a request of the web way; `issuetoken` one of the browser way; `consent` a click on a consent page; `revoke` a revocation. */
  kind: 'authorize' | 'issuetoken' | 'consent' | 'revoke';
  clientId: string;
  user: string | undefined;
  /** Scopes that were asked for (of a revocation: those that were dropped). */
  scopes: string[];
  /** Scopes that were granted, once they are. */
  granted?: string[];
  /** How it went: `page`, `token`, `chooser`, `error:access_denied`, `remoteConsent`, `allowed`, `denied`, … */
  outcome: string;
  /** URL parameters or form fields as they came. */
  params: Record<string, string>;
}

/** One attempt to get into a call. */
export interface RecordedJoin {
  at: number;
  space: string;
  who: string;
  admitted: boolean;
}

export class Log {
  readonly requests: RecordedRequest[] = [];
  readonly authorizations: RecordedAuthorization[] = [];
  readonly joins: RecordedJoin[] = [];
  readonly #records = new WeakMap<Incoming, RecordedRequest>();

  add(request: Incoming, record: RecordedRequest): void {
    this.requests.push(record);
    this.#records.set(request, record);
  }

  find(request: Incoming): RecordedRequest | undefined {
    return this.#records.get(request);
  }
}
