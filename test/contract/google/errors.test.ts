import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Google, protocols, startGoogle } from '../../google';
import { as, ask } from '../ask';

describe.each(protocols)('over %s', (protocol) => {
  let google: Google;
  let name: string;
  beforeAll(async () => {
    google = await startGoogle({ protocols: [protocol] });
  });
  beforeEach(() => {
    google.advance(60_001);
    name = google.createSpace({ owner: 'host@gmail.com' }).name;
  });
  afterAll(() => google.close());

  const host = () => as(google, 'host@gmail.com');

  describe('credentials', () => {
    it('missing: 401 that says so', async () => {
      const { status, json, headers } = await ask(google, 'GET', `/v2/${name}`);
      expect(status).toBe(401);
      expect(json.error).toMatchObject({
        status: 'UNAUTHENTICATED',
        message: expect.stringContaining('missing required'),
      });
      expect(headers['www-authenticate']).toBe('Bearer realm="https://accounts.google.com/"');
    });

    it('unknown, expired, revoked: 401 with the challenge', async () => {
      const expired = google.mintToken('second@gmail.com', ['https://www.googleapis.com/auth/meetings.space.settings']);
      expect((await ask(google, 'GET', `/v2/${name}`, { token: expired })).status).toBe(200);
      google.expireTokens('second@gmail.com');
      for (const token of ['nonsense', expired]) {
        const { status, json, headers } = await ask(google, 'GET', `/v2/${name}`, { token });
        expect(status).toBe(401);
        expect(json.error?.message).toMatch(
          /^Request had invalid authentication credentials\. Expected OAuth 2 access token/,
        );
        expect(headers['www-authenticate']).toContain('error="invalid_token"');
      }
      expect((await host().get(name)).status).toBe(200);
    });

    it('too few scopes: 403 with the method’s full name', async () => {
      const { status, json } = await as(google, 'host@gmail.com', ['settings']).post('spaces', {});
      expect(status).toBe(403);
      expect(json.error).toMatchObject({
        message: 'Request had insufficient authentication scopes.',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
            domain: 'googleapis.com',
            metadata: { service: 'meet.googleapis.com', method: 'google.apps.meet.v2.SpacesService.CreateSpace' },
          },
        ],
      });
    });
  });

  describe('the wire', () => {
    it('is pretty-printed JSON by ESF, and echoes the origin', async () => {
      const origin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
      const { headers } = await ask(google, 'GET', `/v2/${name}`, { token: host().token, headers: { origin } });
      expect(headers).toMatchObject({
        'content-type': 'application/json; charset=UTF-8',
        server: 'ESF',
        'access-control-allow-origin': origin,
      });
      const before = await ask(google, 'OPTIONS', `/v2/${name}`, {
        headers: {
          origin,
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'authorization',
        },
      });
      expect(before.status).toBe(200);
      expect(before.headers['access-control-allow-methods']).toContain('PATCH');
      expect(before.headers['access-control-allow-headers']).toBe('authorization');
    });

    it.each([
      '/v2/nothing',
      '/v3/spaces',
      '/v2/spaces/a/b',
      '/v2/spaces%2Fabc',
      '/v2/spaces/spaces%2Fabc',
      '/v2beta/conferenceRecords',
    ])('knows no %s', async (path) => {
      const { status, text } = await ask(google, 'GET', path, { token: host().token });
      expect(status).toBe(404);
      expect(text).toContain('<html');
    });

    it('has no list and no delete of spaces', async () => {
      expect((await host().get('spaces')).status).toBe(404);
      expect((await host().delete(name)).status).toBe(404);
    });

    it('writes every request down', async () => {
      const from = google.requests.length;
      await host().patch(`${name}?updateMask=config.accessType`, { config: { accessType: 'OPEN' } });
      await ask(google, 'GET', '/v2/nothing');
      expect(google.requests.slice(from)).toMatchObject([
        {
          call: 'patch',
          method: 'PATCH',
          path: `/v2/${name}`,
          query: { updateMask: 'config.accessType' },
          body: { config: { accessType: 'OPEN' } },
          user: 'host@gmail.com',
          status: 200,
          answer: { config: { accessType: 'OPEN' } },
        },
        { call: 'unknown', user: undefined, status: 404 },
      ]);
    });
  });

  describe('what tests make go wrong', () => {
    it('the API is switched off', async () => {
      google.disableApi();
      const { status, json } = await host().get(name);
      google.enableApi();
      expect(status).toBe(403);
      expect(json.error?.details?.map(({ reason }) => reason)).toEqual([undefined, 'SERVICE_DISABLED']);
      expect(json.error?.message).toContain(
        'https://console.developers.google.com/apis/api/meet.googleapis.com/overview?project=',
      );
      expect((await host().get(name)).status).toBe(200);
    });

    it('an answer of one’s own, so many times, for one method only', async () => {
      google.failNext({ method: 'get', status: 429, times: 2, headers: { 'retry-after': '7' } });
      google.failNext({ method: 'patch', body: '<html>Bad gateway</html>', status: 502 });
      google.failNext({ method: 'end', status: 403, reason: 'USER_BLOCKED_BY_ADMIN' });
      const first = await host().get(name);
      expect(first).toMatchObject({ status: 429, json: { error: { status: 'RESOURCE_EXHAUSTED' } } });
      expect(first.headers['retry-after']).toBe('7');
      expect((await host().get(name)).status).toBe(429);
      expect((await host().get(name)).status).toBe(200);
      expect(await host().patch(name, {})).toMatchObject({ status: 502, text: '<html>Bad gateway</html>' });
      const end = await host().post(`${name}:endActiveConference`, {});
      expect(end.json.error?.details?.[0]?.reason).toBe('USER_BLOCKED_BY_ADMIN');
    });

    it('no answer at all: before doing, and after', async () => {
      const spaces = google.spaces.length;
      google.failNext({ method: 'create', how: 'reset' });
      await expect(host().post('spaces', {})).rejects.toThrow('before the headers');
      expect(google.spaces).toHaveLength(spaces);
      google.failNext({ method: 'create', how: 'answerAfterDoing' });
      await expect(host().post('spaces', {})).rejects.toThrow('before the headers');
      expect(google.spaces).toHaveLength(spaces + 1);
      expect(google.requests.at(-1)).toMatchObject({ call: 'create' });
      expect(google.requests.at(-1)?.status).toBeUndefined();
    });

    it('late, and never', async () => {
      google.failNext({ method: 'get', delayMs: 150 });
      const started = Date.now();
      expect((await host().get(name)).status).toBe(200);
      expect(Date.now() - started).toBeGreaterThanOrEqual(140);
      google.failNext({ method: 'get', how: 'hang' });
      let isOver = false;
      const over = () => {
        isOver = true;
      };
      const before = google.requests.length;
      host().get(name).then(over, over);
      await expect.poll(() => google.requests.length).toBe(before + 1);
      // What is asked after it is answered, and it still is not.
      expect((await host().get(name)).status).toBe(200);
      expect(isOver).toBe(false);
    });

    it('closes quickly, whatever still hangs', async () => {
      const other = await startGoogle({ protocols: [protocol] });
      other.failNext({ how: 'hang' });
      const hanging = as(other, 'host@gmail.com')
        .get('spaces/abc-mnop-xyz')
        .catch(() => 'lost');
      await expect.poll(() => other.requests.length).toBe(1);
      const started = Date.now();
      await other.close();
      expect(Date.now() - started).toBeLessThan(2000);
      expect(await hanging).toBe('lost');
    });
  });
});
