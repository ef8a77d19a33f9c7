import { readFileSync } from 'node:fs';
import { connect } from 'node:http2';
import { Agent, request } from 'node:https';
import type { Google, Protocol } from '../google';

/** What goes out: `target` is a whole address, or a path of the Meet API. */
export interface Sent {
  method: string;
  target: string;
  headers: Record<string, string>;
  body: string;
}

/** What came back, as far as it came: where it broke off, `brokeOff` says. Header names are in small letters. */
export interface Received {
  /** Interim answers that came before. */
  interim: number[];
  status: number;
  headers: Record<string, string | string[] | undefined>;
  chunks: Buffer[];
  brokeOff?: 'before the headers' | 'in the body';
}

/** A connection that stays open from one request to the next, its certificate checked. It repeats nothing by itself. */
export interface Connection {
  send(sent: Sent): Promise<Received>;
  /** Closes it, whatever is still on it. */
  close(): void;
}

/** A connection to the local Google, in the protocol that it prefers unless one is named. */
export function openConnection(google: Google, protocol: Protocol = google.protocols[0] ?? 'h2'): Connection {
  return protocol === 'h2' ? http2Connection(google) : http1Connection(google);
}

const begun = (): Received => ({ interim: [], status: 0, headers: {}, chunks: [] });

function http1Connection(google: Google): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca: readFileSync(google.certificate) });
  return {
    send: ({ method, target, headers, body }) =>
      new Promise((resolve) => {
        const url = new URL(target, 'https://meet.googleapis.com');
        const received = begun();
        const sent = request({
          host: '127.0.0.1',
          port: google.port,
          servername: url.hostname,
          agent,
          method,
          path: `${url.pathname}${url.search}`,
          headers: { host: url.host, 'content-length': Buffer.byteLength(body), ...headers },
        });
        sent.on('information', ({ statusCode }) => received.interim.push(statusCode));
        sent.on('error', () => resolve({ ...received, brokeOff: 'before the headers' }));
        sent.on('response', (response) => {
          received.status = response.statusCode ?? 0;
          received.headers = response.headers;
          response.on('data', (chunk: Buffer) => received.chunks.push(chunk));
          response.on('error', () => resolve({ ...received, brokeOff: 'in the body' }));
          response.on('end', () => resolve(received));
        });
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}

function http2Connection(google: Google): Connection {
  const session = connect(google.origin, { ca: readFileSync(google.certificate) });
  // Each stream tells of it by closing.
  const lost = new Promise<void>((resolve) => session.once('close', resolve).once('error', () => resolve()));
  return {
    send: ({ method, target, headers, body }) =>
      new Promise((resolve) => {
        const url = new URL(target, 'https://meet.googleapis.com');
        const received = begun();
        const place = { ':method': method, ':authority': url.host, ':path': `${url.pathname}${url.search}` };
        void lost.then(() =>
          resolve({ ...received, brokeOff: received.status ? 'in the body' : 'before the headers' }),
        );
        if (session.destroyed) return;
        const stream = session.request({ ...place, ...headers }, { endStream: body === '' });
        let hasEnded = false;
        stream.on('headers', (head) => received.interim.push(Number(head[':status'])));
        stream.on('response', ({ ':status': status = 0, ...head }) => {
          Object.assign(received, { status, headers: head });
        });
        stream.on('data', (chunk: Buffer) => received.chunks.push(chunk));
        stream.on('end', () => {
          hasEnded = true;
        });
        stream.on('error', () => {
          hasEnded = false;
        });
        stream.on('close', () => {
          const isWhole = hasEnded && received.status !== 0 && stream.rstCode === 0;
          const brokeOff = received.status ? ('in the body' as const) : ('before the headers' as const);
          resolve(isWhole ? received : { ...received, brokeOff });
        });
        if (body) stream.end(body);
      }),
    close: () => session.destroy(),
  };
}
