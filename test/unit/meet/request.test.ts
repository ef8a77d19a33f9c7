import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { meetClient } from '../../../src/meet/client';
import { longestBodyBytes, readLimitMs, writeLimitMs } from '../../../src/meet/request';
import { type Answer, down, failure, refusal, serve, space, thrown } from './server';

const name = 'spaces/jQCFfuBOdN5z';
const unauthenticated = refusal(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');

type Client = Awaited<ReturnType<typeof serve>>['client'];
const writes: [string, (client: Client) => Promise<unknown>][] = [
  ['create', (client) => client.createSpace()],
  ['patch', (client) => client.patchSpace(name, { accessType: 'OPEN' }, ['config.accessType'])],
  ['end', (client) => client.endActiveConference(name)],
];

describe('a refused token', () => {
  test.each([['get', (client: Client) => client.getSpace(name)] as const, ...writes])(
    '%s: dropped, fetched again, repeated once',
    async (method, call) => {
      const { client, arrived, refused } = await serve([unauthenticated, method === 'end' ? { json: {} } : space()]);
      await call(client);
      expect(refused).toEqual(['ya29.secret-0']);
      expect(arrived.map(({ headers }) => headers.authorization)).toEqual([
        'Bearer ya29.secret-0',
        'Bearer ya29.secret-1',
      ]);
      expect(arrived[1]?.body).toBe(arrived[0]?.body);
    },
  );

  test('twice: unauthenticated, and the second one is dropped too', async () => {
    const { client, arrived, refused } = await serve([unauthenticated]);
    expect((await failure(client.createSpace())).kind).toBe('unauthenticated');
    expect(arrived).toHaveLength(2);
    expect(refused).toEqual(['ya29.secret-0', 'ya29.secret-1']);
  });

  test('in the middle of repeats is repeated once in all', async () => {
    const { client, arrived } = await serve([down, unauthenticated, down, unauthenticated]);
    expect((await failure(client.getSpace(name))).kind).toBe('unauthenticated');
    expect(arrived).toHaveLength(4);
  });

  test('what the authority throws reaches the caller, and nothing was sent', async () => {
    const { origin, arrived } = await serve([space()]);
    const gone = new Error('signed out');
    const client = meetClient({ token: () => Promise.reject(gone), refuse: async () => {} }, { origin });
    expect(await thrown(client.createSpace())).toBe(gone);
    expect(arrived).toEqual([]);
  });

  test.each(['', 'two words', 'line\nbreak', 'ключ'])('a token like %j is not sent and not quoted', async (token) => {
    const { origin, arrived } = await serve([space()]);
    const client = meetClient({ token: async () => token, refuse: async () => {} }, { origin });
    const error = await thrown(client.createSpace());
    expect(error).toBeInstanceOf(TypeError);
    if (token) expect(`${error.stack}${error.cause}`).not.toContain(token);
    expect(arrived).toEqual([]);
  });
});

describe('repeats', () => {
  test('a read is repeated on UNAVAILABLE, with growing pauses', async () => {
    const { client, arrived, waits } = await serve([down, down, down, down, space()]);
    expect(await client.getSpace(name)).toMatchObject({ name });
    expect(arrived).toHaveLength(5);
    expect(waits.map(Math.round)).toEqual([1000, 1300, 1690, 2197]);
  });

  test('five attempts, then unavailable', async () => {
    const { client, arrived } = await serve([down]);
    expect((await failure(client.listParticipants('conferenceRecords/a'))).kind).toBe('unavailable');
    expect(arrived).toHaveLength(5);
  });

  test('a bare 503 counts as UNAVAILABLE', async () => {
    const { client, arrived } = await serve([{ status: 503, text: 'upstream' }, space()]);
    await client.getSpace(name);
    expect(arrived).toHaveLength(2);
  });

  test.each([
    [500, 'INTERNAL', 'unavailable'],
    [504, 'DEADLINE_EXCEEDED', 'unavailable'],
    [503, 'INTERNAL', 'unavailable'],
    [429, 'RESOURCE_EXHAUSTED', 'rateLimited'],
    [403, 'PERMISSION_DENIED', 'denied'],
  ])('not on %i %s', async (code, status, kind) => {
    const { client, arrived } = await serve([refusal(code, status)]);
    expect((await failure(client.getSpace(name))).kind).toBe(kind);
    expect(arrived).toHaveLength(1);
  });

  test.each(writes)('%s is sent once: it may have happened', async (_, call) => {
    for (const answer of [down, refusal(500, 'INTERNAL'), { status: 502, text: '<html>' }] as Answer[]) {
      const { client, arrived, waits } = await serve([answer]);
      expect((await failure(call(client))).kind).toBe('outcomeUnknown');
      expect(arrived).toHaveLength(1);
      expect(waits).toEqual([]);
    }
  });

  test('Retry-After is waited for when it is longer, within a minute in all', async () => {
    const later: Answer = { ...(down as object), headers: { 'Retry-After': '25' } };
    const { client, arrived, waits } = await serve([later]);
    expect(await failure(client.getSpace(name))).toMatchObject({ kind: 'unavailable', retryAfterMs: 25_000 });
    expect(waits).toEqual([25_000, 25_000]);
    expect(arrived).toHaveLength(3);
  });

  test('a Retry-After of more than a minute is told at once', async () => {
    const { client, waits } = await serve([{ ...(down as object), headers: { 'Retry-After': '120' } }]);
    expect(await failure(client.getSpace(name))).toMatchObject({ retryAfterMs: 120_000 });
    expect(waits).toEqual([]);
  });
});

test('slow attempts count towards the minute', async () => {
  const { client, arrived, waits } = await serve([down]);
  let now = 0;
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 25_000));
  try {
    expect((await failure(client.getSpace(name))).kind).toBe('unavailable');
  } finally {
    clock.mockRestore();
  }
  expect(arrived.length).toBeLessThanOrEqual(3);
  expect(waits.length).toBe(arrived.length - 1);
});

