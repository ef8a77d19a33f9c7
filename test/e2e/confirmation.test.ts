import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { until } from '../chromium/until';
import type { Space } from '../google';
import {
  allow,
  ask,
  byHand,
  called,
  calls,
  changes,
  click,
  clickAway,
  everythingIsTold,
  type Hosted,
  hold,
  hostedCall,
  isAsked,
  ledger,
  look,
  meetingOf,
  named,
  openBy,
  openDetails,
  openElsewhere,
  openOptions,
  openOverMeeting,
  order,
  type Person,
  said,
  sees,
  start,
  type Yes,
} from '../person';
import { guard, oneIn } from '../share';

beforeEach(oneIn(2));

/** The question over a running call, as the popup shows it once the call was looked at. */
async function asked(call?: Parameters<typeof hostedCall>[0]): Promise<Hosted & { popup: Page }> {
  const hosted = await hostedCall(call);
  const popup = await openOverMeeting(hosted.person, hosted.space.meetingCode);
  await click(popup, 'End call for everyone…');
  await isAsked(popup);
  return { ...hosted, popup };
}

describe('The question', () => {
  it('shows code, account, running time and how many are in, past one page; Enter keeps it', guard, async () => {
    const inCall = ['host@gmail.com', 'Bo', ...Array.from({ length: 258 }, (_, index) => `Guest ${index}`)];
    const { person, space, popup } = await asked({ inCall, startedAgoMs: 3_900_000 });
    for (const fact of ['260 people', '1 hr 5 min', space.meetingCode, 'host@gmail.com']) await sees(popup, fact);
    expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe('Keep the call');
    await popup.keyboard.press('Enter');
    await sees(popup, 'Call running');
    expect(person.google.conference(space.name)).toBeDefined();
    await until('nothing is left to confirm', async () => (await ledger(person)).open.length === 0);
    person.google.leave(space.name, 'Bo');
    await click(popup, 'End call for everyone…');
    await sees(popup, '259 people');
    expect(changes(person)).toEqual([]);
  });

  it('is about one call: if another runs by then, the yes ends nothing, and that is asked about', guard, async () => {
    const { person, space, popup } = await asked();
    const another = person.google.startAgain(space.name, ['host@gmail.com', 'Ann']);
    await click(popup, 'End for everyone');
    await sees(popup, 'A different call is running by now, so nothing was ended.');
    // Of the call that runs nothing is known yet, and of the one before nothing is said any more.
    for (const untrue of ['Looked again', '1 person', 'is over'])
      expect(await said(popup), untrue).not.toContain(untrue);
    expect(changes(person)).toEqual([]);
    expect(person.google.conference(space.name)?.name).toBe(another);
    await click(popup, 'Try again');
    await sees(popup, '2 people');
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(changes(person)).toEqual(['end']);
  });

  it('is over with the yes: closed while Google is asked, its end is told all the same', async () => {
    const { person, space, popup } = await asked();
    const letGo = hold(person, 'end');
    await click(popup, 'End for everyone');
    await called(person, 'end');
    // Nothing is kept any more by leaving now, and so no button says so.
    expect(await said(popup)).not.toContain('Keep the call');
    await click(popup, 'Close');
    await sees(popup, 'Ending the call…');
    const { open } = await ledger(person);
    expect(open.map(({ order, state }) => [order.action, state.is])).toEqual([['endConference', 'sent']]);
    // Another page that shows the question still, and says no.
    const page = await openOptions(person);
    await order(page, 'dismiss', { id: open[0]?.id });
    expect((await ledger(person)).open).toHaveLength(1);
    letGo();
    await everythingIsTold(person);
    expect((await ledger(person)).told.map((one) => one.order.action)).toContain('endConference');
    expect(person.google.conference(space.name)).toBeUndefined();
  });

  it('tells what became of the call: Google’s 400 is no error, and no answer is looked into', async () => {
    const { person, space, popup } = await asked();
    const letGo = hold(person, 'end');
    await click(popup, 'End for everyone');
    await sees(popup, 'Ending the call…');
    await called(person, 'end');
    person.google.endConference(space.name);
    letGo();
    await sees(popup, 'The call is over');
    expect(await said(popup)).not.toContain('ended for everyone');
    expect(calls(person, 'end')).toMatchObject([{ status: 400 }]);
    await click(popup, 'Close');

    person.google.failNext({ method: 'end', how: 'reset' });
    const unanswered = await byHand.end(person);
    await sees(unanswered, 'nothing was changed');
    await sees(unanswered, 'Looked again: the call still runs.');
    await click(unanswered, 'Close');
    await sees(unanswered, 'Call running');
    expect(changes(person)).toEqual(['end', 'end']);
  });

  it('that was answered in another window says nothing untrue where it is still open', async () => {
    const { person, space } = await asked();
    await person.chromium.closePopup();
    const panel = await person.chromium.openPage('src/panel/index.html');
    await isAsked(panel);
    const again = await openOverMeeting(person, space.meetingCode);
    await isAsked(again);
    await click(again, 'End for everyone');
    await sees(again, 'The call was ended for everyone');
    await person.chromium.closePopup();
    await panel.bringToFront();
    await click(panel, 'End for everyone');
    await sees(panel, 'That question was no longer open, so nothing was ended from here.');
    await sees(panel, 'Looked again: the call is over.');
    expect(changes(person)).toEqual(['end']);
  });

  it('comes back after Google’s window also while a small window about another meeting is open', guard, async () => {
    const { person, space } = await hostedCall({ scopes: ['settings'] });
    const other = meetingOf(person);
    await sees(await openOverMeeting(person, other.meetingCode), 'No call running');
    const details = await openDetails(person, other.meetingCode);
    const popup = await openOverMeeting(person, space.meetingCode, details);
    await click(popup, 'End call for everyone…');
    await clickAway(popup, named('Allow'));
    await person.chromium.consentWindow();
    // With the focus, which Google's window takes, the popup goes: at the latest now.
    await person.chromium.closePopup(details);
    await allow(person);
    const again = await person.chromium.waitForPopup(details);
    await isAsked(again);
    expect(changes(person)).toEqual([]);
    await click(again, 'End for everyone');
    await until('it is ended', () => !person.google.conference(space.name));
  });

  it('is not asked where no call runs, nor again after nobody answered for long', async () => {
    const person = await start({ way: 'web' });
    const over = await openBy(person, 'the shortcut', 'endConference', meetingOf(person));
    await sees(over, 'No call running');
    await until('the question is gone', async () => !(await said(over)).includes('End for everyone'));
    await person.chromium.closePopup();

    const { name, meetingCode } = meetingOf(person);
    person.google.startConference(name);
    const page = await openOptions(person);
    await ask(person, page, meetingCode);
    await growOld(person, page);
    const popup = await openElsewhere(person);
    await sees(popup, 'New meeting');
    expect(await said(popup)).not.toContain('End this call for everyone?');
    expect(changes(person)).toEqual([]);
  });
});

