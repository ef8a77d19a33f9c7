import { CREATED, READONLY, type Scope, type ScopeAlternatives, SETTINGS } from '../meet/scopes';
import type { Mismatch, SettingKey, SettingValues } from '../meet/settings';
import type {
  ConferenceRecord,
  ConferenceRecordName,
  ConferenceRecordPage,
  ListQuery,
  Member,
  ParticipantPage,
  ParticipantSessionPage,
  RecordingPage,
  SmartNotePage,
  Space,
  SpaceName,
  TranscriptEntryPage,
  TranscriptPage,
} from '../meet/types';
import type { Person } from './person';

/** A space as the screens see it. */
export interface SpaceView {
  /** As Google answered, unknown fields included. */
  space: Space;
  /** The address of the account that read it. */
  account: string;
  accountId: string;
  /**
   * Whether this account made it through this extension: here, as this browser remembers, or elsewhere, as Google showed
   * while a call was running. Absent: it is not known.
   */
  made?: boolean;
  label?: string;
  readAtMs: number;
}

/** Every form in which a meeting can be copied, in the order in which they are offered. */
export const copyFormats = ['link', 'markdown', 'rich', 'invitation'] as const;
/** What Copy puts on the clipboard: the bare link, a Markdown link, a formatted link, or a whole invitation. */
export type CopyFormat = (typeof copyFormats)[number];

/** How a browser hands out tokens: by the account Chrome is signed in to, or through a Google window. */
export type SignInMethod = 'browser' | 'web';

/** What became of a call that was to be ended. */
export interface Ended {
  code: string;
  /** The call is over, and Google does not say that this order ended it. */
  already: boolean;
  /** The meeting was restricted before. */
  closed?: boolean;
  /** Another call of the meeting, begun since the order was given: it runs, or is over by now as well. */
  next?: 'runs' | 'over';
}

/** How many of the people of an order were done, and how many not; of the rest nobody knows. */
export interface PeopleCount {
  done: number;
  failed: number;
  unknown: number;
}

/** How many meetings of a list were made, and how many not; of some nobody knows, and some are left to be made. */
export interface RoomCount extends PeopleCount {
  left: number;
  /** So many people have no place in those that were made. */
  missing: number;
}

