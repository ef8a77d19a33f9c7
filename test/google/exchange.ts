import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request as the parts of the local Google see it: read to its end, host without its port, path as it was sent (not decoded). */
export interface Incoming {
  method: string;
  host: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What goes back. `lose` sends nothing: `reset` tears the connection, `hang` leaves it open without an answer. */
export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body: string;
  lose?: 'reset' | 'hang';
}

/** Reads a request to its end. The certificate's own address (127.0.0.1) stands for the Meet API, so that a client's root URL may be the origin. */
export async function readRequest(message: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const host = (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const target = message.url ?? '/';
  const question = target.indexOf('?');
  return {
    method: message.method ?? 'GET',
    host: host === '127.0.0.1' || host === 'localhost' || host === '' ? 'meet.googleapis.com' : host,
    path: question < 0 ? target : target.slice(0, question),
    query: new URLSearchParams(question < 0 ? '' : target.slice(question + 1)),
    headers: message.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** The access token of a request: the Authorization header (Chromium's own requests say `OAuth` for `Bearer`), or the query parameters that the discovery document allows. */
export function bearerOf(request: Incoming): string | undefined {
  const header = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(request.headers.authorization ?? '');
  return header?.[1] ?? request.query.get('access_token') ?? request.query.get('oauth_token') ?? undefined;
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
