import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNames } from '../../../src/history/read-names';
import { isSameName, plainName } from '../../../src/history/same-name';

it('A list is read with the signs of other keyboards', () => {
  expect(readNames('、安，\n Lee ؛').map(({ name }) => name)).toEqual(['安', 'Lee']);
});

describe('Two names', () => {
  it.each([
    ['Ann Lee', 'lee ann'],
    ['LEE, Ann', 'Ann Lee'],
    ['José Núñez', 'jose nunez'],
    ['Müller, Zoë', 'Zoe Muller'],
    ['Straße Groß', 'strasse gross'],
    ['Łukasz Øster', 'lukasz oster'],
    ['O’Brien', 'OBrien'],
    ['Anne-Marie D.', 'anne marie d'],
    ['Ann (she/her)', 'she her ANN'],
    ['Ａｎｎ', 'Ann'],
    ['İpek', 'ipek'],
    ['Ёлкин', 'елкин'],
  ])('%s and %s are the same', (a, b) => expect(isSameName(a, b)).toBe(true));

  it.each([
    ['Ann', 'Anna'],
    ['Ann Lee', 'Ann'],
    ['', ''],
    ['🙂', '🙂'],
    ['が', 'か'],
    ['राम', 'रम'],
  ])('%s and %s are not', (a, b) => expect(isSameName(a, b)).toBe(false));

  it('are the same whatever the case, the accents, the signs between and the order of the words are', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnoprstuvwyz'), minLength: 1, maxLength: 8 });
    const accent = fc.constantFrom('', '\u0301', '\u0308', '\u0327');
    const between = fc.constantFrom(' ', '  ', ', ', '-', ' (');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        accent,
        between,
        fc.func(fc.nat()),
        (words, mark, sign, order) => {
          const changed = [...words]
            .sort((a, b) => order(a) - order(b))
            .map((one, at) => (at % 2 ? one.toUpperCase() : one) + mark)
            .join(sign);
          expect(plainName(changed)).toBe(plainName(words.join(' ')));
        },
      ),
    );
  });
});

describe('A pasted list', () => {
  const names = (text: string) => readNames(text).map(({ name }) => name);

  it.each([
    [
      'a name a line, numbered or with dashes',
      '1. Ann Lee\n2) Ben\n\n- Cleo\r\n• Dan',
      ['Ann Lee', 'Ben', 'Cleo', 'Dan'],
    ],
    ['last names first', 'Lee, Ann\nNúñez, José', ['Lee, Ann', 'Núñez, José']],
    ['columns', 'Lee\tAnn\nBen\t\n', ['Lee Ann', 'Ben']],
    [
      'addresses with names',
      '"Lee, Ann" <ann@x.example>, Ben O. <b@x.example>; Cleo <c@x.example>',
      ['Lee, Ann', 'Ben O.', 'Cleo'],
    ],
    [
      'addresses alone',
      'ann.lee@x.example, ben_o2@x.example; mailto:cleo+school@x.example',
      ['Ann Lee', 'Ben O', 'Cleo'],
    ],
    ['an address beside its name', 'Ann Lee\tann@x.example\nben@x.example;Ben Öz', ['Ann Lee', 'Ben Öz']],
    ['nothing but signs', '---\n***\n\n', []],
  ])('with %s', (_, text, expected) => expect(names(text)).toEqual(expected));

  it('tells the same name twice apart, and keeps the name of a line when others are added', () => {
    expect(readNames('Ann\nBen\nAnn').map(({ id }) => id)).toEqual(['Ann#1', 'Ben#1', 'Ann#2']);
    expect(readNames('Cleo\nBen').at(-1)?.id).toBe('Ben#1');
  });

  it('loses no line with a letter in it', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((one) => !/[@\r\n\u2028\u2029<>"]/.test(one));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        const bullet = /^\s*(?:\d+[.)]|[-–•*])\s+/u;
        expect(readNames(lines.join('\n'))).toHaveLength(
          lines.filter((one) => plainName(one.replace(bullet, ''))).length,
        );
      }),
    );
  });
});
