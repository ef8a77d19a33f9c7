import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { meetScopes } from '../google';
import {
  appears,
  calls,
  click,
  everythingIsTold,
  focusedName,
  hold,
  hostedCall,
  iconTitle,
  ledger,
  letGoOfTheKey,
  meetingOf,
  named,
  notified,
  openOptions,
  openOverMeeting,
  order,
  orderBy,
  roads,
  sees,
  start,
} from '../person';
import { guard, oneIn } from '../share';

beforeEach(oneIn(5));

describe('Lock', () => {
  it('from the popup: there and back to what it was, one leaf each, shown by words and by the icon', async () => {
    const { person, space } = await hostedCall();
    const popup = await openOverMeeting(person, space.meetingCode);
    const iconSays = (title: string) =>
      until(`the icon says “${title}”`, async () => (await iconTitle(person, space.meetingUri)) === title);
    await click(popup, 'Lock');
    await appears(popup, '.lock[title*="Unlock goes back to: Anyone with the link."]');
    expect(space.config.accessType).toBe('RESTRICTED');
    await iconSays('Roomkeeper · Call running · Locked');
    await click(popup, 'Unlock');
    await until('it is open again', () => space.config.accessType === 'OPEN');
    await iconSays('Roomkeeper · Call running');
    for (const { query } of calls(person, 'patch')) expect(query.updateMask).toBe('config.accessType');
    expect(calls(person, 'patch')).toHaveLength(2);
  });

  it('from every road: locks, then unlocks, and says which', async () => {
    const person = await start({ way: 'web' });
    // In the address bar lock only locks: test/e2e/omnibox.test.ts.
    for (const road of roads.filter((one) => one !== 'the address bar')) {
      const space = meetingOf(person, { config: { accessType: 'OPEN' } });
      const reads = calls(person, 'get').length;
      await orderBy(person, road, 'toggleLock', space);
      const locked = await notified(person, 'Meeting locked', space.meetingCode);
      expect(locked.message, road).toBe(`${space.meetingCode} · Who joins without asking: Only invited people`);
      expect(space.config.accessType, road).toBe('RESTRICTED');
      await letGoOfTheKey();
      await orderBy(person, road, 'toggleLock', space);
      await notified(person, 'Meeting unlocked', space.meetingCode);
      expect(space.config.accessType, road).toBe('OPEN');
      expect(calls(person, 'get').length - reads, `${road}: each toggle reads the meeting once`).toBe(2);
    }
  });

  it('pressed while nobody is signed in, locks after the sign-in', guard, async () => {
    const person = await start();
    Object.assign(person.google.consent, { answer: 'auto', webAccounts: ['host@gmail.com'] });
    const page = await openOptions(person);
    const space = meetingOf(person, { config: { accessType: 'OPEN' } });
    // As the button that helps gives it: by then nobody could read what the key meant.
    const then = { action: 'toggleLock', input: { code: space.meetingCode } };
    const scopes = [meetScopes.settings, meetScopes.created];
    expect(await order(page, 'signIn', { way: 'web', scopes, then })).toMatchObject({ ok: true });
    expect(space.config.accessType).toBe('RESTRICTED');
    await notified(person, 'Meeting locked', space.meetingCode);
  });

  it('pressed as somebody else’s restriction turns it into Unlock, opens nothing; later it does', guard, async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person, { config: { accessType: 'TRUSTED' } });
    await sees(await openOverMeeting(person, space.meetingCode), 'No call running');
    person.google.changeSpace(space.name, { accessType: 'RESTRICTED' });
    const letGo = hold(person, 'get');
    const popup = await openOverMeeting(person, space.meetingCode);
    await appears(popup, named('Lock'));
    await popup.$eval('.lock', (button) => {
      (button as HTMLElement).focus();
      new MutationObserver(() => {
        if (button.textContent !== 'Unlock' || 'pressedAtMs' in globalThis) return;
        Object.assign(globalThis, { pressedAtMs: performance.now() });
        (button as HTMLElement).click();
      }).observe(button, { characterData: true, childList: true, subtree: true });
    });
    letGo();
    const pressedAgoMs = () =>
      popup.evaluate(() => performance.now() - (globalThis as unknown as { pressedAtMs: number }).pressedAtMs);
    await until('a hand would have stopped', async () => (await pressedAgoMs()) > 500);
    const { open, told } = await ledger(person);
    expect([...open, ...told].map(({ order }) => order.action)).not.toContain('toggleLock');
    expect(await focusedName(popup), 'it kept the focus').toBe('Unlock');
    await popup.keyboard.press('Enter');
    await sees(popup, 'Meeting unlocked');
    expect(space.config.accessType).toBe('TRUSTED');
    expect(calls(person, 'patch')).toHaveLength(1);
  });

  it('by a key that is held down is one order', async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person, { config: { accessType: 'TRUSTED' } });
    const popup = await openOverMeeting(person, space.meetingCode);
    await appears(popup, named('Lock'));
    await popup.focus('.lock');
    await popup.keyboard.down('Enter');
    await sees(popup, 'Meeting locked');
    await everythingIsTold(person);
    // It is down: this is how it repeats itself.
    await popup.keyboard.down('Enter');
    await popup.keyboard.up('Enter');
    // What comes of it would be there by the time that something else was answered.
    await order(popup, 'copyCode', { code: space.meetingCode });
    const { open, told } = await ledger(person);
    expect([...open, ...told].filter(({ order }) => order.action === 'toggleLock')).toHaveLength(1);
    await popup.keyboard.press('Enter');
    await sees(popup, 'Meeting unlocked');
    expect(space.config.accessType).toBe('TRUSTED');
  });

  it('takes the safe way back where it never saw the meeting open, and says what Google kept', guard, async () => {
    const person = await start({ way: 'web' });
    const space = meetingOf(person, { config: { accessType: 'RESTRICTED' } });
    const popup = await openOverMeeting(person, space.meetingCode);
    await appears(popup, '.lock[title*="What was set before is not known here"]');
    await click(popup, 'Unlock');
    await until('it is open to the organisation', () => space.config.accessType === 'TRUSTED');
    await until('that is remembered', async () => {
      const kept = (await person.chromium.storage('local'))[`meeting:${space.name}`] as { openTo?: string };
      return kept.openTo === 'TRUSTED';
    });

    person.google.dropSetting('host@gmail.com', 'accessType');
    await click(popup, 'Lock');
    await sees(popup, 'Google kept “Your organization and invited people”.');
    person.google.refuseFeature('host@gmail.com', 'updateAccessType');
    await click(popup, 'Lock');
    await sees(popup, 'This account’s plan does not offer');
  });
});
