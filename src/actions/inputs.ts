import { isObject } from '../meet/json';
import { arrayOf, boolean, type Check, custom, number, oneOf, optional, string, valuesOf } from './checks';
import type { Result } from './failures';
import { isPerson } from './person';
import { type ActionName, type Actions, actions, copyFormats, type Order } from './table';

const texts = valuesOf(string);
const list = arrayOf(string);
const order = custom<Order>((part) => findWrong(part) === undefined);

const end = { code: string };
const account = { accountId: optional(string) };

/** THE TABLE of inputs: the parts of each, as `Actions` has them. One that is missing here does not compile. */
const inputs: { [A in ActionName]: { [_ in keyof Required<Actions[A]['input']>]: Check<unknown> } } = {
  createSpace: {
    ...account,
    leaves: optional(texts),
    presetId: optional(string),
    without: optional(list),
    withoutPeople: optional(boolean),
  },
  readSpace: { code: string },
  updateSpace: { name: string, shown: texts, wanted: texts, presetId: optional(string), without: optional(list) },
  applyPreset: { code: string, presetId: string },
  undoUpdate: { name: string },
  readMembers: { name: string },
  updateMembers: { name: string, add: optional(arrayOf(isPerson)), remove: optional(arrayOf(isPerson)) },
  createRooms: { list: string },
  stopRooms: { list: string },
  endConference: end,
  closeRoom: end,
  toggleLock: { code: string, lock: optional(boolean) },
  copyLink: { code: string, format: optional(oneOf(...copyFormats)) },
  copyCode: { code: string },
  readConference: {
    part: oneOf(
      'getConferenceRecord',
      'listConferenceRecords',
      'listParticipants',
      'listParticipantSessions',
      'listRecordings',
      'listTranscripts',
      'listTranscriptEntries',
      'listSmartNotes',
    ),
    record: optional(string),
    query: optional(custom(isObject)),
    foreign: optional(boolean),
  },
  readCalls: { chosen: optional(string), fresh: optional(boolean) },
  awaitNews: { space: string, code: string, news: list, untilMs: number, remindAtMs: optional(number) },
  reviewPending: { id: string },
  confirm: { id: string, conferenceRecord: string, action: optional(oneOf('endConference', 'closeRoom')) },
  dismiss: { id: string },
  settle: {},
  signIn: {
    way: optional(oneOf('browser', 'web')),
    scopes: optional(list),
    another: optional(custom((another) => another === true)),
    accountId: optional(string),
    // biome-ignore lint/suspicious/noThenProperty: the name of a part, whose value is called as a check and no promise.
    then: optional(order),
  },
  signOut: account,
  disconnect: account,
};

/** What keeps something from being an order of the table, named for whoever looks for the mistake. */
function findWrong(given: unknown): string | undefined {
  const { action, input } = isObject(given) ? given : {};
  if (typeof action !== 'string' || !Object.hasOwn(actions, action)) return 'action';
  if (!isObject(input)) return `${action}: input`;
  const wrong = Object.entries(inputs[action as ActionName]).find(
    ([part, check]) => !check(Object.hasOwn(input, part) ? input[part] : undefined),
  );
  return wrong && `${action}: ${wrong[0]}`;
}

/**
 * Reads a message as the order of a page. Undefined where it names no action of the table: then it is not for the
 * worker. An action whose input is not of its shape is a failure, and goes no further.
 */
export function readMessage(message: unknown): Result<Order> | undefined {
  const wrong = findWrong(message);
  if (wrong === undefined) return { ok: true, value: message as Order };
  return wrong === 'action' ? undefined : { ok: false, failure: { kind: 'unexpected', detail: wrong } };
}
