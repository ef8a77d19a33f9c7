import type { CDPSession } from 'puppeteer-core';
import { run } from './run';
import type { Tab } from './tabs';
import type { Targets } from './targets';

/** Only a page with the focus may reach the clipboard: the one of this tab is lent both for the moment. */
async function reach<R>(targets: Targets, { page }: Tab, use: (session: CDPSession) => Promise<R>): Promise<R> {
  const session = await targets.attach(page);
  try {
    for (const name of ['clipboard-read', 'clipboard-write'])
      await session.send('Browser.setPermission', {
        permission: { name },
        setting: 'granted',
        origin: new URL(page.url).origin,
      });
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    return await use(session);
  } finally {
    await targets.detach(session);
  }
}

export const readText = (targets: Targets, tab: Tab): Promise<string> =>
  reach(targets, tab, (session) => run(session, () => navigator.clipboard.readText(), null));

export const writeText = (targets: Targets, tab: Tab, text: string): Promise<void> =>
  reach(targets, tab, (session) => run(session, (text) => navigator.clipboard.writeText(text), text));
