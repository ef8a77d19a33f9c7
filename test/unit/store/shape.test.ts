import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { number, object, string } from '../../../src/actions/checks';
import { fieldsOf, following, keyOf, listOf, moment, recordOf, type Shape, whole } from '../../../src/store/shape';

const anything = fc.jsonValue();
const shapes = {
  'a text': whole<string>(string),
  'a list': listOf(object({ id: string })),
  'a record': recordOf<number>(number),
  fields: fieldsOf<{ id: string; atMs?: number }>({ id: string }, { atMs: moment }),
} satisfies Record<string, Shape<unknown>>;

const read = <T>(shape: Shape<T>, kept: unknown) => shape.read((version) => (version === 1 ? kept : undefined));

describe('Whatever is kept', () => {
  test.each(Object.entries(shapes))('%s: is read in part or not at all, and nothing of it is lost', (_, shape) => {
    fc.assert(
      fc.property(anything, (kept) => {
        const { value, rest } = read(shape as Shape<unknown>, kept);
        // Null holds nothing that could be lost.
        if (value === undefined) expect(rest).toEqual(kept ?? undefined);
        if (value === undefined) return;
        const parts = [value, ...(rest === undefined ? [] : [rest])];
        if (Array.isArray(kept)) expect(parts.flat()).toHaveLength(kept.length);
        else if (typeof kept === 'object')
          expect(Object.fromEntries(parts.flatMap((part) => Object.entries(part as object)))).toEqual({ ...kept });
        else expect([value, rest]).toEqual([kept, undefined]);
      }),
    );
  });

  it('does no harm to its neighbours', () => {
    expect(read(shapes['a list'], [{ id: 'a' }, 42, null, { id: 1 }, { id: 'b', more: 1 }])).toEqual({
      value: [{ id: 'a' }, { id: 'b', more: 1 }],
      rest: [42, null, { id: 1 }],
    });
    expect(read(shapes['a record'], { a: 1, b: '2', c: null })).toEqual({ value: { a: 1 }, rest: { b: '2', c: null } });
    expect(read(shapes.fields, { id: 'a', atMs: -1, later: {} })).toEqual({
      value: { id: 'a', later: {} },
      rest: { atMs: -1 },
    });
    expect(read(shapes.fields, { atMs: 1 })).toEqual({ rest: { atMs: 1 } });
  });

  it('may have hostile names', () => {
    const hostile = JSON.parse('{"__proto__": 1, "constructor": 2, "id": "a", "atMs": 1}');
    expect(read(shapes['a record'], hostile).value).toEqual(
      JSON.parse('{"__proto__": 1, "constructor": 2, "atMs": 1}'),
    );
    expect(Object.getPrototypeOf(read(shapes['a record'], hostile).value)).toBe(Object.prototype);
    expect(read(shapes.fields, hostile)).toEqual({ value: hostile });
  });

  it.each([-1, 8.64e15 + 1, Number.NaN, Number.POSITIVE_INFINITY, '1', null])('%s is no moment', (kept) => {
    expect(read(fieldsOf<{ atMs: number }>({ atMs: moment }, {}), { atMs: kept }).value).toBeUndefined();
  });
});

describe('Versions', () => {
  const one = whole<string>(string);
  const two = following(one, whole<{ name: string }>(object({ name: string })), (name) => ({ name }));
  const three = following(two, listOf<string>(string), ({ name }) => [name]);
  const readAll = (kept: Record<number, unknown>) => three.read((version) => kept[version]);

  it('count up', () => expect([one.version, two.version, three.version]).toEqual([1, 2, 3]));

  it('have keys of their own, the first the bare one', () => {
    expect([1, 2, 3].map((version) => keyOf('accounts', version))).toEqual(['accounts', 'accounts@2', 'accounts@3']);
    expect(keyOf('meeting:spaces/a:b', 2)).toBe('meeting@2:spaces/a:b');
  });

  it('are migrated from each earlier one', () => {
    expect(readAll({ 1: 'a' })).toEqual({ value: ['a'] });
    expect(readAll({ 2: { name: 'b' } })).toEqual({ value: ['b'] });
    expect(readAll({ 3: ['c'] })).toEqual({ value: ['c'] });
    expect(readAll({})).toEqual({});
  });

  it('later ones count, even where they cannot be read', () => {
    expect(readAll({ 1: 'a', 2: { name: 'b' }, 3: ['c', 1] })).toEqual({ value: ['c'], rest: [1] });
    expect(readAll({ 1: 'a', 2: 42 })).toEqual({ rest: 42 });
    expect(readAll({ 1: 'a', 3: 42 })).toEqual({ rest: 42 });
  });

  it('any text of the first comes through', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(readAll({ 1: text })).toEqual({ value: [text] });
      }),
    );
  });
});
