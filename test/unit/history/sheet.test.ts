import { expect, it, vi } from 'vitest';
import { toCsv, toTable, toText } from '../../../src/history/sheet';

// Outside of an extension there is no browser whose language could be asked for.
vi.mock('../../../src/browser', () => ({
  browser: { i18n: { getMessage: () => 'en', getUILanguage: () => 'en' } },
}));

const sheet = {
  heads: ['Who', 'Minutes'],
  rows: [
    ['Ann\tLee\n"A" <b>', '5'],
    ['=HYPERLINK("x")', ''],
  ],
};

it('a table to take along: as text for a spreadsheet, what it would run made harmless', () => {
  expect(toText(sheet)).toBe('Who\tMinutes\nAnn Lee "A" <b>\t5\n\'=HYPERLINK("x")\t');
});

it('as HTML, with nothing in it that a name could put there', () => {
  expect(toTable(sheet)).toBe(
    '<table><thead><tr><th>Who</th><th>Minutes</th></tr></thead><tbody><tr><td>Ann Lee &quot;A&quot; &lt;b&gt;</td><td>5</td></tr>' +
      "<tr><td>'=HYPERLINK(&quot;x&quot;)</td><td></td></tr></tbody></table>",
  );
});

it('and as CSV', () => {
  expect(toCsv(sheet).split('\r\n')[0]).toBe('\uFEFFWho,Minutes');
});
