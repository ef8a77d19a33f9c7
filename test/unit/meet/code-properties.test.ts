import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CodeReading, codeOfUrl, isMeetingCode, meetingUri } from '../../../src/meet/code';
import { readMeetingCode } from '../../../src/meet/typed-code';

const letters = (length: number) => fc.stringMatching(new RegExp(`^[a-z]{${length}}$`));
const code = fc.tuple(letters(3), letters(4), letters(3)).map((groups) => groups.join('-'));

/** Texts made of what such texts are made of, so that most of them come close. */
const piece = fc.oneof(
  code,
  fc.constantFrom(
    'https://',
    'http://',
    'meet.google.com',
    'evil.example',
    'meet.google.com.',
    '/',
    '//',
    '\\',
    '@',
    ':',
  ),
  fc.constantFrom(
    ':443',
    '?',
    '#',
    'authuser=1',
    ' ',
    '\n',
    '\t',
    '"',
    '<',
    '>',
    '(',
    ')',
    '](',
    '.',
    ',',
    '-',
    '\u200b',
  ),
  fc.constantFrom('lookup/', 'new', 'tel/', 'ｍ', 'е', '\u212a', '。', '%2e', 'user:pass@', 'blob:'),
  fc.string({ maxLength: 3, unit: 'binary' }),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const runs = { numRuns: 5000 };

function expectWellFormed(reading: CodeReading) {
  if (reading.ok) expect(isMeetingCode(reading.code)).toBe(true);
  else expect(reading.why).toMatch(/^(empty|notACode|nickname|noMeetingYet|otherHost|insecure|several)$/);
}

test('never throws, and what it takes is a code', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (any) => {
      expectWellFormed(readMeetingCode(any));
      expectWellFormed(codeOfUrl(any));
    }),
    runs,
  );
});

test('what is read once is read the same again, alone and as an address', () => {
  fc.assert(
    fc.property(text, (any) => {
      const reading = readMeetingCode(any);
      if (!reading.ok) return;
      const again = { ok: true, code: reading.code };
      expect(readMeetingCode(reading.code)).toEqual(again);
      expect(readMeetingCode(meetingUri(reading.code))).toEqual(again);
      expect(codeOfUrl(meetingUri(reading.code))).toEqual(again);
    }),
    runs,
  );
});

test('no address is taken whose host is not meet.google.com, or that is not https', () => {
  const path = fc.array(piece, { maxLength: 3 }).map((pieces) => pieces.join(''));
  const address = fc.oneof(
    fc.tuple(fc.webUrl({ withFragments: true, withQueryParameters: true }), path).map(([url, end]) => url + end),
    fc
      .tuple(fc.constantFrom('https://', 'http://', 'https:', 'blob:https://'), text)
      .map(([start, end]) => start + end),
    text,
  );
  fc.assert(
    fc.property(address, (any) => {
      if (!URL.canParse(any)) return;
      const { protocol, hostname, username, password, port } = new URL(any);
      const isMeet = protocol === 'https:' && hostname === 'meet.google.com' && !(username + password + port);
      if (codeOfUrl(any).ok) expect(isMeet).toBe(true);
      // Text with a space in it is text, and `code:abc-mnop-xyz` is a label with a code; neither is one address.
      if (!/\s/.test(any) && (hostname || any.includes('://')) && readMeetingCode(any).ok) expect(isMeet).toBe(true);
    }),
    runs,
  );
});

test('every code is found in any letter case, in every dress', () => {
  const dress = fc.constantFrom<(code: string) => string>(
    (bare) => bare,
    (bare) => bare.replaceAll('-', ''),
    (bare) => ` ${bare.replaceAll('-', ' ')}\n`,
    (bare) => `<https://meet.google.com/${bare}?authuser=0>.`,
    (bare) => `Join: meet.google.com/${bare}/`,
    (bare) => `The code is “${bare}”.`,
  );
  fc.assert(
    fc.property(code, dress, fc.boolean(), (bare, dressed, upper) => {
      const given = dressed(upper ? bare.toUpperCase() : bare);
      expect(readMeetingCode(given)).toMatchObject({ ok: true, code: bare });
    }),
  );
});

test('two different codes are never one', () => {
  fc.assert(
    fc.property(code, code, fc.boolean(), fc.boolean(), (one, other, linkOne, linkOther) => {
      fc.pre(one !== other);
      const dressed = (bare: string, link: boolean) => (link ? `https://meet.google.com/${bare}` : bare);
      const both = `first ${dressed(one, linkOne)} then ${dressed(other, linkOther)}`;
      expect(readMeetingCode(both)).toEqual({ ok: false, why: 'several' });
    }),
  );
});
