import type { Browser, Page, Target } from 'puppeteer-core';
import type { Chromium } from '../chromium';
import { until } from '../chromium/until';
import { close } from '../chromium/windows';

/**
 * Takes away what a test left in a browser: the extension and all it kept, tabs and windows, cookies, permissions of
 * sites, notifications. Resolves with what could not be taken away, in words.
 */
export async function clear({ browser, desktop, display, extensionId }: Chromium): Promise<string[]> {
  try {
    const home = await homeOf(browser);
    for (const id of (await browser.extensions()).keys()) await browser.uninstallExtension(id);
    const others = pagesOf(browser).filter((target) => target !== home.target());
    await Promise.all(others.map(close));
    if (home.url() !== 'about:blank') await home.goto('about:blank');
    const session = await browser.target().createCDPSession();
    await session.send('Storage.clearCookies');
    await session.send('Browser.resetPermissions');
    await session.detach();
    desktop?.clear();
    await display?.rest();
    await until('nothing of the extension runs', () => targetsOf(browser, extensionId).length === 0);
  } catch (error) {
    return [`something that cannot be cleared: ${error}`];
  }
  return [
    ...pagesOf(browser)
      .slice(1)
      .map((target) => `the page ${target.url()}`),
    ...(desktop?.notifications() ?? []).map(({ title }) => `the notification “${title}”`),
    ...((await display?.hasMenu()) ? ['an open menu'] : []),
  ];
}

/**
 * What the freshly installed extension finds that it should not, in words: stored values, permissions, alarms, another
 * account. Asked on the page that opens after the installation. The clipboard and the tokens that Chromium remembers for
 * the extension's id are emptied by the way.
 */
export async function findLeftovers(chromium: Chromium, account: string): Promise<string[]> {
  const page = await chromium.welcome();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  const found = await page.evaluate(async () => {
    await navigator.clipboard.writeText('');
    await chrome.identity.clearAllCachedAuthTokens();
    const { permissions = [], host_permissions: hosts = [] } = chrome.runtime.getManifest();
    const allowed = await chrome.permissions.getAll();
    const { email } = await chrome.identity.getProfileUserInfo({
      accountStatus: 'ANY' as chrome.identity.AccountStatus,
    });
    return {
      keys: [
        ...Object.keys(await chrome.storage.local.get(null)),
        ...Object.keys(await chrome.storage.sync.get(null)),
        ...Object.keys(localStorage),
        ...(await indexedDB.databases()).map(({ name = '' }) => name),
        // What the worker writes as it starts is not left by anybody.
        ...Object.entries(await chrome.storage.session.get(null)).flatMap(([key, value]) =>
          Object.keys(value as object).length > 0 ? [key] : [],
        ),
      ],
      permissions: [...(allowed.permissions ?? []), ...(allowed.origins ?? [])].filter(
        (one) => ![...permissions, ...hosts].includes(one),
      ),
      alarms: (await chrome.alarms.getAll()).map(({ name }) => name),
      notifications: Object.keys(await chrome.notifications.getAll()),
      email,
    };
  });
  await session.detach();
  const others = pagesOf(chromium.browser).filter((target) => target !== page.target());
  return [
    ...found.keys.map((key) => `the stored value “${key}”`),
    ...found.permissions.map((name) => `the permission ${name}`),
    ...found.alarms.map((name) => `the alarm “${name}”`),
    ...found.notifications.map((id) => `the notification ${id}`),
    ...(found.email === account ? [] : [`“${found.email}” signed in to the browser instead of “${account}”`]),
    ...others.slice(1).map((target) => `the page ${target.url()}`),
  ];
}

const pagesOf = (browser: Browser): Target[] => browser.targets().filter((target) => target.type() === 'page');

const targetsOf = (browser: Browser, extensionId: string): Target[] =>
  browser.targets().filter((target) => target.url().startsWith(`chrome-extension://${extensionId}/`));

/** The tab that stays open, so that the browser does: one that is no page of an extension, a new one if there is none. */
async function homeOf(browser: Browser): Promise<Page> {
  const tab = pagesOf(browser).find((target) => !/^(chrome-extension|chrome|devtools):/.test(target.url()));
  return tab ? tab.asPage() : browser.newPage();
}
