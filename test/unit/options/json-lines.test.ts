import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Json, NotJson, parseWithLines } from '../../../src/options/json-lines';

/** The plain value, as JSON.parse gives it. */
function plain(json: Json): unknown {
  if ('value' in json) return json.value;
  if ('items' in json) return json.items.map(plain);
  return Object.fromEntries(json.fields.map(({ name, is }) => [name, plain(is)]));
}

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('JSON with lines', () => {
  test('says of every valid text what JSON.parse says', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(plain(parseWithLines(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  test('refuses every text that JSON.parse refuses', () => {
    const bits = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '\\',
      '1',
      '-',
      '01',
      '1.',
      'true',
      'nul',
      '\n',
      '\u00a0',
      '\t',
      '"\\x"',
      '"\u0001"',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 9 }), (all) => {
        const text = all.join('');
        const parsed = tryOf(() => JSON.parse(text));
        if (parsed && depthOf(parsed.value) > 9) return;
        const ours = tryOf(() => plain(parseWithLines(text)));
        expect(ours).toEqual(parsed);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['', 1],
    ['\n\n  ', 3],
    ['{\n  "a": 1,\n}', 3],
    ['[\n1\n2]', 3],
    ['{"a": 1}\n\nx', 3],
    ['{\n"a\n": 1}', 2],
    ['{\r\n"a": tru\r\n}', 2],
    ['['.repeat(100_000), 1],
  ])('names the line of the mistake in %j', (text, line) => {
    expect(() => parseWithLines(text)).toThrow(new NotJson(line));
  });
});

function tryOf<T>(read: () => T): { value: T } | undefined {
  try {
    return { value: read() };
  } catch (cause) {
    if (cause instanceof SyntaxError || cause instanceof NotJson) return undefined;
    throw cause;
  }
}
