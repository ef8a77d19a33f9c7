import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { curl, needCurl } from './curl';

const main = fileURLToPath(new URL('../google/main.ts', import.meta.url));
let child: ChildProcess;
let started: { origin: string; hosts: string[]; certificate: string; tokens: Record<string, string> };
let printed: string[];

beforeAll(async () => {
  needCurl();
  child = spawn(process.execPath, ['--import', 'tsx', main, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (!child.stdout) throw new Error('The local Google has no output.');
  printed = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => printed.push(line));
  const exited = once(child, 'exit').then(() => {
    throw new Error('The local Google ended before it printed its line.');
  });
  await Promise.race([once(lines, 'line'), exited]);
  started = JSON.parse(printed[0] ?? '');
}, 30_000);

afterAll(() => {
  child.kill('SIGKILL');
});

/** The calls of https://developers.google.com/workspace/meet/api/guides/meeting-spaces as they stand there; only the host name leads here. */
function guide(method: 'POST' | 'GET' | 'PATCH', url: string, body?: string) {
  const token = started.tokens['host@gmail.com'] ?? '';
  return curl([
    ...['--connect-to', `meet.googleapis.com:443:127.0.0.1:${new URL(started.origin).port}`],
    ...['--cacert', started.certificate],
    ...['-X', method, url, '-H', `Authorization: Bearer ${token}`],
    ...(body === undefined ? [] : ['-H', 'Content-Type: application/json; charset=utf-8', '-d', body]),
  ]);
}

describe('the cURL calls of the guide', () => {
  it('create with {}, get, restrict and end', async () => {
    const created = await guide('POST', 'https://meet.googleapis.com/v2/spaces', '{}');
    expect(created).toMatchObject({
      status: 200,
      json: { config: { accessType: 'RESTRICTED', entryPointAccess: 'ALL' } },
    });
    const { name, meetingCode } = created.json as { name: string; meetingCode: string };

    for (const key of [name, `spaces/${meetingCode}`])
      expect(await guide('GET', `https://meet.googleapis.com/v2/${key}`)).toEqual(created);

    const open = await guide(
      'PATCH',
      `https://meet.googleapis.com/v2/${name}?updateMask=config.accessType`,
      '{ "config": { "accessType": "OPEN" } }',
    );
    expect(open).toMatchObject({ status: 200, json: { name, config: { accessType: 'OPEN' } } });
    const restricted = await guide(
      'PATCH',
      `https://meet.googleapis.com/v2/${name}?updateMask=config.accessType`,
      '{ "config": { "accessType": "RESTRICTED" } }',
    );
    expect(restricted).toMatchObject({ status: 200, json: { name, config: { accessType: 'RESTRICTED' } } });

    const ended = await guide('POST', `https://meet.googleapis.com/v2/${name}:endActiveConference`, '{}');
    expect(ended).toEqual({
      status: 400,
      json: {
        error: {
          code: 400,
          message: 'There is no active conference for the given space.',
          status: 'FAILED_PRECONDITION',
        },
      },
    });
  });
});

describe('the local Google alone', () => {
  it('prints one line of JSON with everything curl needs, and ends cleanly when told to', async () => {
    expect(printed).toHaveLength(1);
    expect(started.hosts).toContain('meet.googleapis.com');
    expect(Object.keys(started.tokens)).toEqual(['host@gmail.com', 'second@gmail.com', 'teacher@school.example']);
    expect(existsSync(started.certificate)).toBe(true);
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect((await exit)[0]).toBe(0);
    expect(existsSync(started.certificate)).toBe(false);
    expect(printed).toHaveLength(1);
  });
});
