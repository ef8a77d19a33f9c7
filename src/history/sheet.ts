import { toHtml } from '../actions/to-html';
import { harmless, writeCsv } from '../ui/csv';

/** A table to take along: every row has as many cells as there are heads. */
export interface Sheet {
  heads: string[];
  rows: string[][];
}

/** As text, for editors and spreadsheets: a line for each row, its cells apart by tabs. */
export const toText = ({ heads, rows }: Sheet): string =>
  [heads, ...rows].map((row) => row.map((cell) => harmless(oneLine(cell))).join('\t')).join('\n');

/** As HTML, for editors that take a table. */
export function toTable({ heads, rows }: Sheet): string {
  const cells = (row: readonly string[], tag: 'th' | 'td') =>
    row.map((cell) => `<${tag}>${toHtml(harmless(oneLine(cell)))}</${tag}>`).join('');
  const body = rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('');
  return `<table><thead><tr>${cells(heads, 'th')}</tr></thead><tbody>${body}</tbody></table>`;
}

/** As a file for spreadsheets. */
export const toCsv = ({ heads, rows }: Sheet): string => writeCsv([heads, ...rows]);

const oneLine = (cell: string): string => cell.replace(/[\t\r\n]+/g, ' ');
