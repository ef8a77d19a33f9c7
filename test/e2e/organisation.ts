import { createHash } from 'node:crypto';
import { access, constants, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { until } from '../chromium/until';
import { findChromium } from '../machine';
import { alone } from '../machine/lock';
import { dist } from '../paths';
import { type Person, signIn, start, type Way } from '../person';

/** Where this browser reads an organisation's policies on Linux; undefined on other systems. */
export async function findPolicyFolder(): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const program = await findChromium();
  const product = /chromium/.test(basename(program))
    ? 'chromium'
    : /google-chrome|\/opt\/google\//.test(program)
      ? 'opt/chrome'
      : 'opt/chrome_for_testing';
  return `/etc/${product}/policies/managed`;
}

/** Whether a policy can be written on this machine: it takes root, or a folder that was opened for the purpose. */
export async function mayWritePolicies(): Promise<boolean> {
  let folder = await findPolicyFolder();
  while (folder && folder !== '/') {
    try {
      await access(folder, constants.W_OK);
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) return false;
      folder = dirname(folder);
    }
  }
  return false;
}

/**
 * The built extension under an id of its own, so that the policy is nobody else's, and a real policy file for it.
 * Only the key is taken out of the manifest, as the Web Store does; without one the id comes from the folder's path.
 */
async function underPolicy(policy: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'meet-spaces-'));
  await cp(dist, folder, { recursive: true });
  const manifest = join(folder, 'manifest.json');
  const { key: _, ...rest } = JSON.parse(await readFile(manifest, 'utf8'));
  await writeFile(manifest, JSON.stringify(rest));
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  const id = [...hash].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
  const policies = (await findPolicyFolder()) ?? '';
  const file = join(policies, `meet-spaces-${id}.json`);
  await mkdir(policies, { recursive: true });
  await writeFile(file, JSON.stringify({ '3rdparty': { extensions: { [id]: policy } } }));
  onTestFinished(async () => {
    await rm(file);
    await rm(folder, { recursive: true });
  });
  return folder;
}

/** Somebody whose organisation set this policy, signed in with both scopes if a way is given. */
export async function startUnder(policy: object, way?: Way): Promise<Person> {
  // The browser reads the folder only once nothing in it has changed for five seconds, so one test at a time changes it.
  const person = await alone('policy', async () => {
    const person = await start({ extension: await underPolicy(policy) });
    await until(
      'the policy is there',
      async () => Object.keys(await person.chromium.storage('managed')).length > 0,
      60_000,
    );
    return person;
  });
  expect(await person.chromium.storage('managed')).toEqual(policy);
  if (way) await signIn(person, way, ['settings', 'created']);
  return person;
}
