import type { Page } from 'puppeteer-core';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '../chromium';
import { until } from '../chromium/until';
import type { Evaluates } from '../chromium/worker';
import type { OperationName } from '../faults/expected';
import { isOf, operations, type Ready } from '../faults/operations';
import { openScene, type Scene } from '../faults/scene';
import { type Fault, type Front, openFront, type Protocol, protocols, type Tear } from '../google';
import { type Answer, called, hold, meetingOf, order, signIn } from '../person';
import { oneIn, share } from '../share';

beforeEach(oneIn(10));

/** A POST of the extension's worker after `reads` reads, as status and length of the answer, or as what fetch rejects with. */
const post = (worker: Evaluates, token: string | undefined, reads: number): Promise<string> =>
  worker.evaluate(
    async (token, reads) => {
      const url = 'https://meet.googleapis.com/v2/spaces';
      const headers = { Authorization: `Bearer ${token}` };
      for (let i = 0; i < reads; i++) await (await fetch(`${url}/abc-mnop-xyz`, { headers })).text();
      try {
        const response = await fetch(url, { method: 'POST', headers, body: '{}' });
        return `${response.status} ${(await response.text()) === '' ? 'empty' : 'whole'}`;
      } catch (error) {
        return String(error);
      }
    },
    token,
    reads,
  );

/** What becomes of one POST: how often it is sent, how many meetings are made, and what fetch says of it. */
type Row = [fault: Fault, on: 'fresh' | 'reused', sent: number, made: number, says: string];
const failed = 'TypeError: Failed to fetch';
const apart = 'apart';
const lost = (tear: Tear): Fault => ({ how: 'answerAfterDoing', tear, repeats: apart });
const interim = (tear: Tear): Fault => ({ how: 'interim', done: true, tear, repeats: apart });
const after100: Fault = { ...interim('fin'), interim: 100 };

const both: Row[] = [
  [lost('fin'), 'fresh', 1, 1, failed],
  [lost('rst'), 'fresh', 1, 1, failed],
  [lost('fin'), 'reused', 2, 2, '200 whole'],
  [lost('rst'), 'reused', 2, 2, '200 whole'],
  [{ how: 'reset', repeats: apart }, 'reused', 2, 1, '200 whole'],
  [{ ...lost('fin'), tearAfterMs: 300 }, 'reused', 2, 2, '200 whole'],
  [{ how: 'reset' }, 'reused', 2, 0, failed],
  [{ how: 'answerAfterDoing' }, 'reused', 2, 2, failed],
  [{ how: 'cut' }, 'reused', 1, 1, failed],
  [{ status: 421, repeats: apart }, 'reused', 2, 1, '200 whole'],
  [{ status: 200, body: '' }, 'reused', 1, 0, '200 empty'],
];
const rows = {
  h2: [
    ...both,
    [lost('stream'), 'reused', 1, 1, failed],
    [lost('refused'), 'fresh', 2, 2, '200 whole'],
    [lost('goaway'), 'fresh', 1, 1, failed],
    [lost('goaway'), 'reused', 2, 2, '200 whole'],
    [lost('goawayBelow'), 'reused', 2, 2, '200 whole'],
    [interim('fin'), 'reused', 1, 1, failed],
    [interim('goawayBelow'), 'reused', 2, 2, '200 whole'],
    // A 100 is nothing to Chromium here.
    [after100, 'reused', 2, 2, '200 whole'],
  ],
  'http/1.1': [
    ...both,
    [interim('fin'), 'fresh', 1, 1, failed],
    [interim('fin'), 'reused', 1, 1, '200 empty'],
    [after100, 'reused', 1, 1, '200 empty'],
    [{ status: 408, repeats: apart }, 'reused', 2, 1, '200 whole'],
  ],
} satisfies Record<Protocol, Row[]>;

/** The extension's worker in a Chromium of its own, and the address of a Google that speaks one protocol. */
async function startWorker(protocol: Protocol): Promise<{ front: Front; worker: Evaluates }> {
  const front = await openFront({ protocols: [protocol] });
  onTestFinished(() => front.close());
  front.begin();
  const chromium = await launchChromium({ google: front });
  onTestFinished(() => chromium.close());
  return { front, worker: await chromium.worker() };
}

/** A Google with nothing in it and no connection to it. */
function beginAnew(front: Front) {
  const google = front.begin();
  google.refuseConnections();
  google.acceptConnections();
  return google;
}

