import { once } from 'node:events';
import { connect as connectHttp2, constants } from 'node:http2';
import { connect } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fault, type Front, type Google, openFront, protocols, type Tear, troubles } from '../../google';
import { as, ask } from '../ask';
import { type Connection, openConnection, type Received } from '../connection';

const hour = 3_600_000;

describe.each(protocols)('faults over %s', (protocol) => {
  let front: Front;
  let google: Google;
  let name: string;
  let connection: Connection;
  beforeAll(async () => {
    front = await openFront({ protocols: [protocol] });
  });
  beforeEach(() => {
    google = front.begin();
    name = google.createSpace({ owner: 'host@gmail.com' }).name;
    connection = openConnection(google);
    return () => connection.close();
  });
  afterAll(() => front.close());

  const authorization = () => ({ authorization: `Bearer ${google.tokens['host@gmail.com']}` });
  const send = (method: string, path: string, body = ''): Promise<Received> =>
    connection.send({ method, target: `/v2/${path}`, headers: authorization(), body });
  const create = () => send('POST', 'spaces', '{}');
  const read = () => send('GET', name);
  const textOf = ({ chunks }: Received) => Buffer.concat(chunks).toString();
  /** The connection has carried an answer before. */
  const reuse = async () => expect((await read()).status).toBe(200);

  it('speaks it', async () => {
    await reuse();
    await create();
    expect(google.requests).toMatchObject([
      { protocol, reused: false },
      { protocol, reused: true },
    ]);
    expect(google.requests[1]?.connection).toBe(google.requests[0]?.connection);
  });

  const lost: [Fault, made: number, statusBefore: number[]][] = [
    [{ how: 'reset' }, 0, []],
    [{ how: 'answerAfterDoing' }, 1, []],
    [{ how: 'reset', done: true }, 1, []],
    [{ how: 'interim' }, 0, [103]],
    [{ how: 'interim', done: true }, 1, [103]],
    [{ how: 'interim', interim: 100 }, 0, [100]],
  ];
  const tears: Tear[] = ['fin', 'rst', 'stream', 'refused', 'goaway', 'goawayBelow'];
  describe.each(tears)('%s', (tear) => {
    it.each(lost)('%o', async (fault, made, interim) => {
      for (const connected of ['fresh', 'reused']) {
        if (connected === 'reused') await reuse();
        const before = google.spaces.length;
        google.failNext({ method: 'create', tear, ...fault });
        const got = await create();
        expect(got, connected).toMatchObject({ status: 0, brokeOff: 'before the headers' });
        // A reset may overtake what was sent before it.
        if (tear !== 'rst') expect(got.interim, connected).toEqual(interim);
        expect(google.spaces.length - before, connected).toBe(made);
        expect(google.requests.at(-1)?.status).toBeUndefined();
        connection.close();
        connection = openConnection(google);
      }
    });

    it('in the middle of the body', async () => {
      google.failNext({ method: 'create', how: 'cut', tear });
      expect((await create()).brokeOff).toBeDefined();
      expect(google.spaces).toHaveLength(2);
      expect(google.sent('create')).toMatchObject([{ status: 200 }]);
      expect(google.sent('create')[0]?.answer).toBeUndefined();
    });
  });

  it('cut shows the headers and half of the body, of its own answer as well', async () => {
    const whole = textOf(await read());
    google.failNext({ method: 'get', how: 'cut' });
    const half = await read();
    expect(half).toMatchObject({ status: 200, brokeOff: 'in the body' });
    expect(textOf(half)).toBe(whole.slice(0, Math.ceil(whole.length / 2)));
    connection.close();
    connection = openConnection(google);
    google.failNext({ method: 'get', how: 'cut', status: 500, body: 'abcd' });
    const own = await read();
    expect(own).toMatchObject({ status: 500, brokeOff: 'in the body' });
    expect(textOf(own)).toBe('ab');
  });

  it('hang keeps the connection open without a word, and lets others pass', async () => {
    google.failNext({ method: 'create', how: 'hang' });
    let answered = false;
    const hanging = create().then((got) => {
      answered = true;
      return got;
    });
    await expect.poll(() => google.sent('create').length).toBe(1);
    expect((await as(google, 'host@gmail.com').get(name)).status).toBe(200);
    expect(answered).toBe(false);
    expect(google.spaces).toHaveLength(1);
    front.begin();
    expect((await hanging).brokeOff).toBeDefined();
  });

  it('a call waits for what it comes after, not carried out, and lets others pass', async () => {
    let letGo = () => {};
    const after = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    google.failNext({ method: 'create', after });
    const waiting = create();
    await expect.poll(() => google.sent('create').length).toBe(1);
    expect((await as(google, 'host@gmail.com').get(name)).status).toBe(200);
    expect(google.spaces).toHaveLength(1);
    letGo();
    expect((await waiting).status).toBe(200);
    expect(google.spaces).toHaveLength(2);
  });

  it('the connection is torn after some silence', async () => {
    await reuse();
    google.failNext({ method: 'create', how: 'answerAfterDoing', tearAfterMs: 200 });
    const started = performance.now();
    expect((await create()).brokeOff).toBe('before the headers');
    expect(google.spaces).toHaveLength(2);
    expect(performance.now() - started).toBeGreaterThanOrEqual(190);
  });

  it('trickle sends the real answer byte by byte', async () => {
    const whole = textOf(await read());
    google.failNext({ method: 'get', how: 'trickle', byteEveryMs: 3 });
    const started = performance.now();
    const got = await read();
    expect(textOf(got)).toBe(whole);
    expect(performance.now() - started).toBeGreaterThanOrEqual(whole.length * 3 - 10);
    expect(got.chunks.length).toBeGreaterThan(10);
  });

  const answers: [keyof typeof troubles, (got: Received) => void][] = [
    ['malformed', (got) => expect(() => JSON.parse(textOf(got))).toThrow(SyntaxError)],
    ['otherShape', (got) => expect(JSON.parse(textOf(got))).toEqual([{ name: 42 }])],
    ['empty', (got) => expect(textOf(got)).toBe('')],
    ['tenMegabytes', (got) => expect(textOf(got).length).toBeGreaterThan(10_000_000)],
    ['portal', ({ headers }) => expect(headers['content-type']).toBe('text/html; charset=UTF-8')],
    ['portalRedirect', ({ headers }) => expect(headers.location).toBe('https://www.google.com/portal')],
    ['portalRequired', (got) => expect(textOf(got)).toContain('<button>Connect</button>')],
    ['badGateway', (got) => expect(textOf(got)).toContain('502 Bad Gateway')],
  ];
  it.each(answers)('%s', async (trouble, check) => {
    google.failNext({ ...troubles[trouble], method: 'create' });
    const got = await create();
    expect(got.brokeOff).toBeUndefined();
    const fault: Fault = troubles[trouble];
    expect(got.status).toBe(fault.status);
    check(got);
    expect(google.spaces).toHaveLength(1);
    google.failNext({ ...troubles[trouble], method: 'create', done: true });
    expect((await create()).status).toBe(got.status);
    expect(google.spaces).toHaveLength(2);
  });

  it('a clock that is off: of one answer, and of Google altogether', async () => {
    const dateOf = ({ headers }: Received) => Date.parse(String(headers.date));
    const isOffBy = (got: Received, ms: number) => {
      expect(got.status).toBe(200);
      expect(Math.abs(dateOf(got) - Date.now() - ms)).toBeLessThan(60_000);
    };
    for (const [trouble, ms] of [
      ['clockAhead', hour],
      ['clockBehind', -hour],
    ] as const) {
      google.failNext({ ...troubles[trouble], method: 'get' });
      isOffBy(await read(), ms);
    }
    isOffBy(await read(), 0);
    google.advance(-hour);
    isOffBy(await read(), -hour);
  });

  it('a header is added to the real answer', async () => {
    google.failNext({ method: 'get', headers: { 'retry-after': '7' } });
    expect(await read()).toMatchObject({ status: 200, headers: { 'retry-after': '7' } });
  });

  it('faults of several meetings wait side by side', async () => {
    const other = google.createSpace({ owner: 'host@gmail.com' });
    const record = google.startConference(other.name);
    google.failNext({ space: other.meetingCode.toUpperCase(), status: 500, times: 4 });
    google.failNext({ space: name, status: 429 });
    const statuses: number[] = [];
    for (const path of [
      'conferenceRecords',
      name,
      name,
      other.name,
      `spaces/${other.meetingCode}`,
      `${record}/participants`,
      `conferenceRecords?filter=space.name%3D%22${other.name}%22`,
      other.name,
    ])
      statuses.push((await send('GET', path)).status);
    expect(statuses).toEqual([200, 429, 200, 500, 500, 500, 500, 200]);
  });

  it('a fault waits for the call that asks for exactly this, and tells how many calls met it', async () => {
    const asking = { config: { accessType: 'TRUSTED' } };
    const laid = google.failNext({ method: 'create', asking, status: 500, times: 2 });
    const make = async (body: object) => (await send('POST', 'spaces', JSON.stringify(body))).status;
    expect(await make({ config: { accessType: 'OPEN' } })).toBe(200);
    expect(laid.met).toBe(0);
    expect(await make(asking)).toBe(500);
    expect(await make({ config: { accessType: 'TRUSTED', moderation: 'ON' } })).toBe(200);
    expect(await make(asking)).toBe(500);
    expect(await make(asking)).toBe(200);
    expect(laid.met).toBe(2);
  });

  it('what was carried out is in the log, whether or not it was answered', async () => {
    google.failNext({ method: 'create', how: 'answerAfterDoing' });
    await create();
    google.failNext({ method: 'create', status: 503 });
    await as(google, 'host@gmail.com').post('spaces', {});
    const [lost, refused] = google.sent('create');
    expect(lost?.carriedOut).toMatchObject({ name: google.spaces.at(-1)?.name });
    expect(refused).not.toHaveProperty('carriedOut');
  });

  it('a connection carries no call after an answer that closes it', async () => {
    await reuse();
    google.failNext({ method: 'get', closes: true });
    const { status, headers } = await read();
    expect(status).toBe(200);
    if (protocol === 'h2') return expect.poll(async () => (await read()).brokeOff).toBe('before the headers');
    expect(headers.connection).toBe('close');
    await read();
    expect(google.requests.at(-1)?.reused).toBe(false);
  });

  it('a client that sends again by itself is no browser that repeats', async () => {
    await reuse();
    google.failNext({ method: 'create', how: 'reset' });
    await create();
    connection.close();
    connection = openConnection(google);
    expect((await create()).status).toBe(200);
    expect(google.sent('create')).toHaveLength(2);
    expect(google.orders).toEqual(google.sent('create'));
    expect(google.repeats).toEqual([]);
  });

  it.each(['tcp', 'tls'] as const)('no connection comes about (%s), until it may again', async (how) => {
    await reuse();
    google.refuseConnections(how);
    // The connection that lay idle is gone as well.
    expect((await read()).brokeOff).toBe('before the headers');
    await expect(as(google, 'host@gmail.com').get(name)).rejects.toThrow('before the headers');
    expect(google.requests).toHaveLength(1);
    google.acceptConnections();
    expect((await as(google, 'host@gmail.com').get(name)).status).toBe(200);
    let letGo = () => {};
    const after = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const refusal = google.refuseConnections(how, after);
    let isRefused = false;
    const refused = as(google, 'host@gmail.com')
      .get(name)
      .catch(() => {
        isRefused = true;
      });
    await expect.poll(() => refusal.tried).toBe(1);
    expect(isRefused).toBe(false);
    letGo();
    await refused;
    expect(isRefused).toBe(true);
    google = front.begin();
    expect((await as(google, 'host@gmail.com').get('spaces/abc-mnop-xyz')).status).toBe(403);
  });

  it('one Google after the other: what waits is dropped, what comes next is answered by the new one', async () => {
    await reuse();
    const before = google;
    google.failNext({ method: 'create', how: 'hang' });
    google.failNext({ method: 'patch', delayMs: 20_000 });
    const hanging = create();
    const late = expect(as(google, 'host@gmail.com').patch(name, {})).rejects.toThrow('broke off');
    await expect.poll(() => google.orders.length).toBe(2);
    google = front.begin();
    expect((await hanging).brokeOff).toBeDefined();
    await late;
    expect(google.requests).toEqual([]);
    if (protocol === 'h2') expect((await read()).status).toBe(403);
    else expect((await as(google, 'host@gmail.com').get(name)).status).toBe(403);
    expect(google.requests).toHaveLength(1);
    const old = before.requests.at(0)?.connection;
    expect(google.requests[0]?.connection === old).toBe(protocol === 'h2');
  });

  it('a client may go away at any time', async () => {
    const gone: Fault[] = [{ delayMs: 50 }, { how: 'hang' }, { how: 'trickle', byteEveryMs: 5 }, troubles.tenMegabytes];
    for (const fault of gone) {
      const leaving = openConnection(google);
      google.failNext({ method: 'get', ...fault });
      const arrived = google.requests.length;
      const left = leaving.send({ method: 'GET', target: `/v2/${name}`, headers: authorization(), body: '' });
      await expect.poll(() => google.requests.length).toBe(arrived + 1);
      leaving.close();
      await left;
    }
    // In the middle of its own request, and before the protocol is settled.
    const half = `POST /v2/spaces HTTP/1.1\r\nHost: meet.googleapis.com\r\nContent-Length: 99\r\n\r\n{`;
    const frames = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
    for (const words of [protocol === 'h2' ? frames : half, 'nonsense\r\n\r\n', '']) {
      const socket = connect({ port: google.port, rejectUnauthorized: false, ALPNProtocols: [protocol] });
      await new Promise<void>((resolve) => socket.once('secureConnect', resolve));
      await new Promise<void>((resolve) => socket.write(words, () => resolve()));
      socket.destroy();
    }
    await expect
      .poll(() => ask(google, 'GET', `/v2/${name}`, { token: google.tokens['host@gmail.com'] }))
      .toMatchObject({ status: 200 });
    expect(google.sent('create')).toEqual([]);
  });
});

