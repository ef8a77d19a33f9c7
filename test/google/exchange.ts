import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Http2ServerRequest } from 'node:http2';
import type { Protocol, Tear } from './connection';

/** How a request came: the number of its connection, its protocol, and whether Chromium would call that connection reused. */
export interface Way {
  connection: number;
  protocol: Protocol;
  reused: boolean;
}

/** A request as the parts of the local Google see it: read to its end, host without its port, path as it was sent (not decoded). */
export interface Incoming {
  method: string;
  host: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  way: Way;
}

/** An answer that only says that one is on its way: 100 Continue, or 103 Early Hints. */
export type Interim = 100 | 103;

/** Where an answer breaks off: before its headers, after an interim one, or in the middle of its body; and how, after how much silence: without `tear`, nothing comes any more. */
export interface Break {
  at: 'start' | 'interim' | 'body';
  tear?: Tear;
  afterMs?: number;
  interim?: Interim;
}

/** What goes back: at once and whole, unless it breaks off or trickles, one byte of its body each so many milliseconds. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: string;
  breaksOff?: Break;
  byteEveryMs?: number;
  /** No call comes on the connection after it. */
  closes?: boolean;
}

/**
 * Reads a request to its end; undefined when the client went away before it. The certificate's own address (127.0.0.1)
 * stands for the Meet API, so that a client's root URL may be the origin.
 */
export async function readRequest(
  message: IncomingMessage | Http2ServerRequest,
  way: Way,
): Promise<Incoming | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of message) chunks.push(chunk as Buffer);
  } catch (error) {
    if (message.destroyed) return undefined;
    throw error;
  }
  if (message.aborted) return undefined;
  const named = message.headers.host ?? message.headers[':authority'] ?? '';
  const host = String(named).replace(/:\d+$/, '').toLowerCase();
  const target = message.url ?? '/';
  const question = target.indexOf('?');
  return {
    method: message.method ?? 'GET',
    host: host === '127.0.0.1' || host === 'localhost' || host === '' ? 'meet.googleapis.com' : host,
    path: question < 0 ? target : target.slice(0, question),
    query: new URLSearchParams(question < 0 ? '' : target.slice(question + 1)),
    headers: message.headers,
    body: Buffer.concat(chunks).toString('utf8'),
    way,
  };
}

/** The access token of a request: the Authorization header (Chromium's own requests say `OAuth` for `Bearer`), or the query parameters that the discovery document allows. */
export function bearerOf(request: Incoming): string | undefined {
  const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '');
  return header?.[1] ?? request.query.get('access_token') ?? request.query.get('oauth_token') ?? undefined;
}

/** Parsed JSON, or the text itself when it is something else; undefined when empty. */
export function readJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A JSON answer without Google's API headers, as the account endpoints give it. */
export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: `${JSON.stringify(value, null, 2)}\n`,
  };
}

/** A web page. */
export function html(body: string, status = 200, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body,
  };
}

/** Sends the browser elsewhere with a GET, whatever it came with. */
export const redirect = (to: string): Answer => ({ status: 303, headers: { location: to }, body: '' });
