import type { Result } from './failures';
import { type ActionName, type Actions, actions, copyFormats, type Order } from './table';

/** Whether a part of an input is what the table of actions says of it. */
type Check = (part: unknown) => boolean;

const text: Check = (part) => typeof part === 'string';
const flag: Check = (part) => typeof part === 'boolean';
const object = (part: unknown): part is Record<string, unknown> =>
  typeof part === 'object' && part !== null && !Array.isArray(part);
const texts: Check = (part) => object(part) && Object.values(part).every(text);
const list: Check = (part) => Array.isArray(part) && part.every(text);
const format: Check = (part) => (copyFormats as readonly unknown[]).includes(part);
const order: Check = (part) => findWrong(part) === undefined;
const maybe =
  (check: Check): Check =>
  (part) =>
    part === undefined || check(part);

const end = { code: text };
const account = { accountId: maybe(text) };

/** THE TABLE of inputs: the parts of each, as `Actions` has them. One that is missing here does not compile. */
const inputs: { [A in ActionName]: { [_ in keyof Required<Actions[A]['input']>]: Check } } = {
  createSpace: { ...account, leaves: maybe(texts), presetId: maybe(text), without: maybe(list) },
  readSpace: { code: text },
  updateSpace: { name: text, shown: texts, wanted: texts, presetId: maybe(text), without: maybe(list) },
  applyPreset: { code: text, presetId: text },
  undoUpdate: { name: text },
  endConference: end,
  closeRoom: end,
  toggleLock: { code: text, lock: maybe(flag) },
  copyLink: { code: text, format: maybe(format) },
  copyCode: { code: text },
  readConference: { part: text, record: maybe(text), query: maybe(object), foreign: maybe(flag) },
  reviewPending: { id: text },
  confirm: { id: text, conferenceRecord: text },
  dismiss: { id: text },
  settle: {},
  signIn: {
    way: maybe((way) => way === 'browser' || way === 'web'),
    scopes: maybe(list),
    another: maybe((another) => another === true),
    accountId: maybe(text),
    // biome-ignore lint/suspicious/noThenProperty: the name of a part, whose value is called as a check and no promise.
    then: maybe(order),
  },
  signOut: account,
  disconnect: account,
};

/** What keeps something from being an order of the table, named for whoever looks for the mistake. */
function findWrong(given: unknown): string | undefined {
  const { action, input } = object(given) ? given : {};
  if (typeof action !== 'string' || !Object.hasOwn(actions, action)) return 'action';
  if (!object(input)) return `${action}: input`;
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
