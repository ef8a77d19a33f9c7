import { expect, it } from 'vitest';
import { calls, click, openElsewhere, sees, start } from '../person';

const hour = 3_600_000;

/** The token in hand is too old by the extension's own clock as well. */
async function age(person: Awaited<ReturnType<typeof start>>): Promise<void> {
  person.google.advance(hour);
  person.google.expireTokens();
  const worker = await person.chromium.worker();
  await worker.evaluate(async () => {
    const { webGrants } = await chrome.storage.session.get('webGrants');
    for (const grant of Object.values(webGrants as Record<string, { expiresAtMs: number }>)) grant.expiresAtMs = 0;
    await chrome.storage.session.set({ webGrants });
  });
}

it('a web token that ran out is renewed silently, for the same account', async () => {
  const person = await start({ way: 'web' });
  await age(person);
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  const renewal = person.google.authorizations.at(-1);
  expect(renewal).toMatchObject({ outcome: 'token', user: 'host@gmail.com' });
  expect(renewal?.params).toMatchObject({ prompt: 'none', login_hint: 'host@gmail.com' });
});

it('where Google would have to ask, no window opens: the popup says to sign in again', async () => {
  const person = await start({ way: 'web' });
  await age(person);
  person.google.revokeTokens('host@gmail.com');
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'Sign in with Google to go on.');
  expect(person.google.authorizations.at(-1)?.outcome).toBe('error:interaction_required');
  expect(await person.chromium.isConsentOpen()).toBe(false);
  expect(calls(person, 'create')).toEqual([]);
});

it('nor does one open where Google shows an error page instead of an answer', async () => {
  const person = await start({ way: 'web' });
  await age(person);
  person.google.consent.error = 'admin_policy_enforced';
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'Sign in with Google to go on.');
  expect(await person.chromium.isConsentOpen()).toBe(false);
});

it.each(['web', 'browser'] as const)('a token that Google refuses is replaced once, the %s way', async (way) => {
  const person = await start({ way });
  person.google.expireTokens();
  const popup = await openElsewhere(person);
  await click(popup, 'New meeting');
  await sees(popup, 'meet.google.com/');
  expect(calls(person, 'create').map(({ status }) => status)).toEqual([401, 200]);
});
