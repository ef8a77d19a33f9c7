import type { Chromium } from '../chromium';
import type { Google } from '../google';

/** Puts a person in front of a Chromium with the extension and a running call, until they close the window. */
export async function showAround({ google, chromium }: { google: Google; chromium: Chromium }): Promise<void> {
  // Made by another app of the same person, as from a calendar: it can be read and changed, and not ended from here.
  const { meetingCode } = google.createSpace({ owner: 'host@gmail.com', madeBy: 'calendar' });
  google.startConference(meetingCode, ['host@gmail.com']);
  await chromium.openTab(`https://meet.google.com/${meetingCode}`);
  console.log(`
Chromium is open on a local Google; nothing leaves this machine.

  1. Click the Roomkeeper icon (the puzzle piece lists it; pin it), and sign in as anybody: no password is asked.
  2. On the Meet tab: see the meeting, copy its link, change who joins without asking.
  3. On any other tab: New meeting. Open the link it copied; then end the call from the icon, the menu or Alt+Shift+E.

Close the window to finish.`);
  await new Promise((closed) => chromium.browser.once('disconnected', closed));
}
