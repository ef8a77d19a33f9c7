import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Google, startGoogle } from '../../google';
import { ask } from '../ask';

let google: Google;
beforeAll(async () => {
  google = await startGoogle();
  google.createSpace({ owner: 'host@gmail.com', code: 'abc-mnop-xyz' });
});
afterAll(() => google.close());

const title = (text: string) => /<title>(.*)<\/title>/.exec(text)?.[1];

describe('the pages around Meet', () => {
  it('a meeting has a page with its code and who is in', async () => {
    google.startConference('abc-mnop-xyz', ['host@gmail.com', '<Ann>']);
    const { text } = await ask(google, 'GET', 'https://meet.google.com/ABC-mnop-xyz?authuser=1');
    expect(title(text)).toBe('Meet - abc-mnop-xyz');
    expect(text).toContain('<h1>abc-mnop-xyz</h1>');
    expect(text).toContain('Hana Host');
    expect(text).toContain('&lt;Ann&gt;');
  });

  it.each(['/new', '/landing', '/lookup/team-standup', '/zzz-zzzz-zzz'])(
    '%s is a page that is no meeting',
    async (path) => {
      const { status, text } = await ask(google, 'GET', `https://meet.google.com${path}`);
      expect(status).toBe(200);
      expect(title(text)).not.toContain('Meet - ');
    },
  );

  it('there are links to meetings, and to what only looks like one', async () => {
    const { text } = await ask(google, 'GET', 'https://www.google.com/links');
    expect(text).toContain('class="meeting" href="https://meet.google.com/abc-mnop-xyz"');
    expect(text).toContain('class="other" href="https://meet.google.com.evil.example/');
  });

  it('Calendar shows what a template was given', async () => {
    const query = new URLSearchParams({
      action: 'TEMPLATE',
      text: 'A & B',
      location: 'https://meet.google.com/abc-mnop-xyz',
    });
    const { text } = await ask(google, 'GET', `https://calendar.google.com/calendar/render?${query}`);
    expect(text).toContain('<dd id="text">A &amp; B</dd>');
    expect(text).toContain('<dd id="location">https://meet.google.com/abc-mnop-xyz</dd>');
  });

  it('every name has an answer under the one certificate', async () => {
    for (const host of google.hosts) expect((await ask(google, 'GET', `https://${host}/`)).status).toBeLessThan(500);
  });
});
