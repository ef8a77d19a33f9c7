import { describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import { calls, click, enterOmnibox, hostedCall, iconTitle, openOverMeeting, sees } from '../person';

describe('Lock', () => {
  it('from the popup: there and back to what it was, one leaf each, shown by words and by the icon', async () => {
    const { person, space } = await hostedCall();
    const popup = await openOverMeeting(person, space.meetingCode);
    const url = `https://meet.google.com/${space.meetingCode}`;
    await sees(popup, 'Lock');
    await click(popup, 'Lock');
    await popup.waitForSelector('.lock[title*="Unlock goes back to: Anyone with the link."]');
    expect(space.config.accessType).toBe('RESTRICTED');
    await until(
      'the icon says so',
      async () => (await iconTitle(person, url)) === 'Meet Spaces · Call running · Locked',
    );
    await click(popup, 'Unlock');
    await until('it is open again', () => space.config.accessType === 'OPEN');
    await until('the icon says so', async () => (await iconTitle(person, url)) === 'Meet Spaces · Call running');
    for (const { query } of calls(person, 'patch')) expect(query.updateMask).toBe('config.accessType');
    expect(calls(person, 'patch')).toHaveLength(2);
  });

  it.each(['shortcut', 'menu', 'address bar'])('from the %s: locks, then unlocks, and says which', async (road) => {
    const { person, space } = await hostedCall();
    const tab = await person.chromium.openTab(`https://meet.google.com/${space.meetingCode}`);
    const toggle = async () => {
      if (road === 'shortcut') await person.chromium.dispatchCommand('toggleLock', tab);
      if (road === 'menu') await person.chromium.dispatchMenu({ menuItemId: 'toggleLock@page' }, tab);
      if (road === 'address bar') await enterOmnibox(person, `lock ${space.meetingCode}`);
    };
    const told = async (title: string) =>
      until(`"${title}" is told`, async () =>
        (await person.chromium.notifications()).find((one) => one.title === title),
      );
    await toggle();
    expect((await told('Meeting locked')).message).toBe(
      `${space.meetingCode} · Who joins without asking: Only invited people`,
    );
    expect(space.config.accessType).toBe('RESTRICTED');
    await toggle();
    await told('Meeting unlocked');
    expect(space.config.accessType).toBe('OPEN');
  });

  it('remembers what to go back to for good, and takes the safe way where it never saw the meeting open', async () => {
    const { person, space } = await hostedCall();
    person.google.changeSpace(space.name, { accessType: 'RESTRICTED' });
    const popup = await openOverMeeting(person, space.meetingCode);
    await popup.waitForSelector('.lock[title*="What was set before is not known here"]');
    await click(popup, 'Unlock');
    await until('it is open to the organisation', () => space.config.accessType === 'TRUSTED');
    await until('that is remembered', async () => {
      const kept = (await person.chromium.storage('local'))[`meeting:${space.name}`] as { openTo?: string };
      return kept.openTo === 'TRUSTED';
    });
  });

  it('says so when Google keeps the door open, and when the plan has no lock', async () => {
    const { person, space } = await hostedCall();
    person.google.dropSetting('host@gmail.com', 'accessType');
    const popup = await openOverMeeting(person, space.meetingCode);
    await click(popup, 'Lock');
    await sees(popup, 'Google answered, but kept “Anyone with the link”.');
    person.google.refuseFeature('host@gmail.com', 'updateAccessType');
    await click(popup, 'Lock');
    await sees(popup, 'This account’s plan does not offer');
  });

  it('is not offered to who does not own the meeting', async () => {
    const { person } = await hostedCall();
    const other = person.google.createSpace({ owner: 'second@gmail.com' });
    const popup = await openOverMeeting(person, other.meetingCode);
    await sees(popup, 'Last call');
    expect(await popup.$('.lock')).toBeNull();
  });
});
