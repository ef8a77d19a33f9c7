import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, Page, Protocol } from 'puppeteer-core';
import { readClipboard } from './chromium/clipboard';
import { dispatch, type MenuClick, tabOf } from './chromium/events';
import { type LaunchOptions, launchBrowser } from './chromium/launch';
import { StoppingWorker } from './chromium/stops';
import { until } from './chromium/until';
import { close, findAsking, findPages, hasFocus, shown, waitForPage } from './chromium/windows';
import { detach, type Evaluates, ExtensionWorker } from './chromium/worker';
import { type Desktop, startDesktop } from './desktop/desktop';
import type { Notification } from './desktop/notifications';
import type { Display } from './native/display';
import { dist } from './paths';

/**
 * Starts a Chromium with the extension loaded and Google's host names on 127.0.0.1.
 * Rejects where no Chromium can be had, or where it refuses the extension (with its reason).
 */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const { browser, desktop } = await launchBare(options);
  try {
    const chromium = await install(browser, { ...options, desktop });
    // A second start with the same profile installs nothing, and nothing opens.
    if (!options.keepsWelcome && !options.profile) await close(await chromium.welcome());
    return chromium;
  } catch (error) {
    await browser.close();
    await desktop?.stop();
    throw error;
  }
}

/** Starts a Chromium without the extension, and a desktop for its notifications where one can be had. */
export async function launchBare(options: LaunchOptions): Promise<{ browser: Browser; desktop: Desktop | undefined }> {
  // Other systems have no D-Bus; and a person who looks at the window wants the notifications on their own desktop.
  const desktop = process.platform === 'linux' && !options.headed ? await startDesktop() : undefined;
  try {
    return { browser: await launchBrowser(options, desktop), desktop };
  } catch (error) {
    await desktop?.stop();
    throw error;
  }
}

/**
 * Installs the extension, the built one unless another folder is named. Resolves once its worker runs; the page that
 * opens after an installation may still be on its way.
 */
export async function install(
  browser: Browser,
  { extension = dist, display, desktop }: { extension?: string; display?: Display; desktop?: Desktop | undefined },
): Promise<Chromium> {
  // Branded Chrome has no --load-extension any more; this works in every Chromium since 137.
  const chromium = new Chromium(browser, await browser.installExtension(extension), display, desktop);
  // It starts by itself after an installation; starting it from here as well would be a second start on its way.
  await until('the worker starts', () => chromium.isWorkerRunning());
  await chromium.worker();
  return chromium;
}

/** A running Chromium with the extension in it, and what a person can do with it. */
export class Chromium {
  readonly #worker: ExtensionWorker;

  constructor(
    readonly browser: Browser,
    readonly extensionId: string,
    readonly display?: Display,
    readonly desktop?: Desktop,
  ) {
    this.#worker = new ExtensionWorker(browser, extensionId);
  }

