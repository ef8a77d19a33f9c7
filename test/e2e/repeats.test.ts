import { describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium } from '../chromium';
import { until } from '../chromium/until';
import type { Evaluates } from '../chromium/worker';
import { type Fault, type Front, openFront, type Protocol, protocols, type Tear } from '../google';

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
  ],
  'http/1.1': [
    ...both,
    [interim('fin'), 'fresh', 1, 1, failed],
    [interim('fin'), 'reused', 1, 1, '200 empty'],
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
