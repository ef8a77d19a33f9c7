import type { IncomingHttpHeaders } from 'node:http';
import type { Google } from '../google';
import { type Connection, openConnection } from './connection';

/** The parts of Google's answers that tests look at. */
export interface Body {
  [field: string]: unknown;
  name?: string;
  meetingCode?: string;
  config?: Record<string, unknown>;
  activeConference?: { conferenceRecord: string };
  nextPageToken?: string;
  error?: { code: number; status: string; message: string; details?: { reason?: string; metadata?: object }[] };
}

/** What came back; `json` is empty when the body is something else. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: Body;
}

/**
 * One request to the local Google in the protocol that it prefers, on a connection of its own unless one is given.
 * `target` is a whole address, or a path of the Meet API; an object body goes as JSON, a string as it is.
 * Rejects with where the answer broke off, `before the headers` or `in the body`.
 */
export async function ask(
  google: Google,
  method: string,
  target: string,
  given: { token?: string; body?: object | string; headers?: Record<string, string>; connection?: Connection } = {},
): Promise<Reply> {
  const connection = given.connection ?? openConnection(google);
  const body = typeof given.body === 'object' ? JSON.stringify(given.body) : (given.body ?? '');
  const authorization = given.token && { authorization: `Bearer ${given.token}` };
  const { status, headers, chunks, brokeOff } = await connection.send({
    method,
    target,
    headers: { ...authorization, ...given.headers },
    body,
  });
  if (!given.connection) connection.close();
  if (brokeOff) throw new Error(`The answer broke off ${brokeOff}.`);
  const text = Buffer.concat(chunks).toString('utf8');
  const isJson = String(headers['content-type']).includes('json');
  return { status, headers: headers as IncomingHttpHeaders, text, json: isJson && text ? JSON.parse(text) : {} };
}

/** The Meet API as one user sees it; scopes narrow the token (short names). */
export function as(google: Google, email: string, scopes?: readonly ('created' | 'settings' | 'readonly')[]) {
  const full = scopes?.map((scope) => `https://www.googleapis.com/auth/meetings.space.${scope}`);
  const token = full ? google.mintToken(email, full) : google.tokens[email];
  const call = (method: string) => (path: string, body?: object | string) =>
    ask(google, method, `/v2/${path}`, { token, body });
  return { token, get: call('GET'), post: call('POST'), patch: call('PATCH'), delete: call('DELETE') };
}
