import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { writeCsv } from '../../../src/ui/csv';

// Outside of an extension there is no browser whose language could be asked for.
const shown = vi.hoisted(() => ({ language: 'en' }));
vi.mock('../../../src/browser', () => ({
  browser: { i18n: { getMessage: () => shown.language, getUILanguage: () => shown.language } },
}));

/** RFC 4180 read back: https://www.rfc-editor.org/rfc/rfc4180 */
function readCsv(text: string, between: string): string[][] {
  const rows: string[][] = [];
  for (let at = 0; at < text.length; ) {
    const row: string[] = [];
    for (;;) {
      if (text[at] === '"') {
        let end = at + 1;
        while (text[end] !== '"' || text[end + 1] === '"') end += text[end] === '"' ? 2 : 1;
        row.push(text.slice(at + 1, end).replaceAll('""', '"'));
        at = end + 1;
      } else {
        const end = text.slice(at).search(new RegExp(`${between}|\r\n`)) + at;
        row.push(text.slice(at, end));
        at = end;
      }
      if (text[at] !== between) break;
      at++;
    }
    rows.push(row);
    at += 2;
  }
  return rows;
}

/** What Excel takes for the end of a cell, by the language. */
const separators = [
  ['en', ','],
  ['es-MX', ','],
  ['de', ';'],
  ['pt-BR', ';'],
] as const;

describe.each(separators)('A list as CSV in %s', (language, between) => {
  beforeEach(() => {
    shown.language = language;
  });

  it('begins with the mark of UTF-8, ends its lines as Windows does, and quotes what needs it', () => {
    const rows = [
      ['Room', 'Link'],
      ['9b, "blue"', 'https://meet.google.com/abc-mnop-xyz'],
      ['two\nlines', ''],
    ];
    const lines = [
      `Room${between}Link`,
      `"9b, ""blue"""${between}https://meet.google.com/abc-mnop-xyz`,
      `"two\nlines"${between}`,
    ];
    expect(writeCsv(rows)).toBe(`\uFEFF${lines.join('\r\n')}\r\n`);
  });

  it.each(['Ann;=1+1', 'Ann,=1+1', 'Ann\t=1+1'])('keeps %j in one cell, whatever separates cells there', (text) => {
    expect(writeCsv([[text, 'x']])).toBe(`\uFEFF"${text}"${between}x\r\n`);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('makes %j harmless', (text) => {
    const [[cell = ''] = []] = readCsv(writeCsv([[text]]).slice(1), between);
    expect(cell).toBe(`'${text}`);
  });

  it('is read back as it was written, whatever is in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((one) => !/^[=+\-@\t\r]/.test(one));
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(readCsv(writeCsv(rows).slice(1), between)).toEqual(rows);
      }),
    );
  });
});
