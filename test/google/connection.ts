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
 * does not count it.
 */
export type Tear = 'fin' | 'rst' | 'stream' | 'refused' | 'goaway' | 'goawayBelow';

/** One connection of a client, and the means to hurt it. */
export class Connection {
  readonly protocol: Protocol;
  /**
   * Whether Chromium would call it reused: over HTTP/1.1 it has carried an answer, over HTTP/2 the client has heard
   * anything from the server at all, which its acknowledgement of the settings tells.
   */
  isProven = false;

  constructor(
    /** Counts the connections to one address, from 1. */
    readonly number: number,
    readonly raw: Socket,
    readonly secure: TLSSocket,
  ) {
    this.protocol = secure.alpnProtocol === 'h2' ? 'h2' : 'http/1.1';
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
