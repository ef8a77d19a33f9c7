import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '../chromium';
import { until } from '../chromium/until';
import { type Fault, openFront, type Protocol, protocols, type Space } from '../google';
import {
  ask,
  called,
  changes,
  click,
  hold,
  hostedCall,
  isAsked,
  look,
  meetingOf,
  notified,
  openOptions,
  openOverMeeting,
  order,
  type Person,
  said,
  sees,
  signIn,
  start,
} from '../person';
import { oneIn, share } from '../share';

beforeEach(oneIn(10));

/** The end is carried out, its answer is lost, and Chromium sends it again by itself so much later. */
const repeatedAfterMs = 2_000;
const lost = { method: 'end', how: 'answerAfterDoing', repeats: 'apart', tearAfterMs: repeatedAfterMs } as const;

/** Somebody in a browser that speaks one protocol with Google. */
async function startOver(protocol: Protocol): Promise<Person> {
  const front = await openFront({ protocols: [protocol] });
  onTestFinished(() => front.close());
  const google = front.begin();
  const chromium = await launchChromium({ google: front });
  onTestFinished(() => chromium.close());
  await signIn({ google, chromium }, 'web', ['settings', 'created']);
  return { google, chromium };
}

/** Waits until Google has ended the call, which the extension does not know yet, and lets Ann walk back in. */
async function walkBack({ google }: Person, { name }: Space): Promise<string | undefined> {
  await until('Google has ended the call', () => !google.conference(name));
  return google.join(name, 'Ann').conferenceRecord;
}

/** The repeat that Chromium sent by itself, once Google has answered it. */
const repeated = ({ google }: Person, times: number) =>
  until(`Chromium has repeated ${times} in all`, () => google.repeats[times - 1]?.status && google.repeats[times - 1]);

/** What happens while the answer to the end is away, what Google answers to the repeat, and what the worker answers. */
type Row = [
  what: string,
  meanwhile: (person: Person, space: Space) => Promise<unknown>,
  repeat: number,
  answer: object,
  runs: boolean,
];
const rows: Row[] = [
  ['nobody comes back', async () => {}, 400, { already: true }, false],
  ['Ann walks back in, and the repeat ends her call', walkBack, 200, { already: false, next: 'over' }, false],
  [
    'Ann walks back in after the repeat',
    async (person, space) => {
      const before = person.google.repeats.length;
      const letGo = hold(person, 'get');
      await repeated(person, before + 1);
      person.google.join(space.name, 'Ann');
      letGo();
    },
    400,
    { already: true, next: 'runs' },
    true,
  ],
];

describe.each(share(protocols, 2))('An end that Chromium repeats by itself, over %s', (protocol) => {
  it('is told as what Google showed afterwards', async () => {
    const person = await startOver(protocol);
    const page = await openOptions(person);
    for (const [index, [what, meanwhile, repeat, answer, runs]] of rows.entries()) {
      const space = meetingOf(person, { config: { accessType: 'OPEN' } });
      person.google.startConference(space.name, ['host@gmail.com', 'Ann']);
      const yes = await look(page, await ask(person, page, space.meetingCode));
      person.google.failNext(lost);
      const ending = order(page, 'confirm', yes);
      await called(person, 'end', index + 1);
      await meanwhile(person, space);
      expect(await ending, what).toEqual({ ok: true, value: { code: space.meetingCode, ...answer } });
      expect(changes(person), 'what the extension sent').toHaveLength(index + 1);
      expect(person.google.orders.at(-1), what).toMatchObject({ call: 'end', protocol, reused: true });
      expect(await repeated(person, index + 1), what).toMatchObject({ call: 'end', status: repeat });
      expect(!!person.google.conference(space.name), what).toBe(runs);
    }
  });
});

/** The popup after the yes to the end of a call, in which something happens before the answer. */
async function endInPopup(happens: (person: Person, space: Space) => Promise<unknown>, fault: Fault = lost) {
  const { person, space } = await hostedCall({ inCall: ['host@gmail.com', 'Ann'] });
  const popup = await openOverMeeting(person, space.meetingCode);
  await click(popup, 'End call for everyone…');
  await isAsked(popup);
  person.google.failNext(fault);
  await click(popup, 'End for everyone');
  await called(person, 'end');
  await happens(person, space);
  return { person, space, popup };
}

