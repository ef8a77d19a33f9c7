import type { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Answer, type Incoming, readRequest } from './exchange';

/** An HTTPS server on 127.0.0.1 and its port. */
export interface Listening {
  port: number;
  /** Closes connections that wait for their next request, so that it comes over a new one. */
  dropIdle(): void;
  /** Tears the connections on which a request still waits for its answer. */
  dropUnanswered(): void;
  /** Ends at once, whatever is open. */
  close(): Promise<void>;
}

/** Listens on `port`, or on any free one with 0. `closesAfterAnswer` is asked at every answer. */
export async function listen(
  options: { port: number; cert: string; key: string; closesAfterAnswer: () => boolean },
  answer: (request: Incoming) => Promise<Answer>,
): Promise<Listening> {
  const unanswered = new Set<ServerResponse>();
  const server = createServer({ cert: options.cert, key: options.key }, async (message, response) => {
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
    try {
      const given = await answer(await readRequest(message));
      if (options.closesAfterAnswer()) response.setHeader('connection', 'close');
      send(response, given);
    } catch (error) {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    }
  });
  server.keepAliveTimeout = 60_000;
  await opened(server, options.port);
  return {
    port: (server.address() as AddressInfo).port,
    dropIdle: () => server.closeIdleConnections(),
    dropUnanswered() {
      for (const response of unanswered) response.socket?.destroy();
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, { status, headers, body, lose }: Answer): void {
  if (lose === 'hang') return;
  if (lose === 'reset') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(status, headers);
  response.end(body);
}

const opened = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