/** Makes the question that waits older than two minutes. */
async function growOld(person: Person, page: Page): Promise<void> {
  const old = (await ledger(person)).open.map((one) => ({ ...one, askedAtMs: one.askedAtMs - 200_000 }));
  await page.evaluate((open) => chrome.storage.local.set({ open }), old);
}

/** What somebody could take for a yes: made from a question that waits, about a running call. */
type False = (made: { person: Person; page: Page; id: string; space: Space; record: string }) => Promise<Partial<Yes>>;
const noYes: Record<string, False> = {
  'an invented question': async ({ record }) => ({ id: crypto.randomUUID(), conferenceRecord: record }),
  'a question that nobody looked at': async ({ id, record }) => ({ id, conferenceRecord: record }),
  'no call named': async ({ page, id }) => {
    await look(page, id);
    return { id };
  },
  'an invented call': async ({ page, id }) => ({ ...(await look(page, id)), conferenceRecord: 'conferenceRecords/x' }),
  'another page has seen another call since': async ({ person, page, id, space }) => {
    const yes = await look(page, id);
    person.google.startAgain(space.name);
    await look(page, id);
    return yes;
  },
  'given up': async ({ page, id }) => {
    const yes = await look(page, id);
    await order(page, 'dismiss', { id });
    return yes;
  },
  'a newer question took its place': async ({ person, page, id, space }) => {
    const yes = await look(page, id);
    await ask(person, page, space.meetingCode);
    return yes;
  },
  'too old': async ({ person, page, id }) => {
    const yes = await look(page, id);
    await growOld(person, page);
    expect((await order(page, 'reviewPending', { id })).failure?.kind).toBe('confirmationGone');
    return yes;
  },
};

