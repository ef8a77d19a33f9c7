import { Reader, uint32, type Value, write } from './wire';

/** The kinds of message, see https://dbus.freedesktop.org/doc/dbus-specification.html#message-protocol-types */
export const kinds = { call: 1, answer: 2, error: 3, signal: 4 } as const;

/** Fields of a message's header, by their numbers in the protocol. */
const fields = {
  path: 1,
  interface: 2,
  member: 3,
  error: 4,
  replyTo: 5,
  destination: 6,
  sender: 7,
  signature: 8,
} as const;

export type Message = {
  kind: number;
  serial: number;
  path?: string;
  interface?: string;
  member?: string;
  error?: string;
  replyTo?: number;
  destination?: string;
  sender?: string;
  signature?: string;
  body: Value[];
};

/** The first whole message in `buffer` and how many bytes it takes, or nothing while some of it is still to come. */
export function readMessage(buffer: Buffer): { message: Message; length: number } | undefined {
  if (buffer.length < 16) return undefined;
  if (buffer[0] !== 0x6c) throw new Error('Only little-endian D-Bus messages are understood.');
  const bodyStart = Math.ceil((16 + buffer.readUInt32LE(12)) / 8) * 8;
  const length = bodyStart + buffer.readUInt32LE(4);
  if (buffer.length < length) return undefined;
  const message: Message = { kind: buffer[1] ?? 0, serial: buffer.readUInt32LE(8), body: [] };
  const header = Object.fromEntries(new Reader(buffer, 12).read('a(yv)') as Array<[number, Value]>);
  for (const [name, number] of Object.entries(fields)) {
    if (header[number] !== undefined) Object.assign(message, { [name]: header[number] });
  }
  // The body starts at a multiple of eight, so that its alignments are the same when it stands alone.
  message.body = new Reader(buffer.subarray(bodyStart, length)).readAll(message.signature ?? '');
  return { message, length };
}

/** The bytes of a message. Its serial must not be 0. */
export function writeMessage(message: Message): Buffer {
  const body = write(message.signature ?? '', message.body);
  const types = { path: 'o', replyTo: 'u', signature: 'g' } as Record<string, string>;
  let header = Buffer.alloc(0);
  for (const [name, number] of Object.entries(fields)) {
    const value = message[name as keyof typeof fields];
    if (value === undefined) continue;
    const type = types[name] ?? 's';
    const start = Buffer.concat([pad(header), Buffer.from([number, 1, type.charCodeAt(0), 0])]);
    const content =
      type === 'g' ? Buffer.from(`${String.fromCharCode(String(value).length)}${value}\0`) : write(type, [value]);
    header = Buffer.concat([start, content]);
  }
  const head = Buffer.concat([Buffer.from([0x6c, message.kind, 0, 1]), uint32(body.length), uint32(message.serial)]);
  return Buffer.concat([pad(Buffer.concat([head, uint32(header.length), header])), body]);
}

function pad(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);
}
