import { language } from '../i18n';

/** What a spreadsheet would take for a formula, which might do more than show something. */
const formula = /^[=+\-@\t\r]/;

/** A cell with an apostrophe before what a spreadsheet would take for a formula. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/**
 * Rows as a file that spreadsheets open: RFC 4180, with the mark by which they know UTF-8. What they would take for a formula
 * begins with an apostrophe: https://owasp.org/www-community/attacks/CSV_Injection
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  // Where 1,1 is a number, Excel takes the semicolon for what separates, and a whole row would stand in one cell.
  const between = (1.1).toLocaleString(language()).includes(',') ? ';' : ',';
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(between)}\r\n`).join('')}`;
}

function cell(text: string): string {
  const shown = harmless(text);
  // Whatever may separate: behind it a part of a name would be a cell of its own, and perhaps a formula.
  return /[",;\t\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
