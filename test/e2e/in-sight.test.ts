import { beforeEach, expect, it } from 'vitest';
import { called, changeAccess, click, clickOn, hold, hostedCall, isAsked, openOverMeeting, sees } from '../person';
import { findHidden } from '../pictures/find-hidden';
import { oneIn } from '../share';

beforeEach(oneIn(2));

it.each([600, 400])('all that the foot says and offers is in sight, in a popup at most %i px high', async (height) => {
  const { person, space } = await hostedCall({ inCall: ['host@gmail.com'], args: [`--screen-info={1024x${height}}`] });
  const popup = await openOverMeeting(person, space.meetingCode);
  const holds = async (what: string) => {
    expect(await popup.evaluate(() => innerHeight), what).toBeLessThanOrEqual(height);
    expect(await findHidden(popup), what).toEqual([]);
  };
  await sees(popup, 'All settings');
  await holds('nothing goes on');
  await clickOn(popup, 'input[value=TRUSTED]');
  await sees(popup, 'What changes');
  await holds('a change to be reviewed');
  person.google.failNext({ method: 'patch', status: 403 });
  await click(popup, 'Apply');
  await sees(popup, 'or it is gone');
  await holds('a failure after Apply');
  await click(popup, 'Close');
  await sees(popup, 'What changes');
  await click(popup, 'Keep as it is');
  const letGo = hold(person, 'patch', { how: 'answerAfterDoing' });
  await changeAccess(popup, 'RESTRICTED');
  await called(person, 'patch', 2);
  person.google.failNext({ method: 'get', status: 500 });
  letGo();
  await sees(popup, 'Show how it stands');
  await holds('nobody knows');
  await click(popup, 'Show how it stands');
  await sees(popup, 'Last change');
  await changeAccess(popup, 'OPEN');
  await sees(popup, 'Google confirms the change.');
  await holds('an answer with the way back');
  await click(popup, 'End call for everyone…');
  await isAsked(popup);
  await holds('a question');
});
