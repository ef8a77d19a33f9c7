import { boolean } from '../../actions/checks';
import { type ActionWith, actionNames, actions, has, type Place } from '../../actions/table';
import { browser } from '../../browser';
import { t } from '../../i18n';
import { openPanelName } from '../../pages';
import type { Preset } from '../../store/preset';
import { readPresets } from '../../store/presets';
import { whole } from '../../store/shape';
import { stored } from '../../store/stored';

const meetPages = ['https://meet.google.com/*'];

/**
 * Where an item shows. The toolbar icon has no address to match: there a click on a page that is no meeting is told.
 */
const patterns: Record<Place, Partial<chrome.contextMenus.CreateProperties>> = {
  page: { documentUrlPatterns: meetPages },
  link: { targetUrlPatterns: meetPages },
  action: {},
  more: {},
};

/** The submenu of the icon's menu. */
const more = 'more@action';

/** The menus were taken away to be made anew, and are not known to be whole again: a worker may die in between. */
const unfinished = stored('session', 'menusUnfinished', false, whole<boolean>(boolean));

/**
 * Makes the menus from the table of actions and the presets. Chrome keeps them, so this is done once per installation,
 * update, start of the browser and change of the presets, and never twice at the same time, because Chrome refuses an id
 * that exists.
 */
export function makeMenus(): Promise<void> {
  return alone(make);
}

/** Makes the menus once more where the worker died while it made them. To be called in the worker's first turn. */
export async function finishMenus(): Promise<void> {
  // Nearly always there is nothing to do, and so nothing to wait in line for.
  if (await unfinished.get()) await makeMenus();
}

const alone = (work: () => Promise<void>): Promise<void> => navigator.locks.request('menus', work);

async function make(): Promise<void> {
  const presets = await readPresets();
  // Where there is no room there is no mark, which is no reason to have no menus. A browser that starts makes them anew.
  await unfinished.set(true).catch(() => undefined);
  await browser.contextMenus.removeAll();
  const items: Item[] = [];
  for (const action of actionNames) {
    const { menus = [], presetMenus = [] } = actions[action];
    if (has(action, 'menus'))
      for (const place of menus)
        items.push({
          id: `${action}@${place}`,
          title: t(`${action}Menu`),
          place,
          ...(place === 'more' && { parentId: more }),
        });
    if (has(action, 'presetMenus')) for (const place of presetMenus) items.push(...presetItems(action, place, presets));
  }
  for (const place of ['page', 'action'] as const)
    items.push({ id: `${openPanelName}@${place}`, title: t('openPanelMenu'), place });
  items.push({ id: more, title: t('moreMenu'), place: 'action' });
  // Chrome takes an item only after the one that it is in.
  items.sort((a, b) => Number(!!a.parentId) - Number(!!b.parentId));
  await Promise.all(items.map(add));
  await unfinished.clear();
}

interface Item {
  id: string;
  title: string;
  place: Place;
  parentId?: string;
}

/** A submenu with every preset. */
function presetItems(action: ActionWith<'presetMenus'>, place: Place, presets: Preset[]): Item[] {
  const parentId = `${action}Presets@${place}`;
  return [
    { id: parentId, title: t(`${action}PresetsMenu`), place },
    // A single & would mark the next letter as the key to press.
    ...presets.map(({ id, name }) => ({
      id: `${action}:${id}@${place}`,
      title: name.replaceAll('&', '&&'),
      place,
      parentId,
    })),
  ];
}

/** Resolves once Chrome has answered. An item that it refuses, as it would one without a title, does not stop the others. */
function add({ id, title, place, parentId }: Item): Promise<void> {
  const item = {
    id,
    title,
    contexts: [place === 'more' ? 'action' : place],
    ...(parentId && { parentId }),
    ...patterns[place],
  };
  return new Promise((resolve) => {
    browser.contextMenus.create(item as chrome.contextMenus.CreateProperties, () => {
      // Chrome logs an error that nobody looks at.
      void browser.runtime.lastError;
      resolve();
    });
  });
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
