import { describe, expect, it } from 'vitest';
import { click, openElsewhere, sees, start, ways } from '../person';

describe.each(ways)('the %s way', (way) => {
  it('Sign out drops the tokens and leaves the permission at Google', async () => {
    const person = await start({ way });
    const page = await person.chromium.openPage('src/options/index.html');
    await click(page, 'Sign out');
    await sees(page, 'Nobody is signed in.');
    expect(await person.chromium.storage('session')).not.toMatchObject({ webGrants: { '100000000000000000001': {} } });
    expect(person.google.authorizations.some(({ kind }) => kind === 'revoke')).toBe(false);
    const before = person.google.authorizations.length;
    const popup = await openElsewhere(person);
    await click(popup, 'New meeting');
    await sees(popup, 'Sign in with Google to go on.');
    expect(person.google.authorizations.length).toBe(before);
  });

  it('Disconnect takes the permission back at Google, the token in the body and not in the address', async () => {
    const person = await start({ way });
    const page = await person.chromium.openPage('src/options/index.html');
    await click(page, 'Disconnect');
    await sees(page, 'Google has taken the permission back.');
    await sees(page, 'Nobody is signed in.');
    expect(person.google.authorizations.at(-1)).toMatchObject({ kind: 'revoke', user: 'host@gmail.com' });
    expect(await person.chromium.storage('local')).toMatchObject({ accounts: [] });
  });

  it('Disconnect says so where Google did not confirm it', async () => {
    const person = await start({ way });
    person.google.failNext({ method: 'revoke', status: 503 });
    const page = await person.chromium.openPage('src/options/index.html');
    await click(page, 'Disconnect');
    await sees(page, 'Google has not confirmed that the permission is gone');
  });
});