describe.each(protocols)('over %s', (protocol) => {
  it('Chromium repeats a POST as the local Google tells, and both are counted apart', async () => {
    const { front, worker } = await startWorker(protocol);
    for (const [fault, on, sent, made, says] of rows[protocol]) {
      const google = beginAnew(front);
      google.failNext({ method: 'create', ...fault });
      const said = await post(worker, google.tokens['host@gmail.com'], on === 'fresh' ? 0 : 2);
      const row = `${JSON.stringify(fault)} on a ${on} connection`;
      expect([said, google.spaces.length], row).toEqual([says, made]);
      expect(google.orders, row).toMatchObject([{ call: 'create', protocol, reused: on === 'reused' }]);
      expect(google.repeats, row).toHaveLength(sent - 1);
      for (const repeat of google.repeats) expect(repeat.repeats, row).toBe(google.orders[0]);
    }

    const before = beginAnew(front);
    before.failNext({ method: 'create', how: 'hang' });
    const hanging = post(worker, before.tokens['host@gmail.com'], 2);
    await until('the POST arrives', () => before.sent('create')[0]);
    const google = front.begin();
    expect(await hanging).toBe(failed);
    // What the Google before had not answered is not repeated to this one: that would have come before what is sent now.
    expect(await post(worker, google.tokens['host@gmail.com'], 0)).toBe('200 whole');
    expect(google.requests).toHaveLength(1);
  });
});

/** The three orders that send one change. */
const sending = ['create', 'patch', 'end'] as const;

/** How an answer that is lost may end, how often the order is then sent, and how often Google carries it out. */
interface Becomes {
  says: 'done' | 'unknown';
  sent: number;
  carriedOut: number;
}
const twice: Becomes = { says: 'done', sent: 2, carriedOut: 2 };
/** The first time Google did nothing, and said so in HTTP's own words. */
const rightlyTwice: Becomes = { says: 'done', sent: 2, carriedOut: 1 };
const once: Becomes = { says: 'unknown', sent: 1, carriedOut: 1 };
const onceInVain: Becomes = { says: 'unknown', sent: 1, carriedOut: 0 };

const ourBoth: [what: string, fault: Fault, becomes: Becomes][] = [
  ['closed before the headers', lost('fin'), twice],
  ['reset before the headers', lost('rst'), twice],
  ['answered with 421', { status: 421, repeats: apart }, rightlyTwice],
  ['closed after 103', interim('fin'), once],
  ['closed after 103, and not done', { ...interim('fin'), done: false }, onceInVain],
  ['answered with nothing', { status: 200, body: '', done: true }, once],
  ['answered with something foreign', { status: 200, body: { error: 'none' }, done: true }, once],
];
const ourRows = {
  h2: [
    ...ourBoth,
    ['closed after 100', after100, twice],
    ['RST_STREAM with INTERNAL_ERROR', lost('stream'), once],
    ['RST_STREAM with REFUSED_STREAM', { how: 'reset', tear: 'refused', repeats: apart }, rightlyTwice],
    ['GOAWAY that counts it', lost('goaway'), twice],
    ['GOAWAY that does not count it', { how: 'reset', tear: 'goawayBelow', repeats: apart }, rightlyTwice],
  ],
  'http/1.1': [...ourBoth, ['closed after 100', after100, once]],
} satisfies Record<Protocol, typeof ourBoth>;

/** Somebody signed in the web way, at a Google that speaks one protocol. */
async function startOver(protocol: Protocol, isRelayed = false): Promise<Scene> {
  const front = await openFront({ protocols: [protocol], isRelayed });
  onTestFinished(() => front.close());
  const google = front.begin();
  const chromium = await launchChromium({ google: front });
  onTestFinished(() => chromium.close());
  const person = { google, chromium };
  await signIn(person, 'web', ['settings', 'created']);
  return openScene(person);
}

/** What was carried out twice: a meeting or a patch. A call that was ended is over, and is not ended again. */
const carriedOutOf = (operation: OperationName, { carriedOut }: Becomes) =>
  operation === 'end' ? Math.min(1, carriedOut) : carriedOut;

/**
 * A change whose answer is lost is read back. Nobody is told “you ended it” where no answer said so, and a new meeting
 * cannot be read back.
 */
