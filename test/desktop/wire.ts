/** A value of D-Bus: numbers, text, lists, and of a variant its content alone. */
export type Value = number | bigint | boolean | string | Value[];

/** The alignment in bytes of each type of D-Bus, see https://dbus.freedesktop.org/doc/dbus-specification.html#type-system */
const alignment: Record<string, number> = { y: 1, g: 1, v: 1, n: 2, q: 2, x: 8, t: 8, d: 8, '(': 8, '{': 8 };
const align = (type: string, offset: number): number => {
  const step = alignment[type.charAt(0)] ?? 4;
  return Math.ceil(offset / step) * step;
};

/** The complete types a signature is made of: "sa{sv}i" → "s", "a{sv}", "i". */
export function splitSignature(signature: string): string[] {
  const types: string[] = [];
  let start = 0;
  let depth = 0;
  for (let at = 0; at < signature.length; at++) {
    const letter = signature.charAt(at);
    if (letter === '(' || letter === '{') depth++;
    else if (letter === ')' || letter === '}') depth--;
    if (depth > 0 || letter === 'a') continue;
    types.push(signature.slice(start, at + 1));
    start = at + 1;
  }
  return types;
}

/** Reads values out of a little-endian message. Offsets, and with them alignments, count from the buffer's start. */
export class Reader {
  constructor(
    readonly buffer: Buffer,
    public offset = 0,
  ) {}

  readAll(signature: string): Value[] {
    return splitSignature(signature).map((type) => this.read(type));
  }

  read(type: string): Value {
    this.offset = align(type, this.offset);
    switch (type.charAt(0)) {
      case 'y':
        return this.buffer.readUInt8(this.#take(1));
      case 'b':
        return this.buffer.readUInt32LE(this.#take(4)) === 1;
      case 'n':
        return this.buffer.readInt16LE(this.#take(2));
      case 'q':
        return this.buffer.readUInt16LE(this.#take(2));
      case 'i':
        return this.buffer.readInt32LE(this.#take(4));
      case 'u':
      case 'h':
        return this.buffer.readUInt32LE(this.#take(4));
      case 'x':
      case 't':
        return this.buffer.readBigInt64LE(this.#take(8));
      case 'd':
        return this.buffer.readDoubleLE(this.#take(8));
      case 's':
      case 'o':
        return this.#text(this.buffer.readUInt32LE(this.#take(4)));
      case 'g':
        return this.#text(this.buffer.readUInt8(this.#take(1)));
      case 'v':
        return this.read(this.#text(this.buffer.readUInt8(this.#take(1))));
      case 'a':
        return this.#list(type.slice(1));
      case '(':
      case '{':
        return this.readAll(type.slice(1, -1));
      default:
        throw new Error(`D-Bus has no type "${type}".`);
    }
  }

  #list(type: string): Value[] {
    const length = this.buffer.readUInt32LE(this.#take(4));
    this.offset = align(type, this.offset);
    const end = this.offset + length;
    const values: Value[] = [];
    while (this.offset < end) values.push(this.read(type));
    return values;
  }

  #text(length: number): string {
    const start = this.#take(length + 1);
    return this.buffer.toString('utf8', start, start + length);
  }

  #take(bytes: number): number {
    this.offset += bytes;
    return this.offset - bytes;
  }
}

/** Writes those types that a small desktop answers with: y, b, u, s, o, and lists of text. */
export function write(signature: string, values: readonly Value[]): Buffer {
  let out = Buffer.alloc(0);
  const add = (type: string, bytes: Buffer) => {
    out = Buffer.concat([out, Buffer.alloc(align(type, out.length) - out.length), bytes]);
  };
  splitSignature(signature).forEach((type, index) => {
    const value = values[index];
    if (type === 'y') add(type, Buffer.from([Number(value)]));
    else if (type === 'b' || type === 'u') add(type, uint32(Number(value)));
    else if (type === 's' || type === 'o') add(type, text(String(value)));
    else if (type === 'as' && Array.isArray(value)) {
      const items = write('s'.repeat(value.length), value);
      add(type, Buffer.concat([uint32(items.length), items]));
    } else throw new Error(`Writing "${type}" was never needed.`);
  });
  return out;
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  return Buffer.concat([uint32(bytes.length), bytes, Buffer.alloc(1)]);
}
