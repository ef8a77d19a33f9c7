import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddresses } from '../../../src/ui/read-addresses';
import { anyPaste, unseenMarks } from '../../pastes';

describe('Pasted addresses', () => {
  it.each([
    ['one', 'ann@school.example', ['ann@school.example']],
    [
      'separated by anything',
      'a@x.de, b@x.de;c@x.de d@x.de\te@x.de|f@x.de\r\ng@x.de',
      [...'abcdefg'].map((who) => `${who}@x.de`),
    ],
    ['after names', 'Ann Lee <ann@x.de>, "Lee, Ben" <ben@x.de>', ['ann@x.de', 'ben@x.de']],
    ['as links', '<mailto:ann@x.de> MAILTO:ben@x.de', ['ann@x.de', 'ben@x.de']],
    ['at the end of a sentence', 'Write to ann@x.de.', ['ann@x.de']],
    ['with what an address may have', "o'neil+class.9b@sub.x-y.example", ["o'neil+class.9b@sub.x-y.example"]],
    ['in quotes', "'ann@x.de', '<ben@x.de>'", ['ann@x.de', 'ben@x.de']],
    ['in other scripts', 'юля@пример.рф', ['юля@пример.рф']],
    [
      'in the signs of other keyboards',
      '安（ann@x.de）、ben@x.de，cy@x.de；「di@x.de」، el@x.de؛fo@x.de。',
      ['ann@x.de', 'ben@x.de', 'cy@x.de', 'di@x.de', 'el@x.de', 'fo@x.de'],
    ],
    ['none', '  \n\n', []],
  ])('%s', (_, text, found) => {
    expect(readAddresses(text)).toEqual({ found, twice: [], wrong: [] });
  });

  it('in any letter case are one person, as they were written first', () => {
    expect(readAddresses('Ann@x.de\nann@X.de ANN@x.de')).toEqual({
      found: ['Ann@x.de'],
      twice: ['ann@X.de', 'ANN@x.de'],
      wrong: [],
    });
  });

  it('that are none are named with their line', () => {
    expect(readAddresses('ann@x.de\nBen Kim\nfoo@\n@bar a@b@c.de x@y')).toMatchObject({
      found: ['ann@x.de'],
      wrong: [
        { line: 2, text: 'Ben Kim' },
        { line: 3, text: 'foo@' },
        { line: 4, text: '@bar' },
        { line: 4, text: 'a@b@c.de' },
        { line: 4, text: 'x@y' },
      ],
    });
  });

  it('may have around them what nobody sees, and nothing of that inside', () => {
    for (const mark of unseenMarks) {
      const name = JSON.stringify(mark);
      const around = readAddresses(`${mark}ann@x.de${mark}, <${mark}mailto:ben@x.de.${mark}>`);
      expect(around, name).toEqual({ found: ['ann@x.de', 'ben@x.de'], twice: [], wrong: [] });
      const inside = readAddresses(`an${mark}n@x.de, ben@${mark}x.de, cleo@x.d${mark}e`);
      expect(inside.found, name).toEqual([]);
      expect(inside.wrong, name).toHaveLength(3);
    }
  });

  it('of 2,000 lines are read at once', () => {
    const lines = Array.from({ length: 2_000 }, (_, at) => `Person ${at} <person.${at}@school.example>,`);
    const began = performance.now();
    expect(readAddresses(lines.join('\n')).found).toHaveLength(2_000);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('are never other than what is seen there, whatever is pasted', () => {
    fc.assert(
      fc.property(anyPaste, fc.array(fc.emailAddress(), { maxLength: 5 }), (noise, emails) => {
        const text = [noise, ...emails].join('\n');
        const { found } = readAddresses(text);
        for (const email of found) {
          expect(text).toContain(email);
          expect(email).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}]/u);
        }
        expect(new Set(found.map((email) => email.toLowerCase())).size).toBe(found.length);
      }),
    );
  });
});