  /** The extension's worker, with `chrome.*` in place; started, without any event of the extension's, if it is dead. */
  async worker(): Promise<Evaluates> {
    await detach(await this.#worker.session());
    return this.#worker;
  }

  isWorkerRunning(): boolean {
    return this.#worker.isRunning();
  }

  /** Kills the worker, as the browser does after 30 idle seconds. Resolves when it has stopped; it may run again by then. */
  killWorker(): Promise<void> {
    return this.#worker.kill();
  }

  /** The worker, started if it is dead, under a debugger that can stop it wherever it waits. */
  async debugWorker(): Promise<StoppingWorker> {
    return StoppingWorker.take(await this.#worker.session());
  }

  /** Cuts the worker, as it runs now, off the network. */
  goOffline(): Promise<void> {
    return this.#worker.goOffline();
  }

  /** Lets the worker, as it runs now, take its browser for another one. */
  async callItself(userAgent: string, userAgentMetadata: Protocol.Emulation.UserAgentMetadata): Promise<void> {
    const session = await this.#worker.session();
    await session.send('Network.setUserAgentOverride', { userAgent, userAgentMetadata });
  }

  /** A new tab in front, loaded. */
  async openTab(url: string): Promise<Page> {
    const page = await this.browser.newPage();
    await page.goto(url);
    await page.bringToFront();
    return page;
  }

  /** Waits until a tab or window is open whose address begins so, and gives its whole address. */
  async waitForAddress(beginning: string): Promise<string> {
    const target = await until(`a page at ${beginning} opens`, () => findPages(this.browser, beginning)[0]);
    return target.url();
  }

  /** A page of the extension in a new tab, e.g. "src/options/index.html". */
  async openPage(path: string): Promise<Page> {
    const page = await this.openTab(this.#url(path));
    return shown(page.target());
  }

  /**
   * Clicks the extension's icon while this tab is in front, and resolves with the popup once it shows something.
   * This is the browser's own click: it grants activeTab, so that the popup sees the tab's address.
   * `chrome.action.openPopup()` called from a test grants nothing. A small window that is `beside` it stays open.
   */
  async openPopup(over: Page, beside?: Page): Promise<Page> {
    await this.closePopup(beside);
    await over.bringToFront();
    const extension = (await this.browser.extensions()).get(this.extensionId);
    if (!extension) throw new Error(`The extension ${this.extensionId} is not loaded.`);
    // Chromium closes a popup whose window loses the focus; a tab that is just closing may still hold it.
    await until('the tab under the popup has the focus', () => hasFocus(over));
    await over.triggerExtensionAction(extension);
    return this.waitForPopup(beside);
  }

  /**
   * The popup, once it shows something: as a popup of the icon, or as a page in a window of its own; another one than the
   * small window `beside` it.
   */
  waitForPopup(beside?: Page): Promise<Page> {
    return waitForPage(this.browser, this.#url('src/popup/'), beside);
  }

  /** The side panel, once it shows something. */
  waitForPanel(): Promise<Page> {
    return waitForPage(this.browser, this.#url('src/panel/'));
  }

  /** The page that opens by itself after the installation. */
  welcome(): Promise<Page> {
    return waitForPage(this.browser, this.#url('src/welcome/'));
  }

  isPopupOpen(): boolean {
    return findPages(this.browser, this.#url('src/popup/')).length > 0;
  }

  async closePopup(beside?: Page): Promise<void> {
    await Promise.all(findPages(this.browser, this.#url('src/popup/'), beside).map(close));
  }

  /**
   * The page on which Google asks the person something: in the window of launchWebAuthFlow, in the tab of the
   * browser's own sign-in, or in the window in which getAuthToken asks for consent. That tab stays open when sign-in is
   * over, so that only a page with something to click counts.
   */
  async consentWindow(): Promise<Page> {
    return until('Google asks something', () => findAsking(this.browser), 15_000);
  }

  async isConsentOpen(): Promise<boolean> {
    return (await findAsking(this.browser)) !== undefined;
  }

  /** Runs what the shortcut `name` runs, with this page's tab in front. For a real key see `press`. */
  async dispatchCommand(name: string, page: Page): Promise<void> {
    const worker = await this.worker();
    await dispatch(worker, 'commands.onCommand', name, await tabOf(worker, page));
  }

  /** Runs what a click on a menu item runs. For a real click see `rightClick`. */
  async dispatchMenu(info: MenuClick, page: Page): Promise<void> {
    const worker = await this.worker();
    const tab = await tabOf(worker, page);
    await dispatch(worker, 'contextMenus.onClicked', { editable: false, pageUrl: page.url(), ...info }, tab);
  }

  /** Runs what a click on a notification runs, or on one of its buttons (counted from 0). */
  async dispatchNotificationClick(id: string, button?: number): Promise<void> {
    const worker = await this.worker();
    if (button === undefined) await dispatch(worker, 'notifications.onClicked', id);
    else await dispatch(worker, 'notifications.onButtonClicked', id, button);
  }

  /**
   * Lets the extension have a host, as a person does on Chrome's own page of extensions. Asked for it from then on,
   * Chrome says yes by itself: its question cannot be clicked without a display.
   */
  async grantHost(pattern: string): Promise<void> {
    await this.#onExtensionsPage('addHostPermission', this.extensionId, pattern);
  }

  /** Turns on the developer mode of Chrome's page of extensions, without which an unpacked one is off after a restart. */
  async allowUnpacked(): Promise<void> {
    await this.#onExtensionsPage('updateProfileConfiguration', { inDeveloperMode: true });
  }

  /** Gives a command a key, as a person does on Chrome's page of shortcuts: Chrome lets an extension suggest four. */
  async giveKey(commandName: string, keybinding: string): Promise<void> {
    await this.#onExtensionsPage('updateExtensionCommand', {
      extensionId: this.extensionId,
      commandName,
      keybinding,
    });
  }

  /** Whether the extension has put an item of this id into the menus. Chromium has no way to list them. */
  async hasMenuItem(id: string): Promise<boolean> {
    const worker = await this.worker();
    return worker.evaluate(async (id) => {
      try {
        await chrome.contextMenus.update(id, {});
        return true;
      } catch (error) {
        if (String(error).includes('Cannot find menu item')) return false;
        throw error;
      }
    }, id);
  }

  /** The notifications on the desktop at the moment, the oldest first, with what is written on them. */
  async notifications(): Promise<Notification[]> {
    return this.#notified().notifications();
  }

  /** Takes away the notifications that are on the desktop. */
  async clearNotifications(): Promise<void> {
    this.#notified().clear();
  }

  /** Clicks the notification of this title, or its button of this label: the browser's own click, as a person does. */
  async clickNotification(title: string, button?: string): Promise<void> {
    this.#notified().click(title, button);
  }

  /** The ids of the notifications that are shown, by which the extension knows them. */
  async notificationIds(): Promise<string[]> {
    const worker = await this.worker();
    return worker.evaluate(async () => Object.keys(await chrome.notifications.getAll()));
  }

  /** Everything the extension keeps in this area of chrome.storage. */
  async storage(area: 'local' | 'session' | 'sync' | 'managed'): Promise<Record<string, unknown>> {
    const worker = await this.worker();
    return worker.evaluate((area) => chrome.storage[area].get(null), area);
  }

  /** The text on the clipboard, "" if there is none. */
  clipboard(): Promise<string> {
    return readClipboard(this.browser, 'text/plain');
  }

  /** The HTML on the clipboard, "" if there is none. */
  clipboardHtml(): Promise<string> {
    return readClipboard(this.browser, 'text/html');
  }

  /**
   * Presses keys for real over a page, e.g. "alt+shift+e": the only way to run what the browser itself listens to. The
   * page gets them first and hands on what it does not want, so it has to have the focus and to have been painted:
   * Chromium drops what is typed before the first paint.
   */
  async press(keys: string, over: Page): Promise<void> {
    await over.bringToFront();
    await until('the page under the keys has the focus and was painted', () =>
      over.evaluate(() => document.hasFocus() && performance.getEntriesByName('first-contentful-paint').length > 0),
    );
    await this.#shown().press(keys);
  }

  /** Opens the native menu of a page at this place of it, in CSS pixels. Go on with `display.choose`. */
  async rightClick(page: Page, x: number, y: number): Promise<void> {
    await page.bringToFront();
    const place = await page.evaluate(
      (x, y) => ({
        // The window has the same border on both sides and below, and all its bars above the page.
        x: screenX + (outerWidth - innerWidth) / 2 + x,
        y: screenY + outerHeight - innerHeight - (outerWidth - innerWidth) / 2 + y,
      }),
      x,
      y,
    );
    await this.#shown().openMenu(Math.round(place.x), Math.round(place.y));
  }

  /** Writes a PNG picture of the whole display, native menus and notifications included. */
  screenshotScreen(path: `${string}.png`): Promise<void> {
    return this.#shown().screenshot(path);
  }

  /** Writes a PNG picture of all that a page or popup shows at the moment. */
  async screenshot(page: Page, path: `${string}.png`): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await page.screenshot({ path });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.desktop?.stop();
  }

  /** Sets the zoom of all pages and popups, as a person does in Chrome's settings: 2 is twice as large. */
  async zoom(factor: number): Promise<void> {
    const page = await this.openTab('chrome://settings/appearance');
    await page.evaluate((factor) => {
      // No published types know it.
      const own = chrome as unknown as { settingsPrivate: { setDefaultZoom(factor: number): Promise<boolean> } };
      return own.settingsPrivate.setDefaultZoom(factor);
    }, factor);
    await page.close();
  }

  /** Calls what Chrome's own page of extensions alone may call. */
  async #onExtensionsPage(name: string, ...given: unknown[]): Promise<void> {
    const page = await this.openTab('chrome://extensions/');
    await page.evaluate(
      (name, given) => {
        // No published types know it.
        const own = chrome as unknown as Record<
          'developerPrivate',
          Record<string, (...given: unknown[]) => Promise<void>>
        >;
        return own.developerPrivate[name]?.(...given);
      },
      name,
      given,
    );
    await page.close();
  }

  #shown(): Display {
    if (!this.display) throw new Error('Only a Chromium that was launched with a display has real keys and menus.');
    return this.display;
  }

  #notified(): Desktop {
    if (!this.desktop) throw new Error('Notifications can be read only on Linux, from a window nobody looks at.');
    return this.desktop;
  }

  #url(path: string): string {
    return `chrome-extension://${this.extensionId}/${path}`;
  }
}