/** THE TABLE, first half: what goes into every action and what comes out. */
export interface Actions {
  createSpace: {
    /**
     * Without settings and preset the default preset counts; an empty `presetId` means none at all.
     * `accountId` makes it with another known account than the one in use.
     */
    input: {
      accountId?: string;
      leaves?: SettingValues;
      presetId?: string;
      without?: SettingKey[];
      /** The preset's people stay out. */
      withoutPeople?: true;
    };
    /** `missing`: so many of the preset's people get no place, because there was no room to keep who they are. */
    output: { view: SpaceView; copied: boolean; mismatches: Mismatch[]; missing?: number };
  };
  readSpace: { input: { code: string }; output: SpaceView };
  updateSpace: {
    /**
     * `shown` is what the person saw when choosing `wanted`: whatever differs from it by now is not overwritten.
     * `presetId` is the preset that the choice came from, `without` what was agreed to be left out of it.
     */
    input: { name: SpaceName; shown: SettingValues; wanted: SettingValues; presetId?: string; without?: SettingKey[] };
    output: { view: SpaceView; mismatches: Mismatch[] };
  };
  /** Shows the meeting with the preset chosen and not yet applied. */
  applyPreset: { input: { code: string; presetId: string }; output: SpaceView };
  undoUpdate: { input: { name: SpaceName }; output: Actions['updateSpace']['output'] };
  /** Everybody who has a place in the meeting beforehand. */
  readMembers: { input: { name: SpaceName }; output: Member[] };
  /**
   * Gives people a place in the meeting, changes what it is, and then takes it from others. One order, whatever becomes of
   * each of them: that lies in `store/people.ts`.
   */
  updateMembers: {
    /** Without any: those of the last order that are not done. */
    input: { name: SpaceName; add?: Person[]; remove?: Person[] };
    output: { people: PeopleCount };
  };
  /** Makes the meetings of a list that are not made yet: it lies in `store/rooms.ts` by this id. */
  createRooms: { input: { list: string }; output: { rooms: RoomCount; mismatches: Mismatch[] } };
  /** Makes no more of a list after the one under way. */
  stopRooms: { input: { list: string }; output: null };
  endConference: { input: { code: string }; output: Ended };
  /** Restricts the meeting to invited people, then ends the call. */
  closeRoom: Actions['endConference'];
  /** Without `lock` the other way round from how it is. */
  toggleLock: { input: { code: string; lock?: boolean }; output: Actions['updateSpace']['output'] };
  /** Without `format` in the one the person prefers. */
  copyLink: { input: { code: string; format?: CopyFormat }; output: { text: string; format: CopyFormat } };
  copyCode: { input: { code: string }; output: { text: string } };
  /**
   * One answer, or one page of a list, as Google sends it. `record` is the name of the participant where its sessions are
   * read, and of the transcript where its entries are. `foreign`: about a meeting that this extension did not make.
   */
  readConference: {
    input: { part: ConferencePart; record?: ConferenceRecordName; query?: ListQuery; foreign?: boolean };
    output: ConferenceParts[ConferencePart];
  };
  /**
   * Reads what is due of the running calls into `store/running-calls.ts`, which every page follows that shows them.
   * `chosen` is the meeting whose people and settings the page shows as well; `fresh` reads all of it at once.
   */
  readCalls: { input: { chosen?: SpaceName; fresh?: boolean }; output: { nextMs: number } };
  /**
   * Waits for news of the call of a meeting until then, in place of what was waited for before: `store/awaited.ts` has the
   * kinds. At `remindAtMs` the person is asked whether to end the call.
   */
  awaitNews: {
    input: { space: SpaceName; code: string; news: string[]; untilMs: number; remindAtMs?: number };
    output: null;
  };
  /** Reads the meeting that a pending order is about, afresh, and ties the confirmation to the call that runs now. */
  reviewPending: { input: { id: string }; output: SpaceView };
  /**
   * `conferenceRecord` is the call that the page showed: another one is not ended by this yes. `action` is what was chosen
   * with the question; absent: what it was asked about.
   */
  confirm: {
    input: { id: string; conferenceRecord: string; action?: DestructiveOrder['action'] };
    output: Actions['endConference']['output'];
  };
  /** Takes an order away that waits for a yes. */
  dismiss: { input: { id: string }; output: null };
  /** Wakes the worker, which looks after the orders of one that died. */
  settle: { input: Record<string, never>; output: null };
  /**
   * `another` asks Google which account instead of taking the one in use; `accountId` is the one that has to sign in.
   * `then` is carried out once signed in, but not if somebody else signed in than who was in use, or was named.
   */
  signIn: {
    input: { way?: SignInMethod; scopes?: Scope[]; another?: true; accountId?: string; then?: Order };
    output: unknown;
  };
  /** Forgets an account, the one in use unless another is named; what it granted at Google stays. */
  signOut: { input: { accountId?: string }; output: null };
  /** Takes back at Google what the account granted, then forgets it. `confirmed`: Google no longer takes the token. */
  disconnect: { input: { accountId?: string }; output: { confirmed: boolean } };
}

/** What can be read of a call, by the API's names of its methods. */
export interface ConferenceParts {
  getConferenceRecord: ConferenceRecord;
  listConferenceRecords: ConferenceRecordPage;
  listParticipants: ParticipantPage;
  listParticipantSessions: ParticipantSessionPage;
  listRecordings: RecordingPage;
  listTranscripts: TranscriptPage;
  listTranscriptEntries: TranscriptEntryPage;
  listSmartNotes: SmartNotePage;
}

/** One thing that can be read of a call. */
export type ConferencePart = keyof ConferenceParts;
/** Every action by its one spelling. */
export type ActionName = keyof Actions;

/** What every trigger produces. */
export type Order = { [A in ActionName]: { action: A; input: Actions[A]['input'] } }[ActionName];

/** Where a context menu opens: on a Meet page, on a link to Meet, on the toolbar icon, and there in its last item. */
export type Place = 'page' | 'link' | 'action' | 'more';

/** What the table says of an action. */
interface Row<A extends ActionName = ActionName> {
  /** Empty: Google is not asked. */
  scopes: ScopeAlternatives;
  /** What is needed instead where recording, transcript or notes are among the settings. */
  artifactScopes?: ScopeAlternatives;
  /** Google's state is changed: sent once, and in the ledger until somebody was told what became of it. */
  changes?: true;
  /** It takes long, so others about the meeting do not wait for it, and the next worker goes on with it. */
  goesOn?: true;
  /** Destructive: waits for the person's yes. */
  asksFirst?: true;
  /** Its result is something to look at: without a page that asked, the popup opens on it. */
  shows?: true;
  /** Where the context menu offers it. */
  menus?: readonly Place[];
  /** Where the context menu offers it once for every preset, in a submenu. */
  presetMenus?: readonly Place[];
  /** The manifest has a command for it, to which a person can give a key. */
  command?: true;
  /** What stands before a meeting in the address bar, and what each of these words adds to the input. */
  verbs?: Readonly<Record<string, Partial<Actions[A]['input']>>>;
}

