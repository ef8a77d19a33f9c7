import { type Answer, html, type Incoming, redirect } from '../exchange';
import { isCode } from '../meet-api/names';
import type { State } from '../state';
import { page, safe } from './html';

const style = `
body { place-items: stretch; background: #202124; color: #e8eaed; }
.call { display: grid; grid-template-rows: 1fr auto; padding: 1.5rem; gap: 1rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .75rem; }
.tile { display: grid; place-items: center; min-height: 10rem; border-radius: .75rem; background: #3c4043; font-size: 1.1rem; }
.bar { display: flex; align-items: center; gap: 1.5rem; } .bar h1 { font-size: 1rem; margin: 0; }
.bar a { color: #a8c7fa; }`;

const meetPage = (title: string, tiles: readonly string[], bar: string): Answer =>
  html(
    page(
      title,
      `<div class="call"><div class="tiles">${tiles.map((name) => `<div class="tile">${safe(name)}</div>`).join('')}</div><div class="bar">${bar}</div></div>`,
      style,
    ),
  );

/** meet.google.com: the page of a code, of /new, of /landing, of a nickname. It shows who is in, and runs no call. */
export function answerMeetPage({ path }: Incoming, state: State): Answer {
  const segment = path.split('/')[1] ?? '';
  if (segment === '') return redirect('https://meet.google.com/landing');
  if (!isCode(segment))
    return meetPage('Google Meet', ['Google Meet'], '<h1>Video calls and meetings for everyone</h1>');
  const space = state.spaces.findByCode(segment);
  if (!space)
    return meetPage('Meet', ['Check your meeting code'], `<h1>Couldn’t find the meeting ${safe(segment)}</h1>`);
  const inside = state.conferences.current(space)?.participants ?? [];
  const names = inside
    .filter(({ sessions }) => sessions.some(({ endTime }) => endTime === undefined))
    .map(({ who }) => {
      if ('user' in who) return who.user.name;
      if ('stranger' in who) return who.stranger;
      return 'anonymous' in who ? who.anonymous : who.phone;
    });
  const code = safe(space.meetingCode);
  return meetPage(
    `Meet - ${space.meetingCode}`,
    names.length > 0 ? names : ['No one else is here'],
    `<h1>${code}</h1><a id="meet-link" href="${safe(space.meetingUri)}">${safe(space.meetingUri)}</a>`,
  );
}
