/**
 * A JSON value that knows on which line of the text it begins. An object's fields stay as written, twice the same name
 * included.
 */
export type Json = { line: number } & (
  | { value: string | number | boolean | null }
  | { items: Json[] }
  | { fields: Field[] }
);
/** One field of an object, and the line on which its name stands. */
export interface Field {
  name: string;
  line: number;
  is: Json;
}

/** Text that is not JSON, or nested deeper than anything this extension writes. */
export class NotJson extends Error {
  constructor(readonly line: number) {
    super(`Line ${line} is not JSON.`);
  }
}

const deepest = 10;
/** A sign, or what may be a scalar: whether it is one is for JSON.parse to say. */
const token = /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\n]|\\.)*"|[\w+.-]+))/y;

/**
 * Reads JSON as RFC 8259 has it. JSON.parse forgets the lines, and its objects give names like `__proto__` a meaning.
 * @throws NotJson
 */
export function parseWithLines(text: string): Json {
  let at = 0;
  let line = 1;
  let sign: string | undefined;
  let scalar: { value: string | number | boolean | null } | undefined;

  function next(): void {
    token.lastIndex = at;
    const [passed, found, written] = token.exec(text) ?? [/[ \t\r\n]*/y.exec(text.slice(at))?.[0] ?? ''];
    line += passed.split('\n').length - 1;
    at += passed.length;
    sign = found;
    scalar = written === undefined ? undefined : { value: parseScalar(written, line) };
    if (!sign && !scalar) throw new NotJson(line);
  }
  function expect(...signs: string[]): string {
    if (sign === undefined || !signs.includes(sign)) throw new NotJson(line);
    return sign;
  }
  /** The value that begins with the present token. */
  function value(depth: number): Json {
    const start = line;
    if (scalar) return { line: start, ...scalar };
    if (depth > deepest) throw new NotJson(line);
    if (expect('{', '[') === '[') return { line: start, items: list(']', () => value(depth + 1)) };
    return { line: start, fields: list('}', () => field(depth)) };
  }
  function field(depth: number): Field {
    const [name, start] = [scalar?.value, line];
    if (typeof name !== 'string') throw new NotJson(line);
    next();
    expect(':');
    next();
    return { name, line: start, is: value(depth + 1) };
  }
  function list<T>(end: string, entry: () => T): T[] {
    const all: T[] = [];
    next();
    if (sign === end) return all;
    for (;;) {
      all.push(entry());
      next();
      if (expect(',', end) === end) return all;
      next();
    }
  }

  next();
  const whole = value(1);
  if (/[^ \t\r\n]/.test(text.slice(at))) {
    next();
    throw new NotJson(line);
  }
  return whole;
}

function parseScalar(written: string, line: number): string | number | boolean | null {
  try {
    return JSON.parse(written);
  } catch (cause) {
    throw cause instanceof SyntaxError ? new NotJson(line) : cause;
  }
}
