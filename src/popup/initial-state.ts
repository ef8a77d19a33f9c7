import type { Entry } from '../actions/entry';
import type { Order, SpaceView } from '../actions/table';
import { browser } from '../browser';
import { codeOfUrl, isMeetingCode } from '../meet/code';
import { type Account, findAccount } from '../store/accounts';
import { readOpen } from '../store/ledger';
import { type Meeting, readRecents } from '../store/meetings';
import { isFresh, type Opening, opening } from '../store/opening';
import { spaceViews } from '../store/space-views';

/** What the first paint needs, all of it from this browser: Google is asked once something is on screen. */
export interface InitialState {
  account?: Account;
  /** The one meeting that this page is about, where its address names one. */
  detailsCode?: string;
  /** The meeting in this tab, if it is one. */
  tabCode?: string;
  /** The account the tab says it is open with: an address, or a number in an order of Google's own. */
  authuser?: string;
  views: Record<string, SpaceView>;
  recents: Meeting[];
  /** Every order of which nobody was told, and that concerns this page. */
  open: Entry[];
  /** What the popup was opened on. */
  opening?: Opening;
}

/** Asks for all of it at once. */
export async function readInitialState(): Promise<InitialState> {
  const [[tab], account, known, recents, open, opened] = await Promise.all([
    // The address is there only after a real click on the icon or a key: activeTab, no host permission.
    browser.tabs.query({ active: true, currentWindow: true }),
    findAccount(),
    spaceViews.get(),
    readRecents(),
    readOpen(),
    opening.get(),
  ]);
  const reading = codeOfUrl(tab?.url);
  const authuser = reading.ok && tab?.url ? new URL(tab.url).searchParams.get('authuser') : null;
  const named = location.hash.slice(1);
  const detailsCode = isMeetingCode(named) ? named : undefined;
  return {
    account,
    detailsCode,
    tabCode: reading.ok ? reading.code : undefined,
    ...(authuser && authuser !== '0' && { authuser }),
    views: known,
    recents,
    open,
    ...(isFresh(opened) && concerns(opened, detailsCode) && { opening: opened }),
  };
}

/** The meeting that an order is about, if it is about one. */
export const codeOf = ({ input }: Order): string | undefined =>
  'code' in input && input.code ? input.code : undefined;

/** Whether a page takes up an order: one that is about one meeting leaves the orders about others alone. */
export const concerns = ({ order, about }: Pick<Entry, 'about'> & { order: Order }, detailsCode?: string): boolean =>
  !detailsCode || detailsCode === (about?.code ?? codeOf(order));
