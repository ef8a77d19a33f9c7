/** What a spreadsheet would take for a formula, which might do more than show something. */
const formula = /^[=+\-@\t\r]/;

/** A cell with an apostrophe before what a spreadsheet would take for a formula. */
export const harmless = (text: string): string => (formula.test(text) ? `'${text}` : text);

/**
 * Rows as a file that spreadsheets open: RFC 4180, with the mark by which they know UTF-8. What they would take for a formula
 * begins with an apostrophe: https://owasp.org/www-community/attacks/CSV_Injection
 */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;

function cell(text: string): string {
  const shown = harmless(text);
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
