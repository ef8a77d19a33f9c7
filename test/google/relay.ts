import { type AddressInfo, connect, createServer } from 'node:net';

/** Stands between clients and a server on 127.0.0.1, and can keep from the clients what the server says, as a network that loses packets does. */
export interface Relay {
  readonly port: number;
  /** Nothing more arrives at those who are connected now. What they send still arrives at the server. */
  fallSilent(): void;
  close(): Promise<void>;
}

/** Listens on `port`, or on any free one with 0, for the server on port `to`. */
export async function openRelay(port: number, to: number): Promise<Relay> {
  const links = new Set<{ isSilent: boolean; end(): void }>();
  const relay = createServer((client) => {
    const server = connect(to, '127.0.0.1');
    const link = {
      isSilent: false,
      end() {
        client.destroy();
        server.destroy();
      },
    };
    links.add(link);
    client.on('data', (part) => server.write(part));
    server.on('data', (part) => link.isSilent || client.write(part));
    // Whoever goes away takes the other end along, but silence hides that the server has gone.
    for (const [one, hides] of [
      [client, false],
      [server, true],
    ] as const)
      one
        .on('error', () => one.destroy())
        .on('close', () => {
          if (!(hides && link.isSilent)) link.end();
        });
    client.on('close', () => links.delete(link));
  });
  await new Promise<void>((resolve, reject) => relay.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    port: (relay.address() as AddressInfo).port,
    fallSilent() {
      for (const link of links) link.isSilent = true;
    },
    close: () =>
      new Promise((resolve, reject) => {
        relay.close((error) => (error ? reject(error) : resolve()));
        for (const link of links) link.end();
      }),
  };
}