const gone = { ok: false, failure: { kind: 'confirmationGone' } };

/** What became of the call by the time of the yes. */
const meanwhile: [what: string, happens: (person: Person, name: string) => void, answer: object, sent: string[]][] = [
  ['nothing', () => {}, { ok: true, value: { already: false } }, ['end']],
  [
    'another call runs',
    ({ google }, name) => google.startAgain(name),
    { ok: false, failure: { kind: 'conferenceChanged' } },
    [],
  ],
  ['the call is over', ({ google }, name) => google.endConference(name), { ok: true, value: { already: true } }, []],
];

describe('The worker', () => {
  it('takes nothing else for a yes, and a yes once', async () => {
    const person = await start({ way: 'web' });
    const page = await openOptions(person);
    for (const action of ['endConference', 'closeRoom'] as const) {
      for (const [row, make] of Object.entries(noYes)) {
        const space = meetingOf(person);
        const record = person.google.startConference(space.name);
        const id = await ask(person, page, space.meetingCode, action);
        const yes = await make({ person, page, id, space, record });
        expect(await order(page, 'confirm', yes), `${action}: ${row}`).toMatchObject({ ok: false });
        expect(changes(person), `${action}: ${row}`).toEqual([]);
        expect(person.google.conference(space.name), `${action}: ${row}`).toBeDefined();
      }
      const space = meetingOf(person);
      const input = { code: space.meetingCode, seen: { conferenceRecord: person.google.startConference(space.name) } };
      expect((await order(page, action, input)).failure?.kind, 'an order that brings its own').toBe('askFirst');
      expect(changes(person)).toEqual([]);
    }
    const { name, meetingCode } = meetingOf(person);
    person.google.startConference(name);
    const yes = await look(page, await ask(person, page, meetingCode));
    const twice = await Promise.all([order(page, 'confirm', yes), order(page, 'confirm', yes)]);
    expect(twice.map(({ ok }) => ok).toSorted(), 'the same yes twice at a time').toEqual([false, true]);
    expect(twice).toContainEqual(gone);
    expect(await order(page, 'confirm', yes), 'the same yes again').toEqual(gone);
    expect(changes(person)).toEqual(['end']);
  });

  it('ends the call that was shown, and no other', async () => {
    const person = await start({ way: 'web' });
    const page = await openOptions(person);
    for (const action of ['endConference', 'closeRoom'] as const) {
      for (const [what, happens, answer, ends] of meanwhile) {
        const row = `${action}, and meanwhile ${what}`;
        const { name, meetingCode } = meetingOf(person, { config: { accessType: 'OPEN' } });
        person.google.startConference(name);
        const yes = await look(page, await ask(person, page, meetingCode, action));
        happens(person, name);
        const before = changes(person).length;
        expect(await order(page, 'confirm', yes), row).toMatchObject(answer);
        // Where another call runs, closing the room touches nothing either.
        const isTouched = action === 'closeRoom' && what !== 'another call runs';
        expect(changes(person).slice(before), row).toEqual(isTouched ? ['patch', ...ends] : ends);
      }
    }
  });
});
