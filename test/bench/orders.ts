import type { Order } from '../../src/actions/table';
import { CREATED, SETTINGS } from '../../src/meet/scopes';
import type { Stage } from './stage';

/** Gives an order to our worker from a page of the extension, before the measuring. Rejects where it fails. */
async function give(stage: Stage, order: Order, meanwhile?: () => Promise<void>): Promise<void> {
  const page = await stage.chromium.openPage('src/popup/index.html');
  const answered = page.evaluate((order) => chrome.runtime.sendMessage(order), order);
  await meanwhile?.();
  const answer = await answered;
  if (!answer?.ok) throw new Error(`${order.action} failed: ${JSON.stringify(answer)}`);
  await page.close();
}

/** Signs in through Google's window, with a Google that grants everything at once. */
export async function signIn(stage: Stage): Promise<void> {
  stage.google.consent.answer = 'auto';
  await give(stage, { action: 'signIn', input: { way: 'web', scopes: [SETTINGS, CREATED] } }, async () => {
    const page = await stage.chromium.consentWindow();
    const account = await page.waitForSelector('[data-email="host@gmail.com"]');
    await account?.click();
  });
}

/** Makes that many meetings by the extension's own order. */
export async function makeMeetings(stage: Stage, count: number): Promise<void> {
  for (let made = 0; made < count; made++) await give(stage, { action: 'createSpace', input: {} });
}
