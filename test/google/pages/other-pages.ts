import { type Answer, html, type Incoming } from '../exchange';
import type { State } from '../state';
import { safe, signInPage } from './html';

/** www.google.com: `/links` links to every meeting there is, and to what only looks like one; anything else is an empty page. */
export function answerWeb({ path }: Incoming, state: State): Answer {
  if (path !== '/links') return html(signInPage('Google', '<h1>Google</h1>'));
  const meetings = state.spaces.all.map(
    ({ meetingUri }) => `<p><a class="meeting" href="${safe(meetingUri)}">${safe(meetingUri)}</a></p>`,
  );
  const others = [
    'https://meet.google.com/lookup/team-standup',
    'https://meet.google.com/new',
    'https://meet.google.com.evil.example/abc-mnop-xyz',
    'https://www.google.com/',
  ].map((link) => `<p><a class="other" href="${link}">${link}</a></p>`);
  return html(signInPage('Links', `<h1>Links</h1>${meetings.join('')}${others.join('')}`));
}

/** calendar.google.com: shows what an event template was given, one `<dd id=…>` per parameter. */
export function answerCalendar({ query }: Incoming): Answer {
  const rows = [...query].map(([name, value]) => `<dt>${safe(name)}</dt><dd id="${safe(name)}">${safe(value)}</dd>`);
  return html(signInPage('Google Calendar - Event details', `<h1>New event</h1><dl>${rows.join('')}</dl>`));
}
