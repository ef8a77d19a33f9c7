import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { type MeetOptions, meetClient } from '../../../src/meet/client';
import { MeetError } from '../../../src/meet/errors';
import { membersClient } from '../../../src/meet/members';

export interface Arrived {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

export type Answer =
  | { status?: number; json?: unknown; text?: string; headers?: Record<string, string> }
  /** Takes the request and says nothing. */
  | 'silence'
  /** Takes the request and closes the connection. */
  | 'hang up'
  /** Sends the head and half a body, then nothing. */
  | 'half'
  /** Sends the head and half a body, then closes the connection. */
  | 'cut off';

/** Google's error body. */
export const refusal = (code: number, status: string, message = '', ...details: object[]): Answer => ({
  status: code,
  json: { error: { code, message, status, details } },
});
export const info = (reason: string, metadata: object = {}) => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
  domain: 'googleapis.com',
  metadata,
});
export const space = (more: object = {}): Answer => ({ json: { name: 'spaces/jQCFfuBOdN5z', ...more } });
export const down = refusal(503, 'UNAVAILABLE', 'The service is currently unavailable.');

/** A real HTTP server that gives these answers in turn, the last one for ever, and a client that talks to it. */
export async function serve(answers: Answer[], options: MeetOptions = {}) {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url = '', headers } = request;
    arrived.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
    const answer = answers[Math.min(arrived.length, answers.length) - 1];
    if (answer === 'silence' || !answer) return;
    if (answer === 'hang up') return request.socket.destroy();
    if (answer === 'half' || answer === 'cut off') {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '100' });
      response.write('{"name": "spaces/', () => answer === 'cut off' && request.socket.destroy());
      return;
    }
    const { status = 200, json, text = JSON.stringify(json), headers: more = {} } = answer;
    response.writeHead(status, { 'Content-Type': 'application/json; charset=UTF-8', ...more }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });

  const waits: number[] = [];
  const refused: string[] = [];
  let minted = 0;
  const authority = {
    token: async () => `ya29.secret-${minted}`,
    refuse: async (token: string) => {
      refused.push(token);
      minted++;
    },
  };
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  const client = meetClient(authority, { origin, wait, ...options });
  const members = membersClient(authority, { origin, wait, ...options });
  return { client, members, arrived, waits, refused, origin };
}

/** The error that a promise rejects with; fails when it does not reject. */
export async function thrown(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error('This should have been refused.');
    },
    (error) => error,
  );
}

/** The failure that a call rejects with. */
export async function failure(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await thrown(promise);
  if (!(error instanceof MeetError)) throw error;
  return { ...error.failure };
}
