import { describe, expect, it } from 'vitest';
import { calls, click, enterOmnibox, hostedCall, openOverMeeting, sees } from '../person';

const closing = async (options: Parameters<typeof hostedCall>[0] = {}) => {
  const hosted = await hostedCall(options);
  const popup = await openOverMeeting(hosted.person, hosted.space.meetingCode);
  await click(popup, 'Close the room…');
  await sees(popup, 'Close this room?');
  await sees(popup, '1');
  await popup.waitForSelector('button.danger:not(:disabled)');
  return { ...hosted, popup };
};

describe('Close the room', () => {
  it('restricts, then ends: whoever tries to come back is refused, and Undo opens the door again', async () => {
    const { person, space, popup } = await closing({ inCall: ['host@gmail.com', 'Ann'] });
    await click(popup, 'Close the room');
    await sees(popup, 'The room is closed');
    const writes = person.google.requests.filter(({ method }) => method !== 'GET').map(({ call }) => call);
    expect(writes).toEqual(['patch', 'end']);
    expect(calls(person, 'patch')[0]).toMatchObject({ query: { updateMask: 'config.accessType' } });
    expect(person.google.join(space.name, 'Ann').admitted).toBe(false);
    expect(person.google.joins.at(-1)).toMatchObject({ who: 'anonymous Ann', admitted: false });
    await click(popup, 'Undo');
    await sees(popup, 'The former settings are back.');
    expect(space.config.accessType).toBe('OPEN');
    expect(person.google.join(space.name, 'Ann').admitted).toBe(true);
  });

  it('ends nothing when Google keeps the door open', async () => {
    const { person, popup } = await closing();
    person.google.dropSetting('host@gmail.com', 'accessType');
    await click(popup, 'Close the room');
    await sees(popup, 'Google answered, but did not restrict the meeting');
    expect(calls(person, 'end')).toEqual([]);
  });

  it('says that the first half is done when the second is not', async () => {
    const { person, space, popup } = await closing();
    person.google.failNext({ method: 'end', status: 503 });
    await click(popup, 'Close the room');
    await sees(popup, 'From now on only invited people may join, but ending the call did not work');
    await sees(popup, 'Looked again: the call still runs.');
    expect(space.config.accessType).toBe('RESTRICTED');
    await click(popup, 'Undo');
    await sees(popup, 'The former settings are back.');
    expect(space.config.accessType).toBe('OPEN');
  });

  it('touches nothing when another call is running by then', async () => {
    const { person, space, popup } = await closing();
    person.google.startAgain(space.name);
    await click(popup, 'Close the room');
    await sees(popup, 'A different call is running by now');
    expect(calls(person, 'patch')).toEqual([]);
    expect(calls(person, 'end')).toEqual([]);
  });

  it.each(['menu', 'shortcut', 'address bar'])('from the %s: only asks', async (road) => {
    const { person, space } = await hostedCall();
    const tab = await person.chromium.openTab(`https://meet.google.com/${space.meetingCode}`);
    if (road === 'menu') await person.chromium.dispatchMenu({ menuItemId: 'closeRoom@page' }, tab);
    if (road === 'shortcut') await person.chromium.dispatchCommand('closeRoom', tab);
    if (road === 'address bar') await enterOmnibox(person, `close ${space.meetingCode}`);
    await sees(await person.chromium.waitForPopup(), 'Close this room?');
    expect(calls(person, 'patch')).toEqual([]);
  });
});
