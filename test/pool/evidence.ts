import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Target } from 'puppeteer-core';
import type { TestContext } from 'vitest';
import type { Chromium } from '../chromium';
import { until } from '../chromium/until';
import type { Google } from '../google';
import { root } from '../paths';

/**
 * Where a test failed: a picture of every page, what was written to the consoles, and what Google was asked, in a folder
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
  await kept('asked-of-google.jsonl', google.requests);
  await kept('authorizations.jsonl', google.authorizations);
  await kept('notifications.jsonl', await chromium.notifications().catch(String).then(Array.of));
  const targets = chromium.browser.targets().filter((target) => /^(page|service_worker)$/.test(target.type()));
  for (const [index, target] of targets.entries()) {
    // A page that does not answer must not take the rest along; why it does not is evidence too.
    const lines = await witness(target, join(folder, `${index}.png`)).catch((error) => [String(error)]);
    await kept(`${index}-console.jsonl`, [target.url(), ...lines]);
  }
  console.log(`Pictures, consoles and what Google was asked: test/shots/failed/${name}`);
}

/** Takes a picture of a page, and resolves with what its console holds. */
async function witness(target: Target, picture: `${string}.png` | string): Promise<string[]> {
  const session = await target.createCDPSession();
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
    const drawn = session.send('Page.captureScreenshot', { format: 'png' });
    // A tab that lies behind another one may never be drawn.
    await until('the page is drawn', () => drawn, 3_000)
      .then(({ data }) => writeFile(picture, Buffer.from(data, 'base64')))
      .catch((error) => lines.push(String(error)));
  }
  await answers;
  await session.detach();
  return lines;
}