function expectSaid(answer: Answer, operation: OperationName, { says, carriedOut }: Becomes, row: string): void {
  const failed = (kind: string) => expect(answer, row).toMatchObject({ ok: false, failure: { kind } });
  if (says === 'unknown' && operation === 'create') failed('outcomeUnknown');
  else if (carriedOut === 0) failed('notDone');
  else if (operation !== 'end') expect(answer, row).toMatchObject({ ok: true });
  else expect(answer, row).toMatchObject({ ok: true, value: { already: says === 'unknown' || carriedOut === 2 } });
}

function expectSent({ person: { google } }: Scene, ready: Ready, from: number, becomes: Becomes, row: string): void {
  const its = google.requests.slice(from).filter((request) => isOf(ready, request));
  const carriedOut = its.filter((request) => request.carriedOut !== undefined);
  expect(its[0], row).toMatchObject({ reused: true });
  expect(its, row).toHaveLength(becomes.sent);
  expect(
    its.filter(({ repeats }) => !repeats),
    row,
  ).toHaveLength(1);
  expect(carriedOut, row).toHaveLength(becomes.carriedOut);
}

const read = (page: Page, { person }: Scene) => order(page, 'readSpace', { code: meetingOf(person).meetingCode });

describe.each(share(protocols, 2))(
  'An order of ours over %s, on a connection that carried an answer before',
  (protocol) => {
    it('is sent once by us, and no outcome is called better known than it is', async () => {
      const scene = await startOver(protocol);
      const { google } = scene.person;
      for (const [n, [what, fault, becomes]] of ourRows[protocol].entries()) {
        for (const operation of sending) {
          const row = `${operation} over ${protocol}, ${what}`;
          const ready = await operations[operation](scene, n, false);
          await read(scene.page, scene);
          const from = google.requests.length;
          const about = ready.space && { space: ready.space.name };
          google.failNext({ ...fault, ...about, method: ready.call });
          const answer = await order(scene.page, ready.action, ready.input);
          expectSaid(answer, operation, becomes, row);
          expectSent(scene, ready, from, { ...becomes, carriedOut: carriedOutOf(operation, becomes) }, row);
        }
      }
    });

    it('a repeated end may end the call of somebody who walked back in, and then it is Google that says so', async () => {
      const scene = await startOver(protocol);
      const { google } = scene.person;
      const ready = await operations.end(scene, 0, false);
      const name = ready.space?.name ?? '';
      google.failNext({ ...lost('fin'), method: 'end', tearAfterMs: 500 });
      const answer = order(scene.page, ready.action, ready.input);
      await until('the first end is carried out', () => google.sent('end')[0]?.carriedOut);
      google.startConference(name);
      expect(await answer).toMatchObject({ ok: true, value: { already: false } });
      expect(google.conference(name)).toBeUndefined();
      expect(google.requests.filter(({ call, carriedOut }) => call === 'end' && carriedOut)).toHaveLength(2);
      expect(google.sent('end')).toHaveLength(1);
    });
  },
);

it.runIf(process.env.LONG)(
  'over h2, out of silence: whatever is under way is sent again ten seconds later',
  async () => {
    const scene = await startOver('h2', true);
    const { google } = scene.person;
    const readies = { patch: await operations.patch(scene, 0, false), end: await operations.end(scene, 0, false) };
    const from = google.requests.length;
    const letGo = [hold(scene.person, 'patch'), hold(scene.person, 'end')];
    const answers = Object.values(readies).map((ready) => order(scene.page, ready.action, ready.input));
    await Promise.all([called(scene.person, 'patch'), called(scene.person, 'end')]);
    google.fallSilent();
    const silentFromMs = performance.now();
    for (const answer of letGo) answer();
    // Chromium asks whether the other end is still there only where it heard nothing for ten seconds.
    await until('nothing was heard for ten seconds', () => performance.now() - silentFromMs > 10_500, 15_000);
    const create = await operations.create(scene, 0, false);
    answers.push(order(scene.page, create.action, create.input));
    const [patch, end, made] = await Promise.all(answers);
    const outcomes = [
      ['patch', patch, readies.patch],
      ['end', end, readies.end],
      ['create', made, create],
    ] as const;
    for (const [operation, answer, ready] of outcomes) {
      if (answer) expectSaid(answer, operation, twice, operation);
      expectSent(scene, ready, from, { ...twice, carriedOut: carriedOutOf(operation, twice) }, operation);
    }
  },
);
