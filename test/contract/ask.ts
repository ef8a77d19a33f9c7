import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import type { Google } from '../google';

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
 * One HTTPS request to the local Google, its certificate checked, on a connection of its own.
 * `target` is a whole address, or a path of the Meet API; an object body goes as JSON, a string as it is.
 */
export function ask(
  google: Google,
  method: string,
  target: string,
  given: { token?: string; body?: object | string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const url = new URL(target, 'https://meet.googleapis.com');
  const body = typeof given.body === 'object' ? JSON.stringify(given.body) : (given.body ?? '');
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: google.port,
        servername: url.hostname,
        ca: readFileSync(google.certificate),
        agent: false,
        method,
        path: `${url.pathname}${url.search}`,
        headers: {
          host: url.host,
          'content-length': Buffer.byteLength(body),
          ...(given.token && { authorization: `Bearer ${given.token}` }),
          ...given.headers,
        },
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('error', reject);
        response.on('end', () => {
          const isJson = response.headers['content-type']?.includes('json');
          const json: Body = isJson && text ? JSON.parse(text) : {};
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The Meet API as one user sees it; scopes narrow the token (short names). */
export function as(google: Google, email: string, scopes?: readonly ('created' | 'settings' | 'readonly')[]) {
  const full = scopes?.map((scope) => `https://www.googleapis.com/auth/meetings.space.${scope}`);
  const token = full ? google.mintToken(email, full) : google.tokens[email];
  const call = (method: string) => (path: string, body?: object | string) =>
    ask(google, method, `/v2/${path}`, { token, body });
  return { token, get: call('GET'), post: call('POST'), patch: call('PATCH'), delete: call('DELETE') };
}
