import { describe, expect, test } from 'vitest';
import { codeOfUrl, isMeetingCode, meetingUri } from '../../../src/meet/code';
import { readMeetingCode } from '../../../src/meet/typed-code';

const invitation = (link: string, more = '') => `Project sync
Thursday, March 5 · 10:00 – 11:00am
Time zone: Europe/Berlin
Google Meet joining info
Video call link: ${link}
Or dial: \u202a(DE) +49 30 300195061\u202c PIN: \u202a123 456 789#\u202c
More phone numbers: https://tel.meet/abc-mnop-xyz?pin=1234567890123
${more}`;

describe('taken when typed or pasted', () => {
  test.each([
    // Typed
    'abc-mnop-xyz',
    'ABC-MNOP-XYZ',
    'Abc-Mnop-Xyz',
    'abcmnopxyz',
    'ABCMNOPXYZ',
    '  abc-mnop-xyz\n',
    'abc - mnop - xyz',
    'abc mnop xyz',
    'abc\u00a0mnop\u00a0xyz',
    'abc\u2011mnop\u2011xyz',
    'abc–mnop–xyz',
    'abc-\u00admnop-\u200bxyz',
    '"abc-mnop-xyz"',
    '(abc-mnop-xyz)',
    '（abc-mnop-xyz）。',
    '「abc-mnop-xyz」',
    '请加入：https://meet.google.com/abc-mnop-xyz。谢谢',
    'リンク、https://meet.google.com/abc-mnop-xyz、です。',
    'الرابط: https://meet.google.com/abc-mnop-xyz، شكرا',
    '<abc-mnop-xyz>',
    'abc-mnop-xyz.',
    // A link
    'https://meet.google.com/abc-mnop-xyz',
    'https://meet.google.com/abc-mnop-xyz/',
    'https://meet.google.com/abc-mnop-xyz?authuser=&hs=122#x',
    'https://meet.google.com/ABC-MNOP-XYZ',
    'HTTPS://MEET.GOOGLE.COM/abc-mnop-xyz',
    'https://meet.google.com/abcmnopxyz',
    'meet.google.com/abc-mnop-xyz',
    'Meet.Google.com/abc-mnop-xyz?pli=1',
    'meet.google.com/abc-mnop-xyz?continue=https://a.example/',
    ' <https://meet.google.com/abc-mnop-xyz>, ',
    '“https://meet.google.com/abc-mnop-xyz”',
    "'https://meet.google.com/abc-mnop-xyz'.",
    // Text
    invitation('https://meet.google.com/abc-mnop-xyz'),
    invitation('https://meet.google.com/abc-mnop-xyz').replaceAll('\n', '\r\n'),
    invitation('https://meet.google.com/abc-mnop-xyz', 'Learn more: https://support.google.com/a/users/answer/9282720'),
    invitation('abc-mnop-xyz'),
    'Join [here](https://meet.google.com/abc-mnop-xyz)!',
    'Join **https://meet.google.com/abc-mnop-xyz**.',
    '<a href="https://meet.google.com/abc-mnop-xyz">Join</a> the call',
    'https://meet.google.com/abc-mnop-xyz https://meet.google.com/ABC-mnop-xyz',
    'https://meet.google.com/abc-mnop-xyz (code abc-mnop-xyz)',
    'Agenda https://docs.example.com/d/1 and https://meet.google.com/abc-mnop-xyz',
    'Meeting code: abc-mnop-xyz, 10 a.m./11 p.m.',
    'The code is:abc-mnop-xyz; see you',
    'dial https://meet.google.com/tel/abc-mnop-xyz or enter abc-mnop-xyz',
    'write to me@example.com, code abc-mnop-xyz',
  ])('%j', (text) => {
    expect(readMeetingCode(text)).toMatchObject({ ok: true, code: 'abc-mnop-xyz' });
  });

  test.each([
    ['a-b-c', 'a-b-c'],
    ['https://meet.google.com/abcd-efghi-jk', 'abcd-efghi-jk'],
    ['x meet.google.com/a-b-c y', 'a-b-c'],
  ])('the documented shape in a code alone and in a link: %s', (text, code) => {
    expect(readMeetingCode(text)).toEqual({ ok: true, code });
  });

  test.each([
    ['https://meet.google.com/abc-mnop-xyz?authuser=1', '1'],
    ['https://meet.google.com/abc-mnop-xyz?pli=1&authuser=ada%40example.com#x', 'ada@example.com'],
    ['see meet.google.com/abc-mnop-xyz?authuser=2.', '2'],
    ['https://meet.google.com/abc-mnop-xyz or https://meet.google.com/abc-mnop-xyz?authuser=3', '3'],
  ])('the account that a link asks for: %s', (text, authuser) => {
    expect(readMeetingCode(text)).toEqual({ ok: true, code: 'abc-mnop-xyz', authuser });
  });
});

