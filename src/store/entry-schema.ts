import { array, boolean, type GenericSchema, literal, object, optional, picklist, string, union } from 'valibot';
import type { Entry, RecordedOrder, Sent } from '../actions/entry';
import { failureSchema, orderSchema } from './order-schema';
import { moment, text, texts } from './shape';

/** A request that changes something, as it is kept. */
export const sentSchema = object({
  method: picklist(['createSpace', 'patchSpace', 'endActiveConference']),
  atMs: moment,
  account: string(),
  settings: optional(texts),
  name: optional(string()),
  before: optional(texts),
  wanted: optional(texts),
  conferenceRecord: optional(string()),
}) as GenericSchema as GenericSchema<unknown, Sent>;

const outcome = union([
  object({
    is: literal('done'),
    mismatches: optional(array(object({ key: string(), wanted: string() }))),
    copied: optional(boolean()),
    uri: optional(string()),
    accessType: optional(string()),
  }),
  object({ is: literal('failed'), failure: failureSchema }),
  object({ is: literal('unknown'), sent: optional(sentSchema) }),
]);

const seen = object({ name: string(), conferenceRecord: string(), account: string() });

/** An entry of the ledger as it is kept. */
export const entrySchema = object({
  id: string(),
  order: orderSchema as GenericSchema as GenericSchema<unknown, RecordedOrder>,
  trigger: text<Entry['trigger']>(),
  account: optional(string()),
  askedAtMs: moment,
  about: optional(object({ name: optional(string()), code: optional(string()), label: optional(string()) })),
  undo: optional(object({ before: texts, after: texts, keys: array(string()) })),
  state: union([
    object({ is: literal('waiting'), for: picklist(['yes', 'signIn']), seen: optional(seen) }),
    object({ is: literal('queued') }),
    object({ is: literal('sent'), sent: sentSchema }),
    object({ is: literal('answered'), outcome, atMs: moment, notifiedAtMs: optional(moment) }),
    object({ is: literal('told'), outcome, atMs: moment, told: object({ where: string(), atMs: moment }) }),
  ]),
}) as GenericSchema as GenericSchema<unknown, Entry>;
