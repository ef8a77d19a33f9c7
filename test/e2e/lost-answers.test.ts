import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Space } from '../google';
import {
  type Answer,
  called,
  calls,
  changeAccess,
  click,
  hold,
  meetingOf,
  openOptions,
  openOverMeeting,
  order,
  type Person,
  sees,
  start,
} from '../person';
import { oneIn } from '../share';

beforeEach(oneIn(5));

/** A change that Google carries out and whose answer is lost, and so is the reading that would have told. */
async function lose(person: Person, give: () => Promise<unknown>): Promise<void> {
  const before = calls(person, 'patch').length;
  const letGo = hold(person, 'patch', { how: 'answerAfterDoing' });
  const given = give();
  await called(person, 'patch', before + 1);
  person.google.failNext({ method: 'get', how: 'reset' });
  letGo();
  await given;
}

interface Scene {
  person: Person;
  page: Page;
  space: Space;
  /** Opens the meeting, which the person sees closed to strangers. */
  open(): Promise<Answer>;
}

/** A meeting for trusted people, which was opened to all by a change whose answer was lost. */
async function begin(): Promise<Scene> {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const space = meetingOf(person, { config: { accessType: 'TRUSTED' } });
  const input = { name: space.name, shown: { accessType: 'TRUSTED' }, wanted: { accessType: 'OPEN' } };
  const open = () => order(page, 'updateSpace', input);
  await lose(person, async () =>
    expect(await open()).toMatchObject({ ok: false, failure: { kind: 'outcomeUnknown' } }),
  );
  expect(space.config).toMatchObject({ accessType: 'OPEN' });
  return { person, page, space, open };
}

describe('After a change whose answer was lost', () => {
  it('Undo takes it back once the meeting was looked at, and before that says that there is nothing known', async () => {
    const { person, page, space } = await begin();
    const undo = () => order(page, 'undoUpdate', { name: space.name });
    expect(await undo()).toEqual({ ok: false, failure: { kind: 'nothingToUndo' } });
    await order(page, 'readSpace', { code: space.meetingCode });
    expect(await undo()).toMatchObject({ ok: true, value: { mismatches: [] } });
    expect(space.config).toMatchObject({ accessType: 'TRUSTED' });
    expect(calls(person, 'patch')).toHaveLength(2);
  });

  it('the same change again finds it done, and sends nothing', async () => {
    const { person, open } = await begin();
    expect(await open()).toMatchObject({ ok: true, value: { mismatches: [] } });
    expect(calls(person, 'patch')).toHaveLength(1);
  });

  it('another change of the same setting is sent: nobody else is blamed for the first', async () => {
    const { person, page, space } = await begin();
    const input = { name: space.name, shown: { accessType: 'TRUSTED' }, wanted: { accessType: 'RESTRICTED' } };
    expect(await order(page, 'updateSpace', input)).toMatchObject({ ok: true });
    expect(calls(person, 'patch').map(({ body }) => body)).toMatchObject([
      { config: { accessType: 'OPEN' } },
      { config: { accessType: 'RESTRICTED' } },
    ]);
  });

  it('and of each setting the last change alone: who puts the same there later is somebody else', async () => {
    const { person, page, space } = await begin();
    const { name, meetingCode: code } = space;
    await order(page, 'readSpace', { code });
    const close = { name, shown: { accessType: 'OPEN' }, wanted: { accessType: 'TRUSTED' } };
    expect(await order(page, 'updateSpace', close)).toMatchObject({ ok: true });
    person.google.changeSpace(name, { accessType: 'OPEN' });
    const lock = { name, shown: { accessType: 'TRUSTED' }, wanted: { accessType: 'RESTRICTED' } };
    expect(await order(page, 'updateSpace', lock)).toEqual({ ok: false, failure: { kind: 'changedMeanwhile' } });
    expect(calls(person, 'patch')).toHaveLength(2);
  });

  it('but what somebody else changed since is said', async () => {
    const { person, space, open } = await begin();
    person.google.changeSpace(space.name, { accessType: 'RESTRICTED' });
    expect(await open()).toEqual({ ok: false, failure: { kind: 'changedMeanwhile' } });
    expect(calls(person, 'patch')).toHaveLength(1);
  });
});

it('After a lock whose answer was lost, the key unlocks to those who could join before', async () => {
  const person = await start({ way: 'web' });
  const page = await openOptions(person);
  const space = meetingOf(person, { config: { accessType: 'OPEN' } });
  const toggle = () => order(page, 'toggleLock', { code: space.meetingCode });
  await lose(person, async () =>
    expect(await toggle()).toMatchObject({ ok: false, failure: { kind: 'outcomeUnknown' } }),
  );
  expect(space.config).toMatchObject({ accessType: 'RESTRICTED' });
  expect(await toggle()).toMatchObject({ ok: true, value: { mismatches: [] } });
  expect(space.config).toMatchObject({ accessType: 'OPEN' });
});

it('A person is shown how it stands, and takes the change back from there', async () => {
  const person = await start({ way: 'web' });
  const space = meetingOf(person, { config: { accessType: 'TRUSTED' } });
  const popup = await openOverMeeting(person, space.meetingCode);
  await lose(person, () => changeAccess(popup, 'OPEN'));
  await sees(popup, 'Google did not answer');
  await click(popup, 'Show how it stands');
  await sees(popup, 'Last change');
  await click(popup, 'Undo');
  await sees(popup, 'Change undone');
  expect(space.config).toMatchObject({ accessType: 'TRUSTED' });
});