it('over h2, large answers that a client does not want leave the connection as it was', async () => {
  const front = await openFront({ protocols: ['h2'] });
  const google = front.begin();
  const { name } = google.createSpace({ owner: 'host@gmail.com' });
  const client = connectHttp2(`https://127.0.0.1:${front.port}`, { rejectUnauthorized: false });
  const authorization = `Bearer ${google.tokens['host@gmail.com']}`;
  const read = () => client.request({ ':authority': 'meet.googleapis.com', ':path': `/v2/${name}`, authorization });
  try {
    google.failNext({ method: 'get', ...troubles.tenMegabytes, times: 3 });
    for (let n = 0; n < 3; n++) {
      const unwanted = read();
      unwanted.on('error', () => undefined);
      await once(unwanted, 'response');
      unwanted.close(constants.NGHTTP2_CANCEL);
    }
    const [headers] = await once(read(), 'response');
    expect(headers[':status']).toBe(200);
  } finally {
    client.destroy();
    await front.close();
  }
});

it.each(protocols)(
  'over %s, silence: what is sent is carried out, no answer arrives, and a new connection works',
  async (protocol) => {
    const front = await openFront({ protocols: [protocol], isRelayed: true });
    const google = front.begin();
    const connection = openConnection(google);
    const headers = { authorization: `Bearer ${google.tokens['host@gmail.com']}` };
    const create = () => connection.send({ method: 'POST', target: '/v2/spaces', headers, body: '{}' });
    expect((await create()).status).toBe(200);
    google.fallSilent();
    let isOver = false;
    const waiting = create().then(() => {
      isOver = true;
    });
    await expect.poll(() => google.spaces.length).toBe(2);
    expect((await as(google, 'host@gmail.com').post('spaces', {})).status).toBe(200);
    expect(isOver).toBe(false);
    connection.close();
    await waiting;
    expect(google.spaces).toHaveLength(3);
    await front.close();
  },
);

it('without a restriction HTTP/2 is preferred and HTTP/1.1 is spoken, also to a client that names no protocol', async () => {
  const front = await openFront();
  const google = front.begin();
  const spoken = async (ALPNProtocols?: string[]) => {
    const socket = connect({ port: google.port, rejectUnauthorized: false, ALPNProtocols });
    await new Promise<void>((resolve) => socket.once('secureConnect', resolve));
    const { alpnProtocol } = socket;
    socket.destroy();
    return alpnProtocol;
  };
  expect(await spoken(['http/1.1', 'h2'])).toBe('h2');
  expect(await spoken(['http/1.1'])).toBe('http/1.1');
  expect(await spoken()).toBe(false);
  for (const protocol of protocols) {
    const connection = openConnection(google, protocol);
    expect((await ask(google, 'GET', '/v2/spaces/abc-mnop-xyz', { connection })).status).toBe(401);
    connection.close();
  }
  expect(google.requests.map(({ protocol }) => protocol)).toEqual(['h2', 'http/1.1']);
  await front.close();
});
