import type { Tear } from './connection';
import type { Incoming, Way } from './exchange';

/** A repeat follows at once; so much only where the machine is busy. */
const expectedForMs = 10_000;
/** Out of silence it follows when a ping had no answer for ten seconds, and that is sent with the next request. */
const expectedFromSilenceForMs = 60_000;

/**
 * What Chromium sends a second time by itself, POST included, without telling whoever asked: a request that had no
 * header of an answer yet when its reused connection closed or, over HTTP/2, was silent for too long, one of which an HTTP/2 server says that it did nothing,
 * and one that is answered with 421 (Misdirected Request, once) or, on a reused HTTP/1.1 connection, with 408.
 * Measured with Chromium 156; `test/e2e/repeats.test.ts` holds it.
 * https://source.chromium.org/chromium/chromium/src/+/main:net/http/http_network_transaction.cc (ShouldResendRequest)
 */
export class Repeats {
  #expected: { lost: Incoming; untilMs: number }[] = [];
  readonly #earlier = new WeakMap<Incoming, Incoming>();

  /** A request will have no answer, because its connection or its stream was torn so or fell silent, perhaps after an interim answer. */
  lose(request: Incoming, tear: Tear | 'silence', after: 'nothing' | 'interim'): void {
    if (!isSentAgain(tear, after, request.way)) return;
    this.#expect(request, tear === 'silence' ? expectedFromSilenceForMs : expectedForMs);
  }

  /** A request is answered with this status. */
  answer(request: Incoming, status: number): void {
    const { protocol, reused } = request.way;
    const isOther = status === 421 && !this.earlier(request);
    if (isOther || (status === 408 && protocol === 'http/1.1' && reused)) this.#expect(request);
  }

  /** A request arrives. Only one that equals an expected one is a repeat, and each is repeated once. */
  arrive(request: Incoming): void {
    const now = Date.now();
    this.#expected = this.#expected.filter(({ untilMs }) => untilMs > now);
    const index = this.#expected.findIndex(({ lost }) => isEqual(lost, request));
    const [found] = index < 0 ? [] : this.#expected.splice(index, 1);
    if (found) this.#earlier.set(request, found.lost);
  }

  #expect(lost: Incoming, forMs = expectedForMs): void {
    if (isChromium(lost)) this.#expected.push({ lost, untilMs: Date.now() + forMs });
  }

  /** The request that this one repeats; undefined for one that the extension, a page or a tool sent. */
  earlier(request: Incoming): Incoming | undefined {
    return this.#earlier.get(request);
  }
}

function isSentAgain(tear: Tear | 'silence', after: 'nothing' | 'interim', { protocol, reused }: Way): boolean {
  if (protocol === 'http/1.1') return reused && after === 'nothing' && tear !== 'silence';
  if (tear === 'refused') return true;
  return reused && (tear === 'goawayBelow' || (tear !== 'stream' && after === 'nothing'));
}

/** Other clients repeat nothing by themselves. */
const isChromium = ({ headers }: Incoming) => /Chrom(e|ium)\//.test(headers['user-agent'] ?? '');

function isEqual(one: Incoming, other: Incoming): boolean {
  const parts = ({ method, host, path, query, body, headers }: Incoming) =>
    JSON.stringify([method, host, path, String(query), body, headers.authorization]);
  return parts(one) === parts(other);
}
