import { createServer, type Socket } from 'node:net';
import { kinds, type Message, readMessage, writeMessage } from './message';
import type { Value } from './wire';

/** What a service tells everybody who listens. */
export type Signal = { member: string; signature: string; body: Value[] };

/** What a service answers a call with, and what it tells everybody because of it. */
export type Answer = { signature: string; body: Value[]; signal?: Signal };

/** Something on the bus that can be called. */
export type Service = {
  readonly name: string;
  readonly path: string;
  /** Nothing for a method it does not know. */
  answer(member: string, body: Value[]): Answer | undefined;
};

const busName = 'org.freedesktop.DBus';

/** The bus gives every connection a name; this is the one of the service. */
const owner = ':1.0';

/**
 * A D-Bus session bus with one service on it, as much of https://dbus.freedesktop.org/doc/dbus-specification.html as
 * Chromium asks for. Every other name is unknown here.
 */
export class Bus {
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.#greet(socket));
  readonly #service: Service;
  #serial = 0;

  constructor(service: Service) {
    this.#service = service;
  }

  /** Opens the bus on a Unix socket at this path. */
  async listen(path: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, resolve);
    });
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Tells everybody, as the service. */
  tell(signal: Signal): void {
    const { name, path } = this.#service;
    const message = { kind: kinds.signal, sender: owner, path, interface: name, ...signal };
    for (const socket of this.#sockets) socket.write(writeMessage({ ...message, serial: ++this.#serial }));
  }

  /** Lets everybody in who says EXTERNAL, "I am the user that the socket says I am", and then takes messages. */
  #greet(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    let received = Buffer.alloc(0);
    let begun = false;
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes]);
      while (!begun) {
        const end = received.indexOf('\r\n');
        if (end < 0) return;
        const line = received.toString('latin1', 0, end).replace('\0', '');
        received = received.subarray(end + 2);
        if (line.startsWith('AUTH EXTERNAL ')) socket.write(`OK ${'0'.repeat(32)}\r\n`);
        else if (line === 'BEGIN') begun = true;
        else socket.write(line === 'AUTH' ? 'REJECTED EXTERNAL\r\n' : 'ERROR\r\n');
      }
      for (let next = readMessage(received); next; next = readMessage(received)) {
        received = received.subarray(next.length);
        if (next.message.kind === kinds.call) this.#answer(socket, next.message);
      }
    });
  }

  #answer(socket: Socket, { serial, destination, member = '', body }: Message): void {
    const toBus = destination === busName;
    const toService = destination === this.#service.name || destination === owner;
    const answer = toBus ? this.#asBus(member, body) : toService ? this.#service.answer(member, body) : undefined;
    const reply = { serial: ++this.#serial, replyTo: serial, sender: toBus ? busName : owner };
    if (!answer) {
      socket.write(writeMessage({ kind: kinds.error, ...reply, error: `${busName}.Error.ServiceUnknown`, body: [] }));
      return;
    }
    const { signal, ...content } = answer;
    socket.write(writeMessage({ kind: kinds.answer, ...reply, ...content }));
    if (signal) this.tell(signal);
  }

  #asBus(member: string, [name]: Value[]): Answer | undefined {
    const service = this.#service.name;
    switch (member) {
      case 'Hello':
        return { signature: 's', body: [`:1.${++this.#serial}`] };
      case 'AddMatch':
      case 'RemoveMatch':
        return { signature: '', body: [] };
      case 'NameHasOwner':
        return { signature: 'b', body: [name === service] };
      case 'GetNameOwner':
        return name === service ? { signature: 's', body: [owner] } : undefined;
      case 'ListNames':
      case 'ListActivatableNames':
        return { signature: 'as', body: [[busName, service]] };
      default:
        return undefined;
    }
  }
}
