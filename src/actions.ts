import type { Leaves, Mismatch } from './meet/settings';
import type { Space, SpaceName } from './meet/types';
import { CREATED, type Need, READONLY, type Scope, SETTINGS } from './scopes';

/** A space as the screens see it. */
export interface SpaceView {
  /** As Google answered, unknown fields included. */
  space: Space;
  /** Whose eyes it was read with. */
  account: string;
  accountId: string;
  /** This extension made it, as far as this browser remembers. */
  made: boolean;
  label?: string;
  readAtMs: number;
}

/** How a browser hands out tokens: by the account Chrome is signed in to, or through a Google window. */
export type Way = 'browser' | 'web';

/** THE TABLE, first half: what goes into every action and what comes out. */
export interface Actions {
  /** `accountId` makes it with another known account than the one in use. */
  createSpace: { input: { leaves?: Leaves; accountId?: string }; output: { view: SpaceView; copied: boolean } };
  readSpace: { input: { code: string }; output: SpaceView };
  updateSpace: {
    /** `shown` is what the person saw when choosing `wanted`: whatever differs from it by now is not overwritten. */
    input: { name: SpaceName; shown: Leaves; wanted: Leaves };
    output: { view: SpaceView; mismatches: Mismatch[] };
  };
  undoUpdate: { input: { name: SpaceName }; output: Actions['updateSpace']['output'] };
  endConference: { input: { code: string }; output: { code: string; already: boolean } };
  copyLink: { input: { code: string }; output: { text: string } };
  /** Reads the meeting that a pending order is about, afresh, and ties the confirmation to the call that runs now. */
  reviewPending: { input: { id: string }; output: SpaceView };
  confirm: { input: { id: string }; output: unknown };
  dismiss: { input: { id: string }; output: null };
  /** `another` asks Google which account instead of taking the one in use; `then` is carried out once signed in. */
  signIn: { input: { way?: Way; scopes?: Scope[]; another?: true; then?: Order }; output: unknown };
  /** Forgets an account, the one in use unless another is named; what it granted at Google stays. */
  signOut: { input: { accountId?: string }; output: null };
  /** Takes back at Google what the account granted, then forgets it. `confirmed`: Google no longer takes the token. */
  disconnect: { input: { accountId?: string }; output: { confirmed: boolean } };
}

export type ActionName = keyof Actions;

/** What every trigger produces. */
export type Order = { [A in ActionName]: { action: A; input: Actions[A]['input'] } }[ActionName];

export type Place = 'page' | 'link' | 'action';

interface Action {
  /** Empty: Google is not asked. */
  need: Need;
  /** Google's state is changed: never repeated, and remembered while under way. */
  changes?: true;
  /** Destructive: waits for the person's yes. */
  asksFirst?: true;
  /** Its result is something to look at: without a page that asked, the popup opens on it. */
  shows?: true;
  /** Where the context menu offers it: on a Meet page, on a link to Meet, on the toolbar icon. */
  menus?: readonly Place[];
}

const everywhere = ['page', 'link', 'action'] as const;

/** THE TABLE, second half. One spelling everywhere: message, menu id, manifest command and suffix of the words. */
export const actions: Record<ActionName, Action> = {
  createSpace: { need: [[CREATED]], changes: true, menus: everywhere },
  readSpace: { need: [[SETTINGS], [CREATED], [READONLY]], shows: true, menus: everywhere },
  updateSpace: { need: [[SETTINGS], [CREATED]], changes: true },
  undoUpdate: { need: [[SETTINGS], [CREATED]], changes: true },
  copyLink: { need: [], menus: everywhere },
  endConference: { need: [[CREATED]], changes: true, asksFirst: true, menus: everywhere },
  reviewPending: { need: [[SETTINGS], [CREATED], [READONLY]] },
  confirm: { need: [], changes: true },
  dismiss: { need: [] },
  signIn: { need: [] },
  signOut: { need: [] },
  disconnect: { need: [], changes: true },
};
