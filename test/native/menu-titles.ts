import { actions, type Place } from '../../src/actions/table';
import messages from '../../src/public/_locales/en/messages.json';

/** What stands in our menu at this place, from the top: the table of actions in its order. */
export function menuTitles(place: Place): string[] {
  const words = messages as Record<string, { message: string }>;
  const titles = Object.entries(actions).flatMap(([action, { menus, presetMenus }]) => [
    ...(menus?.includes(place) ? [words[`${action}Menu`]?.message ?? action] : []),
    ...(presetMenus?.includes(place) ? [words[`${action}PresetsMenu`]?.message ?? action] : []),
  ]);
  return place === 'link' ? titles : [...titles, messages.openPanelMenu.message];
}

/**
 * How many of Chromium's own items stand below ours: of a page its source and Inspect, of a link Inspect alone. Ours has the
 * name of the extension there, and opens a submenu.
 */
export const ownBelow = { page: 2, link: 1 } as const;
