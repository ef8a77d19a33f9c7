import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  calls,
  changes,
  click,
  clickOn,
  type Hosted,
  hostedCall,
  named,
  openOptions,
  openOverMeeting,
  order,
  sees,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(2));

/** Says in a popup over the meeting that its room is to be closed, and lets something happen just before the yes. */
async function close({ person, space }: Hosted, happens = () => {}): Promise<Page> {
  const popup = await openOverMeeting(person, space.meetingCode);
  await click(popup, 'End call for everyone…');
  await clickOn(popup, 'input[value=closeRoom]');
  await sees(popup, 'Close this room?');
  await sees(popup, '2 people');
  happens();
  await click(popup, 'Close the room');
  return popup;
}

const inCall = ['host@gmail.com', 'Ann'];

describe('Close the room', () => {
  it('restricts, then ends: whoever tries to come back is refused, and Undo opens the door again', async () => {
    const hosted = await hostedCall({ inCall });
    const { person, space } = hosted;
    const popup = await close(hosted);
    await sees(popup, 'The room is closed');
    expect(changes(person)).toEqual(['patch', 'end']);
    expect(calls(person, 'patch')[0]).toMatchObject({ query: { updateMask: 'config.accessType' } });
    expect(person.google.join(space.name, 'Ann').admitted).toBe(false);
    expect(person.google.joins.at(-1)).toMatchObject({ who: 'anonymous Ann', admitted: false });
    await click(popup, 'Undo');
    await sees(popup, 'The former settings are back.');
    expect(space.config.accessType).toBe('OPEN');
    expect(person.google.join(space.name, 'Ann').admitted).toBe(true);
  });

  it('offers no Undo where the room was closed before: that would open it', async () => {
    const hosted = await hostedCall({ inCall });
    const { person, space } = hosted;
    expect(await order(await openOptions(person), 'toggleLock', { code: space.meetingCode, lock: true })).toMatchObject(
      {
        ok: true,
      },
    );
    const popup = await close(hosted);
    await sees(popup, 'The room is closed');
    expect(await popup.$(named('Undo'))).toBeNull();
    expect(changes(person)).toEqual(['patch', 'end']);
  });

  it('says that the first half is done when the second is not, undoes it, and ends nothing where the first is not', async () => {
    const hosted = await hostedCall({ inCall });
    const { person, space } = hosted;
    const popup = await close(hosted, () => person.google.failNext({ method: 'end', status: 503 }));
    await sees(popup, 'From now on only invited people may join. The call was not ended.');
    await sees(popup, 'Looked again: the call still runs.');
    expect(space.config.accessType).toBe('RESTRICTED');
    await click(popup, 'Undo');
    await sees(popup, 'The former settings are back.');
    expect(space.config.accessType).toBe('OPEN');
    expect(changes(person)).toEqual(['patch', 'end', 'patch']);

    const open = await close(hosted, () => person.google.dropSetting('host@gmail.com', 'accessType'));
    await sees(open, 'Google answered, but did not restrict the meeting');
    expect(changes(person)).toEqual(['patch', 'end', 'patch', 'patch']);
  });
});