test('no cookies, nothing from a cache, nothing into one', async () => {
  const seen: (RequestInit | undefined)[] = [];
  const { client } = await serve([space()], {
    fetch: (input, init) => {
      seen.push(init);
      return fetch(input, init);
    },
  });
  await client.getSpace(name);
  expect(seen).toMatchObject([{ credentials: 'omit', cache: 'no-store', redirect: 'error' }]);
});

describe('no whole answer', () => {
  const timeLimitMs = { read: 60, write: 60 };

  test.each(['silence', 'half'] as const)('%s: a read times out, a write is unknown', async (answer) => {
    const { client, arrived } = await serve([answer], { timeLimitMs });
    expect(await failure(client.getSpace(name))).toMatchObject({ kind: 'timedOut', timeLimitMs: 60 });
    for (const [, call] of writes) expect((await failure(call(client))).kind).toBe('outcomeUnknown');
    expect(arrived).toHaveLength(4);
  });

  test.each(['hang up', 'cut off'] as const)('%s: a read is unreachable, a write is unknown', async (answer) => {
    const { client, arrived } = await serve([answer]);
    expect(await failure(client.getSpace(name))).toMatchObject({ kind: 'unreachable' });
    for (const [, call] of writes) expect((await failure(call(client))).kind).toBe('outcomeUnknown');
    expect(arrived).toHaveLength(4);
  });

  test('nobody listens: a read is unreachable; of a write fetch does not say that it never left', async () => {
    const client = meetClient({ token: async () => 't', refuse: async () => {} }, { origin: 'http://127.0.0.1:1' });
    expect((await failure(client.getSpace(name))).kind).toBe('unreachable');
    expect((await failure(client.createSpace())).kind).toBe('outcomeUnknown');
  });

  test.each(['', '<html>', '[]', 'null', '"yes"', '{"name": "spaces/'])('an answer of %j is broken', async (text) => {
    const { client } = await serve([{ text }]);
    expect((await failure(client.getSpace(name))).kind).toBe('badAnswer');
    for (const [, call] of writes) expect((await failure(call(client))).kind).toBe('outcomeUnknown');
  });

  test('a body without an end is not read to its end, and counts by its head', async () => {
    const chunk = Buffer.alloc(64 * 1024, ' ');
    let sentBytes = 0;
    let status = 200;
    function* endless() {
      for (;;) {
        sentBytes += chunk.length;
        yield chunk;
      }
    }
    const server = createServer((_, response) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      Readable.from(endless()).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = meetClient({ token: async () => 't', refuse: async () => {} }, { origin });
    expect((await failure(client.getSpace(name))).kind).toBe('badAnswer');
    for (const [, call] of writes) expect((await failure(call(client))).kind).toBe('outcomeUnknown');
    status = 403;
    expect((await failure(client.createSpace())).kind).toBe('denied');
    // What the sockets hold comes on top of what was read.
    expect(sentBytes).toBeLessThan(5 * 10 * longestBodyBytes);
  });

  test('a long answer of the API is read whole, whatever its letters', async () => {
    const label = 'ключ👩‍👧'.repeat(50_000);
    const { client } = await serve([space({ label })]);
    expect(await client.getSpace(name)).toEqual({ name, label });
  });

  test('limits: a write is given up before Chrome ends a worker for a fetch of 30 s', () => {
    expect([readLimitMs, writeLimitMs]).toEqual([15_000, 28_000]);
  });
});

test('the real wait waits', async () => {
  const { client, arrived } = await serve([down, space()], { wait: undefined });
  const begun = performance.now();
  await client.getSpace(name);
  expect(performance.now() - begun).toBeGreaterThan(990);
  expect(arrived).toHaveLength(2);
});

test('no token is in any error', async () => {
  const answers: Answer[] = [unauthenticated, down, 'hang up', 'cut off', { text: 'x' }, refusal(400, 'X')];
  for (const answer of answers) {
    const { client } = await serve([answer]);
    for (const call of [() => client.getSpace(name), () => client.createSpace()]) {
      const error = await thrown(call());
      const seen = [
        error.message,
        error.stack,
        JSON.stringify(error),
        String(error.cause),
        JSON.stringify(error.cause),
      ];
      expect(seen.join()).not.toContain('ya29');
    }
  }
});
