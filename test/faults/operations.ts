import { isDeepStrictEqual } from 'node:util';
import { toConfig } from '../../src/meet/settings';
import { builtInPresets } from '../../src/store/preset';
import type { MenuClick } from '../chromium/events';
import type { RecordedRequest, Space } from '../google';
import { ask, look, meetingOf } from '../person';
import type { OperationName } from './expected';
import type { Scene } from './scene';

/** An order of which all is done that goes before it. */
export interface Ready {
  action: string;
  input: object;
  /** The same from the menu, where there is one. */
  menu?: MenuClick;
  /** The call of Google's that the order comes down to, and the one that goes wrong, if that is another one. */
  call: string;
  fails?: string;
  /** The meeting that it is about, or what is asked for where there is none yet. */
  space?: Space;
  asking?: object;
  /** It reads the meeting right before. */
  readsFirst?: boolean;
  /** The record of the call that it reads of. */
  record?: string;
  /** How the extension itself names it, and the meeting, where it keeps account of the order. */
  kept?: { action: string; code?: string };
}

/** Whether a request belongs to this order. Each order has a meeting of its own, or settings that no other asks for. */
export const isOf = ({ call, space, asking, record }: Ready, request: RecordedRequest): boolean =>
  request.call === call &&
  (asking
    ? isDeepStrictEqual(request.body, asking)
    : [space?.name, space?.meetingCode, record].some((name) => name !== undefined && request.path.includes(name)));

const access = ['OPEN', 'TRUSTED', 'RESTRICTED'];
const presetIds = ['openHouse', 'team', 'clientCall', 'webinar', 'exam'];

/** A new meeting: a dozen are told apart by their settings, and five by the preset in whose menu they are ordered. */
function newMeeting(n: number, byMenu: boolean): Ready {
  const leaves = {
    accessType: access[n % 3],
    entryPointAccess: n % 6 < 3 ? 'ALL' : 'CREATOR_APP_ONLY',
    moderation: n % 12 < 6 ? 'ON' : 'OFF',
  };
  const preset = presetIds[n % 5] ?? '';
  return {
    action: 'createSpace',
    input: { leaves },
    menu: { menuItemId: `createSpace:${preset}@action` },
    call: 'create',
    asking: { config: toConfig(byMenu ? (builtInPresets[preset] ?? {}) : leaves) },
    kept: { action: 'createSpace' },
  };
}

/** The rows of the fault table: each is prepared as the n-th of its kind. */
export const operations: Record<OperationName, (scene: Scene, n: number, byMenu: boolean) => Ready | Promise<Ready>> = {
  create: (_, n, byMenu) => newMeeting(n, byMenu),
  get({ person }) {
    const space = meetingOf(person);
    const { meetingCode: code, meetingUri: linkUrl } = space;
    // Of what menus order this alone reads without opening the popup: an invitation has the numbers to dial.
    const menu = { menuItemId: 'copyLink@link', linkUrl };
    return { action: 'readSpace', input: { code }, menu, call: 'get', space };
  },
  patch({ person }) {
    const space = meetingOf(person, { config: { accessType: 'OPEN' } });
    const { meetingCode: code, meetingUri: linkUrl } = space;
    const menu = { menuItemId: 'toggleLock@link', linkUrl };
    const action = 'toggleLock';
    return {
      action,
      input: { code, lock: true },
      menu,
      call: 'patch',
      space,
      readsFirst: true,
      kept: { action, code },
    };
  },
  async end({ person, page }) {
    const space = meetingOf(person);
    const { name, meetingCode: code } = space;
    person.google.startConference(name);
    const input = await look(page, await ask(person, page, code));
    const kept = { action: 'endConference', code };
    return { action: 'confirm', input, call: 'end', space, readsFirst: true, kept };
  },
  participants({ person }) {
    const space = meetingOf(person);
    const record = person.google.startConference(space.name);
    const input = { part: 'listParticipants', record };
    return { action: 'readConference', input, call: 'participants.list', space, record };
  },
  /** A token that Chrome does not have at hand. */
  async minting({ page }, n, byMenu) {
    await page.evaluate(() => chrome.identity.clearAllCachedAuthTokens());
    return { ...newMeeting(n, byMenu), fails: 'issuetoken' };
  },
  /** A token of the web way, renewed without a window. */
  async renewal({ page }, n, byMenu) {
    await page.evaluate(() => chrome.storage.session.remove('webGrants'));
    return { ...newMeeting(n, byMenu), fails: 'authorize' };
  },
};
