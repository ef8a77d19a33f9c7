import { constants, type ServerHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** The protocols of the local Google by their ALPN names, in the order in which it prefers them. */
export const protocols = ['h2', 'http/1.1'] as const;
export type Protocol = (typeof protocols)[number];

/**
 * How a connection, or one stream of it, is hurt. `fin` closes the connection, `rst` resets it: over HTTP/2 with
 * everything else that runs on it. The others exist in HTTP/2 only, and over HTTP/1.1 they are a `fin`:
 * `stream` ends this one stream with INTERNAL_ERROR; `refused` ends it with REFUSED_STREAM, by which a server says that
 * it did nothing; `goaway` says GOAWAY and counts this stream among those that were taken, then closes; `goawayBelow`
 * does not count it, unless it is the connection's first.
 */
export type Tear = 'fin' | 'rst' | 'stream' | 'refused' | 'goaway' | 'goawayBelow';

/** What Chromium sends in one go arrives within this. */
const togetherMs = 50;

/** One connection of a client, and the means to hurt it. */
export class Connection {
  readonly protocol: Protocol;
  /** Whether it has carried an answer. */
  hasAnswered = false;
  /** What is answered on it does not arrive. */
  isSilent = false;
  #acknowledgedAtMs = Number.POSITIVE_INFINITY;

  constructor(
    /** Counts the connections to one address, from 1. */
    readonly number: number,
    readonly raw: Socket,
    readonly secure: TLSSocket,
  ) {
    this.protocol = secure.alpnProtocol === 'h2' ? 'h2' : 'http/1.1';
  }

  /**
   * Whether Chromium would call it reused by a request that comes now: it has carried an answer, or, over HTTP/2,
   * Chromium had heard anything from the server when it made the request. Of that its acknowledgement of the settings
   * tells, unless it comes together with the request, because that was then made before.
   */
  get isReused(): boolean {
    return this.hasAnswered || this.#acknowledgedAtMs + togetherMs < performance.now();
  }

  /** The client has acknowledged the settings of HTTP/2. */
  acknowledged(): void {
    this.#acknowledgedAtMs = performance.now();
  }

  /** Closes it in order. */
  close(): void {
    this.secure.destroy();
  }

  tear(how: Tear, stream?: ServerHttp2Stream): void {
    const session = stream?.session;
    if (how === 'rst') this.raw.resetAndDestroy();
    else if (how === 'fin' || !session) this.secure.destroy();
    else if (how === 'stream') stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    else if (how === 'refused') stream.close(constants.NGHTTP2_REFUSED_STREAM);
    else if (how === 'goaway') session.destroy();
    else {
      session.goaway(constants.NGHTTP2_NO_ERROR, Math.max(0, (stream.id ?? 0) - 2));
      setImmediate(() => session.destroy());
    }
  }
}
