import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Target } from 'puppeteer-core';
import type { TestContext, TestError } from 'vitest';
import type { Chromium } from '../chromium';
import { attach } from '../chromium/attach';
import type { Google } from '../google';
import { root } from '../paths';
import { atMost } from './at-most';

/**
 * Where a test failed: how, a picture of every page, what was written to the consoles, and what Google was asked, in a folder
 * of the test's name below test/shots.
 */
export async function keepEvidence(
  { task }: TestContext,
  { chromium, google }: { chromium: Chromium; google: Google },
): Promise<void> {
  if (task.result?.state !== 'fail') return;
  const name = `${task.file.name.replace(/^.*\/|\.test\.ts$/g, '')}-${task.name}`
    .replaceAll(/[^\w-]+/g, '-')
    .slice(0, 100);
  const folder = join(root, 'test', 'shots', 'failed', name);
  await mkdir(folder, { recursive: true });
  const kept = async (file: string, lines: readonly unknown[]) =>
    writeFile(join(folder, file), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  // A long run says the same, but at its end.
  await kept('failure.jsonl', (task.result.errors ?? []).flatMap(causesOf));
  await kept('asked-of-google.jsonl', google.requests);
  await kept('authorizations.jsonl', google.authorizations);
  await kept('notifications.jsonl', await chromium.notifications().catch(String).then(Array.of));
  const targets = chromium.browser.targets().filter((target) => /^(page|service_worker)$/.test(target.type()));
  // What a person saw comes first: a page behind others has no picture before it is put in front, and that closes a popup.
  for (const isBehind of [false, true]) {
    for (const [index, target] of targets.entries()) {
      if ((await isHidden(target)) !== isBehind) continue;
      // A page that does not answer must not take the rest along; why it does not is evidence too.
      const lines = await atMost(5_000, witness(target, join(folder, `${index}.png`))).catch((error) => [
        String(error),
      ]);
      await kept(`${index}-console.jsonl`, [target.url(), ...lines]);
    }
  }
  console.log(`Pictures, consoles and what Google was asked: test/shots/failed/${name}`);
}

/** An error, and what it came of, the last first. */
function causesOf({ message, stack, cause }: TestError): unknown[] {
  return [[message, stack], ...(cause ? causesOf(cause) : [])];
}

async function isHidden(target: Target): Promise<boolean> {
  if (target.type() !== 'page') return true;
  const visible = async () => (await target.asPage()).evaluate(() => document.visibilityState === 'visible');
  // One that does not say is looked at with the last.
  return !(await atMost(2_000, visible()).catch(() => false));
}

/** Takes a picture of a page, and resolves with what its console holds. */
async function witness(target: Target, picture: `${string}.png` | string): Promise<string[]> {
  const session = await attach(target);
  const lines: string[] = [];
  session.on('Runtime.consoleAPICalled', ({ type, args }) =>
    lines.push(`${type}: ${args.map(({ value, description }) => value ?? description).join(' ')}`),
  );
  session.on('Runtime.exceptionThrown', ({ exceptionDetails }) =>
    lines.push(`thrown: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`),
  );
  session.on('Log.entryAdded', ({ entry }) => lines.push(`${entry.level}: ${entry.text} ${entry.url ?? ''}`));
  // Both tell first what was written before anybody listened.
  const answers = session.send('Runtime.enable');
  if (target.type() === 'page') {
    await session.send('Log.enable');
    await session.send('Page.bringToFront');
    const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
    await writeFile(picture, Buffer.from(data, 'base64'));
  }
  await answers;
  await session.detach();
  return lines;
}
