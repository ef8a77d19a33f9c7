import { expect, it } from 'vitest';
import { type FaultName, faults } from '../faults/faults';
import type { Fault } from '../google';
import { appears, calls, meetingOf, named, sees, start } from '../person';

const again = 'Try again';

/** What a person reads where a meeting cannot be shown, and the one button that helps. */
const rows: [kind: string, fault: FaultName | Fault, sentence: string, button: string][] = [
  ['signedOut', '401 always', 'Sign in with Google to go on.', 'Sign in with Google'],
  ['scopeMissing', '403 for a missing scope', 'Google needs your permission for this.', 'Allow'],
  ['denied', 'the masked 403', 'This meeting belongs to another account, or it is gone.', 'Try another account'],
  ['notFound', '404', 'This meeting belongs to another account, or it is gone.', 'Try another account'],
  [
    'apiDisabled',
    '403 for the API',
    'The Google Meet API is switched off in the Cloud project of this build.',
    'Open Google Cloud',
  ],
  [
    'blockedByAdmin',
    { reason: 'USER_BLOCKED_BY_ADMIN' },
    'The administrator of this account blocks Roomkeeper.',
    'Try another account',
  ],
  ['invalid', '400', 'Google did not accept the request: Request contains an invalid argument.', ''],
  ['rateLimited', '429', 'Google asks for a short break. Try again in 60 seconds.', again],
  ['rateLimited', '429 with a time', 'Google asks for a short break. Try again in 17 seconds.', again],
  ['unavailable', '500', 'Google Meet has a problem right now.', again],
  ['unreachable', 'a reset in the body', 'Google could not be reached. Check the connection.', again],
  ['badAnswer', 'half a JSON', 'Google’s answer could not be read.', again],
];

it('every kind of failure of a read is one sentence and the one button that helps', async () => {
  const person = await start({ way: 'web' });
  const { chromium, google } = person;
  const { meetingCode, meetingUri } = meetingOf(person);
  const tab = await chromium.openTab(meetingUri);
  for (const [kind, fault, sentence, button] of rows) {
    const before = calls(person, 'get').length;
    google.failNext({ ...(typeof fault === 'string' ? faults[fault] : fault), method: 'get', space: meetingCode });
    const popup = await chromium.openPopup(tab);
    await sees(popup, sentence);
    if (button) await appears(popup, named(button));
    expect(calls(person, 'get').length, kind).toBe(before + (fault === '401 always' ? 2 : 1));
    await chromium.closePopup();
  }
});
