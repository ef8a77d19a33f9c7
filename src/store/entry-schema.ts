import { anyOf, arrayOf, boolean, type Check, object, oneOf, optional, string } from '../actions/checks';
import type { Entry, RecordedOrder, Sent } from '../actions/entry';
import { failureSchema, orderSchema } from './order-schema';
import { moment, text, texts } from './shape';

/** A request that changes something, as it is kept. */
export const sentSchema = object({
  method: oneOf('createSpace', 'patchSpace', 'endActiveConference', 'updateMembers', 'revoke'),
  atMs: moment,
  account: string,
  settings: optional(texts),
  name: optional(string),
  before: optional(texts),
  wanted: optional(texts),
  conferenceRecord: optional(string),
}) as Check<unknown> as Check<Sent>;

const outcome = anyOf(
  object({
    is: oneOf('done'),
    mismatches: optional(arrayOf(object({ key: string, wanted: string }))),
    copied: optional(boolean),
    uri: optional(string),
    accessType: optional(string),
  }),
  object({ is: oneOf('failed'), failure: failureSchema }),
  object({ is: oneOf('unknown'), sent: optional(sentSchema) }),
);

const seen = object({ name: string, conferenceRecord: string, account: string });

/** An entry of the ledger as it is kept. */
export const entrySchema = object({
  id: string,
  order: orderSchema as Check<unknown> as Check<RecordedOrder>,
  trigger: text<Entry['trigger']>(),
  account: optional(string),
  askedAtMs: moment,
  about: optional(object({ name: optional(string), code: optional(string), label: optional(string) })),
  undo: optional(object({ before: texts, after: texts, keys: arrayOf(string) })),
  state: anyOf(
    object({ is: oneOf('waiting'), for: oneOf('yes', 'signIn'), seen: optional(seen) }),
    object({ is: oneOf('queued') }),
    object({ is: oneOf('sent'), sent: sentSchema }),
    object({ is: oneOf('answered'), outcome, atMs: moment, notifiedAtMs: optional(moment) }),
    object({ is: oneOf('told'), outcome, atMs: moment, told: object({ where: string, atMs: moment }) }),
  ),
}) as Check<unknown> as Check<Entry>;
