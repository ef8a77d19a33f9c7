import { createHash } from 'node:crypto';
import { access, constants, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { install, launchBare } from '../chromium';
import { endBrowser } from '../chromium/launch';
import { until } from '../chromium/until';
import { close } from '../chromium/windows';
import { openFront } from '../google';
import { findChromium } from '../machine';
import { dist } from '../paths';
import { type Person, signIn, type Way } from '../person';
import { keepEvidence } from '../pool/evidence';

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

/** A browser whose organisation set policies, each for a copy of the extension of its own. */
export interface Organisation<Name extends string> {
  /** Somebody with the extension under this policy, and nothing of the test before; signed in with both scopes if a way is given. */
  startUnder(name: Name, way?: Way): Promise<Person>;
  close(): Promise<void>;
}

/**
 * Writes all policies, then starts one browser: it reads the folder when it starts, and a change of it only once nothing
 * in it has changed for five seconds.
 */
export async function openOrganisation<Name extends string>(
  policies: Record<Name, object>,
): Promise<Organisation<Name>> {
  const names = Object.keys(policies) as Name[];
  const root = await mkdtemp(join(tmpdir(), 'roomkeeper-'));
  const extensions: Record<string, object> = {};
  for (const name of names) extensions[await copyExtension(join(root, name))] = policies[name];
  const folder = (await findPolicyFolder()) ?? '';
  const file = join(folder, `${basename(root)}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, JSON.stringify({ '3rdparty': { extensions } }));
  const front = await openFront();
  const { browser, desktop } = await launchBare({ google: front });
  return {
    async startUnder(name, way) {
      const google = front.begin();
      const chromium = await install(browser, { extension: join(root, name), desktop });
      const person = { google, chromium };
      onTestFinished(async (test) => {
        await keepEvidence(test, person);
        await browser.uninstallExtension(chromium.extensionId);
        desktop?.clear();
      });
      const welcome = await chromium.welcome();
      // Chromium puts off reading policies for extensions until a page in sight has loaded and is at rest. Where this one was
      // closed too early, none came for minutes.
      await until('the policy is there', async () => Object.keys(await chromium.storage('managed')).length > 0);
      expect(await chromium.storage('managed')).toEqual(policies[name]);
      await close(welcome);
      if (way) await signIn(person, way, ['settings', 'created']);
      return person;
    },
    async close() {
      await endBrowser(browser);
      await desktop?.stop();
      await front.close();
      await rm(file);
      await rm(root, { recursive: true });
    },
  };
}

/**
 * The built extension under an id of its own, so that a policy for it is nobody else's; resolves with the id.
 * Only the key is taken out of the manifest, as the Web Store does; without one the id comes from the folder's path.
 */
async function copyExtension(folder: string): Promise<string> {
  await cp(dist, folder, { recursive: true });
  const manifest = join(folder, 'manifest.json');
  const { key: _, ...rest } = JSON.parse(await readFile(manifest, 'utf8'));
  await writeFile(manifest, JSON.stringify(rest));
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 32);
  return [...hash].map((digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)]).join('');
}
