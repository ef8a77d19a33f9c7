import type { Entry } from '../actions/entry';
import type { Order, SpaceView } from '../actions/table';
import { browser } from '../browser';
import { codeOfUrl, isMeetingCode } from '../meet/code';
import { accounts, currentId } from '../store/accounts';
import { openEntries, unsafeEntries } from '../store/ledger';
import { findRecents, type Meeting, meetings, pins, recents, shortened, usable } from '../store/meetings';
import { isFresh, type Opening, opening } from '../store/opening';
import { possibleMeetings } from '../store/possible-meetings';
import { guessRecents } from '../store/recents-guess';
import { spaceViews } from '../store/space-views';
import { readTogether } from '../store/stored';
import { followFirst, know } from '../ui/known';

/** What the first paint needs, all of it from this browser: Google is asked once something is on screen. */
export interface InitialState {
  /** The one meeting that this page is about, where its address names one. */
  detailsCode?: string;
  /** The meeting in this tab, if it is one. */
  tabCode?: string;
  /** The window of that tab, unless this page is the tab: a window of its own has no side panel. */
  windowId?: number;
  /** The account the tab says it is open with: an address, or a number in an order of Google's own. */
  authuser?: string;
  views: Record<string, SpaceView>;
  /** Not there where the popup opens on a meeting. */
  recents?: Meeting[];
  /** What the popup was opened on. */
  opening?: Opening;
}

/**
 * Asks for all of it at once: the tab, and each area of the storage once. What can change meanwhile is followed since before,
 * so that no view asks for it again. Home asks for its recent meetings besides where they are others than when it was opened
 * last.
 */
export async function readInitialState(): Promise<InitialState> {
  const named = location.search.slice(1);
  const detailsCode = isMeetingCode(named) ? named : undefined;
  const guessed = guessRecents();
  followFirst([accounts, currentId, openEntries, unsafeEntries, possibleMeetings, opening]);
  const ownPages = browser.runtime.getURL('');
  const [[tab], [known, id, pinned, last, kept, possible, ...found], [views, unsafe, opened]] = await Promise.all([
    // The address is there only after a real click on the icon or a key: activeTab, no host permission.
    browser.tabs.query({ active: true, currentWindow: true }),
    readTogether([
      accounts,
      currentId,
      pins,
      recents,
      openEntries,
      possibleMeetings,
      ...guessed.map((name) => meetings.at(name)),
    ]),
    readTogether([spaceViews, unsafeEntries, opening]),
  ]);
  know(accounts, known);
  know(currentId, id);
  know(openEntries, kept);
  know(unsafeEntries, unsafe);
  know(possibleMeetings, possible);
  know(opening, opened);
  const names = shortened([...pinned, ...last]);
  const isGuessed = names.every((name) => guessed.includes(name));
  const reading = codeOfUrl(tab?.url);
  const authuser = reading.ok && tab?.url ? new URL(tab.url).searchParams.get('authuser') : null;
  return {
    detailsCode,
    tabCode: reading.ok ? reading.code : undefined,
    ...(tab?.windowId && !tab.url?.startsWith(ownPages) && { windowId: tab.windowId }),
    ...(authuser && authuser !== '0' && { authuser }),
    views,
    ...(!detailsCode &&
      !reading.ok && {
        recents: isGuessed ? usable(names.map((name) => found[guessed.indexOf(name)])) : await findRecents(names),
      }),
    ...(isFresh(opened) && concerns(opened, detailsCode) && { opening: opened }),
  };
}

/** The meeting that an order is about, if it is about one. */
export const codeOf = ({ input }: Order): string | undefined =>
  'code' in input && input.code ? input.code : undefined;

/** Whether a page takes up an order: one that is about one meeting leaves the orders about others alone. */
export const concerns = ({ order, about }: Pick<Entry, 'about'> & { order: Order }, detailsCode?: string): boolean =>
  !detailsCode || detailsCode === (about?.code ?? codeOf(order));
