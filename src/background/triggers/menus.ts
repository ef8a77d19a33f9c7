import { type ActionWith, actionNames, actions, has, type Place } from '../../actions/table';
import { browser } from '../../browser';
import { t } from '../../i18n';
import type { Preset } from '../../store/preset';
import { readPresets } from '../../store/presets';

const meetPages = ['https://meet.google.com/*'];

/**
 * Where an item shows. The toolbar icon has no address to match: there a click on a page that is no meeting is told.
 */
const patterns: Record<Place, Partial<chrome.contextMenus.CreateProperties>> = {
  page: { documentUrlPatterns: meetPages },
  link: { targetUrlPatterns: meetPages },
  action: {},
};

/**
 * Makes the menus from the table of actions and the presets. Chrome keeps them, so this is done once per installation,
 * update and change of the presets, and never twice at the same time, because Chrome refuses an id that exists.
 */
export function makeMenus(): Promise<void> {
  return navigator.locks.request('menus', async () => {
    const presets = await readPresets();
    await browser.contextMenus.removeAll();
    for (const action of actionNames) {
      const { menus = [], presetMenus = [] } = actions[action];
      if (has(action, 'menus')) for (const place of menus) add(`${action}@${place}`, t(`${action}Menu`), place);
      if (has(action, 'presetMenus')) for (const place of presetMenus) addPresets(action, place, presets);
    }
  });
}

/** A submenu with every preset. */
function addPresets(action: ActionWith<'presetMenus'>, place: Place, presets: Preset[]): void {
  const parentId = `${action}Presets@${place}`;
  add(parentId, t(`${action}PresetsMenu`), place);
  // A single & would mark the next letter as the key to press.
  for (const { id, name } of presets) add(`${action}:${id}@${place}`, name.replaceAll('&', '&&'), place, parentId);
}

function add(id: string, title: string, place: Place, parentId?: string): void {
  browser.contextMenus.create({ id, title, contexts: [place], ...(parentId && { parentId }), ...patterns[place] });
}

/** The action, the address that a click is about, and the preset. */
export function readClick(
  info: chrome.contextMenus.OnClickData,
  tab?: chrome.tabs.Tab,
): [string, string | undefined, string | undefined] {
  const [what = '', place] = String(info.menuItemId).split('@');
  const [action = '', presetId] = what.split(':');
  return [action, place === 'link' ? info.linkUrl : place === 'page' ? info.pageUrl : tab?.url, presetId];
}
