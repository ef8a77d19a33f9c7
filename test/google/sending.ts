import type { ServerResponse } from 'node:http';
import type { Http2ServerResponse } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection, Tear } from './connection';
import type { Answer, Incoming, Interim } from './exchange';

type Response = ServerResponse | Http2ServerResponse;

/** One request whose answer is not over yet, in either protocol. */
export interface Exchange {
  connection: Connection;
  /** Undefined until it was read to its end. */
  request?: Incoming;
  response: Response;
  /** An interim answer was sent that Chromium takes for headers: over HTTP/2 a 100 is none. */
  sentInterim?: boolean;
  /** The answer is sent, or the client went away. */
  isOver: boolean;
}

/** Sends an answer as it asks to be sent. `tear` is called where it breaks off by hurting the connection. */
export async function send(exchange: Exchange, answer: Answer, tear: (how: Tear) => void): Promise<void> {
  if (exchange.isOver) return;
  const { breaksOff, byteEveryMs } = answer;
  const { response } = exchange;
  if (breaksOff?.at === 'interim') await sendInterim(exchange, breaksOff.interim ?? 103);
  if (!breaksOff || breaksOff.at === 'body') {
    if (answer.closes) announceClose(response);
    response.writeHead(answer.status, answer.headers);
    const body = Buffer.from(answer.body);
    if (byteEveryMs !== undefined) await trickle(exchange, body, byteEveryMs);
    else if (breaksOff) await write(exchange, body.subarray(0, Math.ceil(body.length / 2)));
    else response.end(body);
  }
  if (!breaksOff?.tear) return;
  if (breaksOff.afterMs) await sleep(breaksOff.afterMs, undefined, { ref: false });
  if (!exchange.isOver) tear(breaksOff.tear);
}

/** Tells the client, before the answer, to send no other request on this connection. */
function announceClose(response: Response): void {
  if ('stream' in response) response.stream.session?.close();
  else response.setHeader('connection', 'close');
}

/** Takes back an exchange of a time that is over, in a way that Chromium does not repeat. */
export function drop({ connection, response }: Exchange): void {
  if ('stream' in response) {
    connection.tear('stream', response.stream);
    return;
  }
  // Once it has headers, a request is not repeated; the body that they promise never comes.
  if (!response.headersSent) response.writeHead(503, { 'content-length': '1' });
  response.flushHeaders();
  response.socket?.end();
}

/** Resolves when the client has it, or is gone. */
async function sendInterim(exchange: Exchange, status: Interim): Promise<void> {
  const { response } = exchange;
  exchange.sentInterim = status === 103 || !('stream' in response);
  const hints = { link: '</favicon.ico>; rel=preload; as=image' };
  await untilOver(response, (done) => {
    if (!('stream' in response))
      return status === 100 ? response.writeContinue(done) : response.writeEarlyHints(hints, done);
    if (status === 100) response.writeContinue();
    else response.writeEarlyHints(hints);
    // An answer to a ping tells that the client has read what went before it.
    response.stream.session?.ping(done);
  });
}

const write = ({ response }: Exchange, bytes: Uint8Array) =>
  untilOver(response, (done) => (response as ServerResponse).write(bytes, done));

async function trickle(exchange: Exchange, body: Buffer, everyMs: number): Promise<void> {
  for (const byte of body) {
    await sleep(everyMs, undefined, { ref: false });
    if (exchange.isOver) return;
    // Both protocols have the same method; TypeScript cannot see it through their many signatures.
    (exchange.response as ServerResponse).write(Buffer.of(byte));
  }
  exchange.response.end();
}

/** Starts something that calls back; resolves then, or when the client goes away, after which nothing calls back. */
const untilOver = (response: Response, begin: (done: () => void) => unknown) =>
  new Promise<void>((resolve) => {
    response.once('close', resolve);
    begin(() => resolve());
  });
