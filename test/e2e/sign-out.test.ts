import { describe, expect, it } from 'vitest';
import { click, order, sees, start, ways } from '../person';

describe.each(ways)('the %s way', (way) => {
  async function signedIn() {
    const person = await start({ way });
    return { person, page: await person.chromium.openPage('src/options/index.html') };
  }

  it('Sign out drops the tokens and leaves the permission at Google', async () => {
    const { person, page } = await signedIn();
    expect(await order(page, 'signOut', {})).toEqual({ ok: true, value: null });
    expect(await person.chromium.storage('session')).not.toMatchObject({ webGrants: { '100000000000000000001': {} } });
    expect(person.google.authorizations.some(({ kind }) => kind === 'revoke')).toBe(false);
    const before = person.google.authorizations.length;
    const { failure } = await order(page, 'createSpace', {});
    expect(failure?.kind).toBe('signedOut');
    expect(person.google.authorizations.length).toBe(before);
    expect(person.google.requests).toEqual([]);
  });

  it('Disconnect takes the permission back at Google, the token in the body and not in the address', async () => {
    const { person, page } = await signedIn();
    expect(await order(page, 'disconnect', {})).toEqual({ ok: true, value: { confirmed: true } });
    expect(person.google.authorizations.at(-1)).toMatchObject({ kind: 'revoke', user: 'host@gmail.com' });
    expect(await person.chromium.storage('local')).toMatchObject({ accounts: [] });
  });

  it('Disconnect says so where Google did not confirm it', async () => {
    const { person, page } = await signedIn();
    person.google.failNext({ method: 'revoke', status: 503 });
    expect(await order(page, 'disconnect', {})).toEqual({ ok: true, value: { confirmed: false } });
    expect(await person.chromium.storage('local')).toMatchObject({ accounts: [] });
  });
});

it('the options page says what became of each', async () => {
  const person = await start({ way: 'web' });
  const page = await person.chromium.openPage('src/options/index.html');
  await click(page, 'Sign out');
  await sees(page, 'Nobody is signed in.');
  person.google.consent.webAccounts = ['host@gmail.com'];
  // The grant at Google stays, so that nothing is asked again.
  await click(page, 'Sign in with Google');
  await click(page, 'Disconnect');
  await sees(page, 'Google has taken the permission back.');
  await sees(page, 'Nobody is signed in.');
  person.google.consent.answer = 'auto';
  person.google.failNext({ method: 'revoke', status: 503 });
  await click(page, 'Sign in with Google');
  await click(page, 'Disconnect');
  await sees(page, 'Google has not confirmed that the permission is gone');
});
