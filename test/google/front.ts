import { BrowserCredentials } from './accounts/browser-credentials';
import { makeCertificate } from './certificate';
import { protocols as allProtocols, type Protocol } from './connection';
import type { Answer, Incoming } from './exchange';
import { Google } from './google';
import { hosts } from './hosts';
import { openRelay } from './relay';
import { makeRouting } from './routing';
import { listen } from './server';
import { State } from './state';

/** The address behind which local Googles answer, one after the other: a browser that outlives a test keeps its address. */
export interface Front {
  readonly port: number;
  readonly hosts: readonly string[];
  readonly protocols: readonly Protocol[];
  /** A new local Google with three users and nothing else takes over; what the one before has not answered yet is dropped. */
  begin(options?: { close?(): Promise<void> }): Google;
  /** Stops at once and takes the certificate away. */
  close(): Promise<void>;
}

/** Where a local Google listens, on any free port if none is given, and what it speaks: HTTP/2 and HTTP/1.1, if nothing is said. */
export interface FrontOptions {
  port?: number;
  protocols?: readonly Protocol[];
  /** There is something on the way that can keep its answers back: see `fallSilent`. */
  isRelayed?: boolean;
}

/** Listens on 127.0.0.1. Until `begin`, nothing answers. */
export async function openFront({
  port = 0,
  protocols = allProtocols,
  isRelayed = false,
}: FrontOptions = {}): Promise<Front> {
  const certificate = await makeCertificate();
  const browserCredentials = new BrowserCredentials();
  let state = new State(browserCredentials);
  let answer: ((request: Incoming) => Promise<Answer>) | undefined;
  const listening = await listen(
    { port: isRelayed ? 0 : port, cert: certificate.cert, key: certificate.key, protocols },
    {
      async answer(request) {
        if (!answer) throw new Error('No local Google has begun behind this front.');
        return answer(request);
      },
      lost: (...what) => state.repeats.lose(...what),
    },
  );
  const relay = isRelayed ? await openRelay(port, listening.port) : undefined;
  return {
    port: relay?.port ?? listening.port,
    hosts,
    protocols,
    begin({ close = async () => {} } = {}) {
      state = new State(browserCredentials);
      answer = makeRouting(state);
      void listening.dropUnanswered();
      listening.accept();
      const google = new Google(state, {
        port: relay?.port ?? listening.port,
        certificate: certificate.path,
        protocols,
        refuse: (...how) => listening.refuse(...how),
        accept: () => listening.accept(),
        dropUnanswered: () => listening.dropUnanswered(),
        fallSilent() {
          if (!relay) throw new Error('Only a front that was opened with a relay can fall silent.');
          relay.fallSilent();
          listening.fallSilent();
        },
        close,
      });
      google.addUser({ email: 'host@gmail.com', id: '100000000000000000001', name: 'Hana Host' });
      google.addUser({ email: 'second@gmail.com', id: '100000000000000000002', name: 'Sam Second' });
      google.addUser({
        email: 'teacher@school.example',
        id: '100000000000000000003',
        name: 'Tess Teacher',
        workspace: true,
      });
      return google;
    },
    async close() {
      await relay?.close();
      await listening.close();
      await certificate.remove();
    },
  };
}
