import { until } from '../chromium/until';
import { run } from './run';
import type { Target, Targets } from './targets';

/** A tab: what holds a page, and what the icon is clicked over. */
export interface Tab {
  tab: Target;
  page: Target;
}

/** Opens a tab in front and resolves once its page is loaded. No other tab may have this address. */
export async function openTab(targets: Targets, url: string): Promise<Tab> {
  const { targetId } = await targets.root.send('Target.createTarget', { url });
  const page = await targets.when(`${url} opens`, () => targets.find((target) => target.targetId === targetId));
  await waitForLoad(targets, page, url);
  // Chromium does not say which tab a page is in, and tells of a tab's new address only when it is asked.
  const tab = await until(`the tab of ${url} is there`, async () => {
    const { targetInfos } = await targets.root.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    return targetInfos.find((target) => target.url === url);
  });
  return { tab, page: { ...page, url } };
}

/** Goes somewhere else in it: a tab that opens takes the front from the one that was there, and one that closes gives it. */
export async function goTo(targets: Targets, { page }: Tab, url: string): Promise<void> {
  const session = await targets.attach(page);
  await session.send('Page.navigate', { url });
  await targets.detach(session);
  await waitForLoad(targets, page, url);
}

/** Chromium tells of an address before its page is there, and the icon's click counts for the page that was there. */
async function waitForLoad(targets: Targets, page: Target, url: string): Promise<void> {
  const session = await targets.attach(page);
  await until(`${url} is loaded`, () =>
    run(session, (url) => location.href === url && document.readyState === 'complete', url),
  );
  await targets.detach(session);
}