const everywhere = ['page', 'link', 'action'] as const;
/** Chrome shows six items in the menu of an icon and leaves out the others without a word: the rest is in a submenu. */
const inMore = ['page', 'link', 'more'] as const;

/**
 * THE TABLE, second half. One spelling everywhere: the message to the worker, the menu id, the manifest's command, and
 * the beginning of its sentences: `NAMEMenu`, `NAMECommand`, `log_NAME` and, where it asks first, `NAMEQuestion`,
 * `NAMEText`, `NAMEYes` and `NAMEBusy`; and `verb_WORD` for each of its verbs. What a row needs elsewhere and has not does
 * not compile, or fails test/unit.
 */
const table = {
  createSpace: {
    scopes: [[CREATED]],
    artifactScopes: [[CREATED, SETTINGS]],
    changes: true,
    menus: everywhere,
    presetMenus: everywhere,
    command: true,
    verbs: { new: {} },
  },
  readSpace: { scopes: [[SETTINGS], [CREATED], [READONLY]], shows: true, menus: inMore },
  applyPreset: { scopes: [[SETTINGS], [CREATED], [READONLY]], shows: true, presetMenus: ['page', 'link'] },
  updateSpace: { scopes: [[SETTINGS], [CREATED]], artifactScopes: [[SETTINGS]], changes: true },
  undoUpdate: { scopes: [[SETTINGS], [CREATED]], changes: true },
  readMembers: { scopes: [[CREATED], [READONLY]] },
  updateMembers: { scopes: [[CREATED]], changes: true, goesOn: true },
  createRooms: { scopes: [[CREATED]], artifactScopes: [[CREATED, SETTINGS]], changes: true, goesOn: true },
  stopRooms: { scopes: [] },
  copyLink: { scopes: [], menus: inMore, command: true, verbs: { copy: {} } },
  copyCode: { scopes: [], menus: inMore, command: true, verbs: { code: {} } },
  readConference: { scopes: [[CREATED], [READONLY]] },
  readCalls: { scopes: [[CREATED], [READONLY]] },
  awaitNews: { scopes: [[CREATED], [READONLY]] },
  toggleLock: {
    scopes: [[SETTINGS], [CREATED]],
    changes: true,
    menus: everywhere,
    command: true,
    verbs: { lock: { lock: true }, unlock: { lock: false } },
  },
  closeRoom: {
    scopes: [[CREATED]],
    changes: true,
    asksFirst: true,
    menus: inMore,
    command: true,
    verbs: { close: {} },
  },
  endConference: {
    scopes: [[CREATED]],
    changes: true,
    asksFirst: true,
    menus: everywhere,
    command: true,
    verbs: { end: {} },
  },
  reviewPending: { scopes: [[SETTINGS], [CREATED], [READONLY]] },
  confirm: { scopes: [], changes: true },
  dismiss: { scopes: [] },
  settle: { scopes: [] },
  // Without a page that asked, the popup opens as somebody who is signed in sees it.
  signIn: { scopes: [], shows: true },
  signOut: { scopes: [] },
  disconnect: { scopes: [], changes: true },
} as const satisfies { [A in ActionName]: Row<A> };

/** The table, for whoever asks for any action. */
export const actions: Record<ActionName, Row> = table;

/** Every action in the order of the table, which is the order of the menus too. */
export const actionNames = Object.keys(table) as ActionName[];

type Column = Exclude<keyof Row, 'scopes'>;

/** The actions that have this column, known to the compiler: a sentence that one of them lacks does not compile. */
export type ActionWith<C extends Column> = {
  [A in ActionName]: (typeof table)[A] extends { [_ in C]: unknown } ? A : never;
}[ActionName];

/** Whether an action has this column of the table. */
export const has = <C extends Column>(action: ActionName, column: C): action is ActionWith<C> =>
  actions[action][column] !== undefined;

/** Every word that may stand before a meeting in the address bar. */
export type Verb = {
  [A in ActionWith<'verbs'>]: keyof (typeof table)[A]['verbs'];
}[ActionWith<'verbs'>];

/** An order that is carried out only after a yes. */
export type DestructiveOrder = Extract<Order, { action: ActionWith<'asksFirst'> }>;
