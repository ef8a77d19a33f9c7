import { type ActionName, actions, type Place } from '../actions';
import { browser } from '../browser';
import { t } from '../i18n';

const meetPages = ['https://meet.google.com/*'];

/** Where an item shows. The toolbar icon has no address to match: there the door says what is no meeting. */
const patterns: Record<Place, Partial<chrome.contextMenus.CreateProperties>> = {
  page: { documentUrlPatterns: meetPages },
  link: { targetUrlPatterns: meetPages },
  action: {},
};

/** Makes the menus from the table of actions. Chrome keeps them, so once per install or update is enough. */
export async function makeMenus(): Promise<void> {
  await browser.contextMenus.removeAll();
  for (const [action, { menus = [] }] of Object.entries(actions))
    for (const place of menus)
      browser.contextMenus.create({
        id: `${action}@${place}`,
        title: t(`${action as ActionName}Menu` as never),
        contexts: [place],
        ...patterns[place],
      });
}

/** The action and the address a click is about. */
export function readClick(info: chrome.contextMenus.OnClickData, tab?: chrome.tabs.Tab): [string, string | undefined] {
  const [action = '', place] = String(info.menuItemId).split('@');
  return [action, place === 'link' ? info.linkUrl : place === 'page' ? info.pageUrl : tab?.url];
}