const refusals: Record<string, string[]> = {
  empty: ['', '   ', '\n\t', '\u200b\ufeff'],
  notACode: [
    'hello',
    'hello world',
    'abc-mnop',
    'abc-mnop-xyz-abc',
    'abc-mn0p-xyz',
    'abc_mnop_xyz',
    'abcmnopxy',
    'abcmnopxyzw',
    'ab cmnop xyz',
    `${'a'.repeat(128)}-b-c`,
    'spaces/abc-mnop-xyz',
    'spaces/jQCFfuBOdN5z',
    'abc-mnop-xyz@example.com',
    '/abc-mnop-xyz',
    'see a-b-c there',
    'see abcmnopxyz there',
    'file abc-mnop-xyz.txt is here',
    'ａｂｃ-ｍｎｏｐ-ｘｙｚ',
    'аbc-mnop-xyz',
    'ab\u212a-mnop-xyz',
    'https://meet.google.com/abc',
    'https://meet.google.com/abc-mnop-xyz/edit',
    'https://meet.google.com/abc-mnop-xyz//',
    'https://meet.google.com/ab\u212a-mnop-xyz',
    'https://meet.google.com/%61bc-mnop-xyz',
    'https://meet.google.com/a/b/abc-mnop-xyz',
    `https://meet.google.com/${'a'.repeat(128)}-b-c`,
  ],
  nickname: [
    'https://meet.google.com/lookup/team-standup',
    'meet.google.com/LOOKUP/abc-mnop-xyz',
    'https://meet.google.com/lookup',
  ],
  noMeetingYet: [
    'meet.google.com',
    'https://meet.google.com',
    'https://meet.google.com/',
    'https://meet.google.com?x=abc-mnop-xyz',
    'https://meet.google.com#abc-mnop-xyz',
    'https://meet.google.com/new',
    'https://meet.google.com/new?authuser=1',
    'https://meet.google.com/landing/',
    'https://meet.google.com/_meet/abc-mnop-xyz',
    'https://meet.google.com//abc-mnop-xyz',
    'please open meet.google.com/new',
  ],
  insecure: [
    'http://meet.google.com/abc-mnop-xyz',
    'HTTP://meet.google.com/new',
    'join http://meet.google.com/abc-mnop-xyz now',
  ],
  otherHost: [
    'https://meet.google.com.evil.example/abc-mnop-xyz',
    'meet.google.com.evil.example/abc-mnop-xyz',
    'https://evil.example/meet.google.com/abc-mnop-xyz',
    'evil.example/meet.google.com/abc-mnop-xyz',
    'https://evil.example/https://meet.google.com/abc-mnop-xyz',
    'https://evil.example/"https://meet.google.com/abc-mnop-xyz',
    '<https://evil.example/"https://meet.google.com/abc-mnop-xyz>',
    'https://evil.example/?u=https://meet.google.com/abc-mnop-xyz',
    'https://evil.example/#meet.google.com/abc-mnop-xyz',
    'https://meet.google.com@evil.example/abc-mnop-xyz',
    'https://evil@meet.google.com/abc-mnop-xyz',
    'https://a:b@meet.google.com/abc-mnop-xyz',
    'https://@meet.google.com/abc-mnop-xyz',
    'https://meet.google.com\\@evil.example/abc-mnop-xyz',
    'https://meet.google.com:443/abc-mnop-xyz',
    'https://meet.google.com:8443/abc-mnop-xyz',
    'https://meet.google.com./abc-mnop-xyz',
    'https://evilmeet.google.com/abc-mnop-xyz',
    'evilmeet.google.com/abc-mnop-xyz',
    'https://www.meet.google.com/abc-mnop-xyz',
    'https://meet%2Egoogle.com/abc-mnop-xyz',
    'https://mеet.google.com/abc-mnop-xyz',
    'https://ｍeet.google.com/abc-mnop-xyz',
    'https://meet。google。com/abc-mnop-xyz',
    'https:///meet.google.com/abc-mnop-xyz',
    '://meet.google.com/abc-mnop-xyz',
    'x/https://meet.google.com/abc-mnop-xyz',
    'https:/meet.google.com/abc-mnop-xyz',
    'https:meet.google.com/abc-mnop-xyz',
    'https:abc-mnop-xyz',
    'evilMEET.GOOGLE.COM',
    'ftp://meet.google.com/abc-mnop-xyz',
    'view-source://meet.google.com/abc-mnop-xyz',
    'https://tel.meet/abc-mnop-xyz?pin=1',
    'https://www.google.com/url?q=https://meet.google.com/abc-mnop-xyz',
    'code abc-mnop-xyz, see https://evil.example/',
    'code abc-mnop-xyz, see evil.example/x',
  ],
  several: [
    'abc-mnop-xyz or abc-mnop-xyw?',
    'https://meet.google.com/abc-mnop-xyz https://meet.google.com/abc-mnop-xyw',
    'https://meet.google.com/abc-mnop-xyz, else code abc-mnop-xyw',
    invitation('https://meet.google.com/abc-mnop-xyw', 'https://meet.google.com/abc-mnop-xyz'),
  ],
};

