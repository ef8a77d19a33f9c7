import { createServer as createHttp1, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { type AddressInfo, createServer as createTcp, type Server, type Socket } from 'node:net';
import { createServer as createTls, type TLSSocket } from 'node:tls';
import { Connection, type Protocol, type Tear } from './connection';
import { type Answer, type Incoming, readRequest } from './exchange';
import { drop, type Exchange, send } from './sending';

/** Connections do not come about, and so many were tried. */
export interface Refusal {
  readonly tried: number;
}

/** An HTTPS server on 127.0.0.1 and its port. */
export interface Listening {
  port: number;
  /** Takes back every request whose answer is not over: over HTTP/2 its stream alone, over HTTP/1.1 its connection. Chromium repeats none of them. Resolves once no connection is busy with them. */
  dropUnanswered(): Promise<void>;
  /** Closes the connections on which nothing waits, and no new one comes about: reset before TLS, or answered without TLS, once `after` has settled. */
  refuse(how: 'tcp' | 'tls', after?: Promise<unknown>): Refusal;
  /** New connections come about again. */
  accept(): void;
  /** What stands before this server keeps back from now on what is answered on the connections that are open. */
  fallSilent(): void;
  /** Ends at once, whatever is open. */
  close(): Promise<void>;
}

/** Who answers what arrives. */
export interface Answering {
  answer(request: Incoming): Promise<Answer>;
  /** A request had no answer yet when its connection, or its stream, was torn so or fell silent; but an interim one, if so said. */
  lost(request: Incoming, tear: Tear | 'silence', after: 'nothing' | 'interim'): void;
}

/** Google keeps HTTP/2 connections about four minutes without a request. */
const idleLimitMs = 240_000;

/** Listens on `port`, or on any free one with 0, and speaks these protocols, the first one preferred. */
export async function listen(
  options: { port: number; cert: string; key: string; protocols: readonly Protocol[] },
  answering: Answering,
): Promise<Listening> {
  const exchanges = new Set<Exchange>();
  /** By the client's port. */
  const connections = new Map<number | undefined, Connection>();
  let connected = 0;
  let refusing: { how: 'tcp' | 'tls'; after: Promise<unknown> | undefined; tried: number } | undefined;

  async function serve(
    message: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
  ): Promise<void> {
    const connection = connections.get(message.socket?.remotePort);
    if (!connection) return;
    const { number, protocol, isReused: reused } = connection;
    const exchange: Exchange = { connection, response, isOver: false };
    exchanges.add(exchange);
    response.once('close', () => {
      exchange.isOver = true;
      exchanges.delete(exchange);
    });
    response.once('finish', () => {
      connection.hasAnswered = true;
    });
    try {
      exchange.request = await readRequest(message, { connection: number, protocol, reused });
      if (!exchange.request) return;
      const answer = await answering.answer(exchange.request);
      // Not before it has arrived everywhere: what is lost is expected a second time.
      if (connection.isSilent) answering.lost(exchange.request, 'silence', 'nothing');
      await send(exchange, answer, (how) => tear(exchange, how));
    } catch (error) {
      console.error(error);
      if (exchange.isOver) return;
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(String(error));
    }
  }

  function tear({ connection, response }: Exchange, how: Tear): void {
    const alone = connection.protocol === 'h2' && (how === 'stream' || how === 'refused');
    for (const { request, sentInterim, ...other } of exchanges) {
      if (other.connection !== connection || !request || other.response.headersSent) continue;
      const isThis = other.response === response;
      if (!isThis && alone) continue;
      answering.lost(request, isThis || how !== 'goawayBelow' ? how : 'fin', sentInterim ? 'interim' : 'nothing');
    }
    connection.tear(how, 'stream' in response ? response.stream : undefined);
  }

  const http1 = createHttp1({ keepAliveTimeout: idleLimitMs }, serve);
  // Node counts what a client no longer wanted of an answer as the session's memory, and beyond 10 MB, its default,
  // refuses all streams that follow. Google does not: an answer of ten megabytes must not fail what comes after it.
  const http2 = createHttp2({ maxSessionMemory: 1_000 }, serve);
  http2.on('session', (session) => {
    const connection = connections.get(session.socket.remotePort);
    session.once('localSettings', () => connection?.acknowledged());
    session.setTimeout(idleLimitMs, () => session.close());
  });
  const tls = createTls({ cert: options.cert, key: options.key, ALPNProtocols: [...options.protocols] });
  const raws = new Map<number | undefined, Socket>();
  const tcp = createTcp((raw) => {
    const key = raw.remotePort;
    raws.set(key, raw);
    raw.on('error', report).once('close', () => raws.delete(key));
    if (!refusing) return tls.emit('connection', raw);
    const { how, after } = refusing;
    refusing.tried++;
    Promise.resolve(after).then(() => {
      // Whoever expects TLS cannot make anything of this.
      if (how === 'tls') raw.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n');
      else raw.resetAndDestroy();
    });
  });
  tls.on('secureConnection', (secure: TLSSocket) => {
    secure.on('error', report);
    // A client that names no protocol means the older one.
    const speaks = secure.alpnProtocol || 'http/1.1';
    const key = secure.remotePort;
    const raw = raws.get(key);
    if (!raw || !options.protocols.some((one) => one === speaks)) return secure.destroy();
    connected++;
    connections.set(key, new Connection(connected, raw, secure));
    secure.once('close', () => connections.delete(key));
    (speaks === 'h2' ? http2 : http1).emit('connection', secure);
  });

  await opened(tcp, options.port);
  return {
    port: (tcp.address() as AddressInfo).port,
    async dropUnanswered() {
      const over = [...exchanges].map(({ response }) => new Promise((resolve) => response.once('close', resolve)));
      for (const exchange of exchanges) drop(exchange);
      await Promise.all(over);
    },
    refuse(how, after) {
      const refusal = { how, after, tried: 0 };
      refusing = refusal;
      const busy = new Set([...exchanges].map(({ connection }) => connection));
      for (const connection of connections.values()) if (!busy.has(connection)) connection.close();
      return refusal;
    },
    accept() {
      refusing = undefined;
    },
    fallSilent() {
      for (const connection of connections.values()) connection.isSilent = true;
      for (const { request, response, sentInterim } of exchanges)
        if (request && !response.headersSent) answering.lost(request, 'silence', sentInterim ? 'interim' : 'nothing');
    },
    close: () =>
      new Promise((resolve, reject) => {
        tcp.close((error) => (error ? reject(error) : resolve()));
        for (const raw of raws.values()) raw.destroy();
      }),
  };
}

/** A client that goes away in the middle, or leaves half a message behind, is nothing out of the ordinary. */
function report(error: NodeJS.ErrnoException): void {
  if (!/^(ECONNRESET|EPIPE|ECANCELED|HPE_\w+)$/.test(error.code ?? '')) console.error(error);
}

const opened = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
