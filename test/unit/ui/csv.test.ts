import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../../src/ui/csv';

/** RFC 4180 read back: https://www.rfc-editor.org/rfc/rfc4180 */
function readCsv(text: string): string[][] {
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
        const end = text.slice(at).search(/,|\r\n/) + at;
        row.push(text.slice(at, end));
        at = end;
      }
      if (text[at] !== ',') break;
      at++;
    }
    rows.push(row);
    at += 2;
  }
  return rows;
}

describe('A list as CSV', () => {
  it('begins with the mark of UTF-8, ends its lines as Windows does, and quotes what needs it', () => {
    expect(
      writeCsv([
        ['Room', 'Link'],
        ['9b, "blue"', 'https://meet.google.com/abc-mnop-xyz'],
        ['two\nlines', ''],
      ]),
    ).toBe('\uFEFFRoom,Link\r\n"9b, ""blue""",https://meet.google.com/abc-mnop-xyz\r\n"two\nlines",\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('makes %j harmless', (text) => {
    const [[cell = ''] = []] = readCsv(writeCsv([[text]]).slice(1));
    expect(cell).toBe(`'${text}`);
  });

  it('is read back as it was written, whatever is in it', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 }).filter((one) => !/^[=+\-@\t\r]/.test(one));
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(readCsv(writeCsv(rows).slice(1))).toEqual(rows);
      }),
    );
  });
});