describe.each(Object.entries(refusals))('refused as %s', (why, texts) => {
  test.each(texts)('%j', (text) => {
    expect(readMeetingCode(text)).toEqual({ ok: false, why });
  });
});

test('what is wrong with a link to Meet is said before what is wrong with another link', () => {
  const text = 'https://a.example/ https://meet.google.com/lookup/team https://b.example/';
  expect(readMeetingCode(text)).toEqual({ ok: false, why: 'nickname' });
});

describe('the address of a tab', () => {
  test.each([
    ['https://meet.google.com/abc-mnop-xyz', undefined],
    ['https://meet.google.com/abc-mnop-xyz/', undefined],
    ['https://meet.google.com/ABC-mnop-xyz?pli=1', undefined],
    ['https://meet.google.com/abc-mnop-xyz?authuser=2&hs=1#x', '2'],
  ])('%s', (url, authuser) => {
    expect(codeOfUrl(url)).toEqual({ ok: true, code: 'abc-mnop-xyz', ...(authuser && { authuser }) });
  });

  test.each([
    [undefined, 'empty'],
    ['', 'empty'],
    ['abc-mnop-xyz', 'notACode'],
    ['meet.google.com/abc-mnop-xyz', 'notACode'],
    [' https://meet.google.com/abc-mnop-xyz', 'notACode'],
    ['https://meet.google.com/abcmnopxyz', 'notACode'],
    ['https://meet.google.com/abc-mnop-xyz.', 'notACode'],
    ['https://meet.google.com/tel/abc-mnop-xyz', 'notACode'],
    ['https://meet.google.com/new', 'noMeetingYet'],
    ['https://meet.google.com/lookup/x', 'nickname'],
    ['http://meet.google.com/abc-mnop-xyz', 'insecure'],
    ['about:blank', 'otherHost'],
    ['chrome://newtab/', 'otherHost'],
    ['https://meet.google.com.evil.example/abc-mnop-xyz', 'otherHost'],
    ['blob:https://meet.google.com/abc-mnop-xyz', 'otherHost'],
    ['view-source:https://meet.google.com/abc-mnop-xyz', 'otherHost'],
    ['javascript:https://meet.google.com/abc-mnop-xyz', 'otherHost'],
  ])('refused: %j as %s', (url, why) => {
    expect(codeOfUrl(url)).toEqual({ ok: false, why });
  });
});

test.each([
  ['dots', '.'.repeat(1e6)],
  ['dots and a letter', `${'.'.repeat(1e6)}a`],
  ['spaces', `a${' '.repeat(1e6)}b`],
  ['dashes', '- '.repeat(5e5)],
  ['half a code', 'abc-mnop-'.repeat(1e5)],
  ['letters', 'a'.repeat(1e6)],
  ['half a host', 'a.'.repeat(5e5)],
  ['links in links', 'https://meet.google.com/'.repeat(4e4)],
  ['links', 'https://meet.google.com/a '.repeat(4e4)],
  ['slashes', `https://meet.google.com${'/'.repeat(1e6)}`],
  ['brackets', `${'('.repeat(5e5)}x${')'.repeat(5e5)}`],
  ['marks', '\u200b'.repeat(1e6)],
])('a million characters of %s are no code, and soon told', (_, text) => {
  // In time of the processor, so that what else the machine does is not counted.
  const begun = process.cpuUsage();
  expect(readMeetingCode(text).ok).toBe(false);
  expect(codeOfUrl(text).ok).toBe(false);
  expect(process.cpuUsage(begun).user / 1000).toBeLessThan(1000);
});

test('a code in a million characters is found', () => {
  const lines = 'Lorem ipsum dolor sit amet\n'.repeat(2e4);
  const text = `${lines}https://meet.google.com/abc-mnop-xyz\n${lines}`;
  expect(readMeetingCode(text)).toEqual({ ok: true, code: 'abc-mnop-xyz' });
});

test('a code becomes its address', () => {
  const reading = readMeetingCode('ABC MNOP XYZ');
  expect(reading.ok && meetingUri(reading.code)).toBe('https://meet.google.com/abc-mnop-xyz');
});

test.each(['abc-mnop-xyz', 'a-b-c'])('%s is a code', (text) => expect(isMeetingCode(text)).toBe(true));
test.each(['ABC-MNOP-XYZ', 'abcmnopxyz', 'abc-mnop-xyz\n', 'a-b-c-d', ''])('%j is none', (text) =>
  expect(isMeetingCode(text)).toBe(false),
);