describe('A person sees', () => {
  it('that the call is over, and never that this order ended it, where only the repeat was answered', async () => {
    const { person, popup } = await endInPopup(async () => {});
    await sees(popup, 'The call is over');
    expect(await said(popup)).not.toContain('The call was ended for everyone');
    expect(changes(person)).toEqual(['end']);
  });

  it('that a call which began meanwhile is over, too', async () => {
    const { person, popup } = await endInPopup(walkBack);
    await sees(popup, 'The call was ended for everyone');
    await sees(popup, 'A call that began right after it is over, too: the browser may have sent the order twice.');
    expect(changes(person)).toEqual(['end']);
  });

  it('that another call runs by now, and is asked anew about that one', async () => {
    const { person, space, popup } = await endInPopup(async (person, space) => {
      const letGo = hold(person, 'get');
      await repeated(person, 1);
      person.google.join(space.name, 'Ann');
      person.google.join(space.name, 'Bo');
      person.google.join(space.name, 'Cy');
      letGo();
    });
    await sees(popup, 'The call is over');
    await sees(popup, 'Another call of this meeting is running by now.');
    await click(popup, 'End call for everyone…');
    await isAsked(popup);
    await sees(popup, '3 people');
    expect(changes(person)).toEqual(['end']);
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(person.google.conference(space.name)).toBeUndefined();
  });

  it('all of that in a notification, where the popup is gone', async () => {
    const { person, space } = await endInPopup(async (person, space) => {
      await person.chromium.closePopup();
      await walkBack(person, space);
    });
    const told = await notified(person, 'The call was ended for everyone', space.meetingCode);
    expect(told.message).toContain('A call that began right after it is over, too');
  });
});

/** What Google answers where there is nothing to end, and where something else is in the way. */
const precondition = {
  method: 'end',
  status: 400,
  body: { error: { code: 400, status: 'FAILED_PRECONDITION', message: 'Something else has to be done first.' } },
};

/** How reading back goes, and what is then said. */
const readings: [what: string, prepare: (person: Person, space: Space) => void, answer: object][] = [
  ['the call still runs', () => {}, { ok: false, failure: { kind: 'notEnded' } }],
  [
    'it cannot be read whether it runs',
    ({ google }) => google.failNext({ method: 'get', status: 500 }),
    { ok: false, failure: { kind: 'noConference' } },
  ],
  [
    'only its record can be read, which has an end',
    ({ google }, { name }) => {
      google.endConference(name);
      google.failNext({ method: 'get', status: 500 });
    },
    { ok: true, value: { already: true } },
  ],
  [
    'only the space can be read, which shows no call',
    ({ google }, { name }) => {
      google.endConference(name);
      google.failNext({ method: 'conferenceRecords.list', status: 500 });
    },
    { ok: true, value: { already: true } },
  ],
];

describe('FAILED_PRECONDITION', () => {
  it('is no end of a call: what is said of it was read back', async () => {
    const person = await start({ way: 'web' });
    const page = await openOptions(person);
    for (const [index, [what, prepare, answer]] of readings.entries()) {
      const space = meetingOf(person);
      person.google.startConference(space.name);
      const yes = await look(page, await ask(person, page, space.meetingCode));
      const letGo = hold(person, 'end', precondition);
      const ending = order(page, 'confirm', yes);
      await called(person, 'end', index + 1);
      prepare(person, space);
      letGo();
      expect(await ending, what).toMatchObject(answer);
      expect(changes(person), what).toHaveLength(index + 1);
    }
  });

  it('to a person: the call still runs, and the question can be asked anew', async () => {
    const { person, popup } = await endInPopup(async () => {}, precondition);
    await sees(popup, 'Google did not end the call: it still runs.');
    expect(await said(popup)).not.toContain('is over');
    await click(popup, 'Try again');
    await isAsked(popup);
    await click(popup, 'End for everyone');
    await sees(popup, 'The call was ended for everyone');
    expect(changes(person)).toEqual(['end', 'end']);
  });

  it('and a 200 stays an end, whatever cannot be read after it', async () => {
    const person = await start({ way: 'web' });
    const page = await openOptions(person);
    const space = meetingOf(person);
    person.google.startConference(space.name);
    const yes = await look(page, await ask(person, page, space.meetingCode));
    const letGo = hold(person, 'end');
    const ending = order(page, 'confirm', yes);
    await called(person, 'end');
    person.google.failNext({ method: 'get', how: 'hang' });
    letGo();
    expect(await ending).toEqual({ ok: true, value: { code: space.meetingCode, already: false } });
  });
});
