import type { About, Entry, Outcome, RecordedOrder, SeenConference, Trigger } from '../actions/entry';
import type { Result } from '../actions/failures';
import { intentOf } from '../actions/order';
import { scopesFor } from '../actions/scopes-for';
import { type Actions, has, type Order } from '../actions/table';
import { changeEntry, dropEntry, isAsked, isWaiting, readOpen } from '../store/ledger';
import { knownMeeting } from '../store/meetings';
import { begin } from '../store/under-way';
import { resolveLock } from './access';
import { doneOf } from './done-of';
import { lookAgain, stopLooking } from './look-again';
import { perform } from './perform';
import { Recording } from './recording';
import { settingsOf } from './spaces';
import { tell } from './tell';
import { toFailure } from './to-failure';
import { inTurn } from './turns';
import { findTwin, isUnderWay, startTwin, type Twin } from './twins';

/** Where an order comes from: `page` is the address of the page that asked, `id` the name that it gave the order. */
export interface Origin {
  trigger: Trigger;
  page?: string;
  id?: string;
}

/**
 * THE ROAD of an order that changes something: queued, sent, answered, told. One by key, menu or address bar that equals
 * an order still under way joins it: one order, one telling.
 */
export function record(order: RecordedOrder, { trigger, page, id = crypto.randomUUID() }: Origin): Promise<Result> {
  // A page names each of its orders, and a message that arrives twice is one order.
  const twin = findTwin(trigger === 'page' ? { id } : { order, trigger });
  if (twin) return twin.result;
  const entry: Entry = { id, order, trigger, askedAtMs: Date.now(), state: { is: 'queued' } };
  return travel(new Recording(entry), page);
}

/** The yes to an order that waits for it, once, and only for the call that the page showed with the question. */
export async function resume(
  { id, conferenceRecord, action }: Actions['confirm']['input'],
  page?: string,
): Promise<Result> {
  let seen: SeenConference | undefined;
  const entry = await changeEntry(id, (one) => {
    if (!isWaiting(one) || one.state.is !== 'waiting' || one.state.for !== 'yes') return one;
    // Either no page has shown the question yet, or two pages showed it and the call changed between them.
    if (one.state.seen?.conferenceRecord !== conferenceRecord) return undefined;
    seen = one.state.seen;
    return { ...one, order: { ...one.order, ...(action && { action }) } as RecordedOrder, state: { is: 'queued' } };
  });
  if (!entry || !seen || isUnderWay(id)) return { ok: false, failure: { kind: 'confirmationGone' } };
  return travel(new Recording(entry, seen), page);
}

/** An order that another worker began and that goes on. */
export const goOn = (entry: Entry): Promise<Result> =>
  travel(Object.assign(new Recording(entry), { isLeft: true }), undefined);

function travel(recording: Recording, page: string | undefined): Promise<Result> {
  return startTwin(recording.entry, async () => {
    const outcome = await goAlong(recording);
    if ('result' in outcome) return outcome.result;
    await (outcome.ok || outcome.failure.kind !== 'askFirst'
      ? recording.end(outcomeOfResult(outcome, recording.entry))
      : // Whatever brought the question up, a sign-in included: what waits for the yes is the order itself.
        wait(recording));
    // Not waited for: the page gets its answer first, so that it shows it before a notification does.
    tell(recording.entry, { page, isLost: recording.isLost }).then(stopLooking);
    if (recording.follows) goOn(recording.follows);
    return outcome;
  });
}

/**
 * A newer question about a meeting takes the place of an older one. How long it may be answered counts from now: a sign-in
 * before it takes its time.
 */
async function wait(recording: Recording): Promise<void> {
  const { id, order, about } = recording.entry;
  for (const one of await readOpen())
    if (one.id !== id && isAsked(one) && one.about?.code === about?.code) await dropEntry(one.id);
  const asked = intentOf(order) as RecordedOrder;
  await recording.keep({ order: asked, askedAtMs: Date.now(), state: { is: 'waiting', for: 'yes' } });
}

/** Carries the order out. Never rejects. A twin: another order like this one is under way, and this one joins it. */
async function goAlong(recording: Recording): Promise<Result | Twin> {
  const { id, trigger, order } = recording.entry;
  try {
    // Before it is recorded: by this alone the next worker tells that it was since the browser was started. Where there is
    // no room for it, the next worker sends nothing and says who is left.
    if (has(intentOf(order).action, 'goesOn') && !recording.isLeft) await begin(id).catch(() => undefined);
    await Promise.all([recording.keep({ about: await aboutOf(intentOf(order)) }), lookAgain()]);
    const resolved = await resolveLock(order, recording);
    const twin = trigger !== 'page' && resolved !== order && findTwin({ order: resolved, trigger, but: id });
    if (twin) {
      await dropEntry(id);
      return twin;
    }
    if (resolved !== order) await recording.keep({ order: resolved });
    if (resolved.action === 'signIn') {
      // Google's window may be left open for hours: nothing else about this meeting waits behind it.
      const value = await perform(resolved, recording);
      if (!resolved.input.then) return { ok: true, value };
    }
    const meant = await resolveLock(intentOf(resolved) as RecordedOrder, recording);
    // A question may be asked while another order is under way: it is the yes that waits.
    const asks = has(meant.action, 'asksFirst') && !recording.seen;
    const waits = !asks && !has(meant.action, 'goesOn');
    return await inTurn(waits ? meetingOf(recording.entry) : undefined, async (hasWaited) => {
      if (hasWaited) recording.read = undefined;
      try {
        return { ok: true, value: await perform(meant, recording) };
      } catch (cause) {
        return failed(cause, meant);
      }
    });
  } catch (cause) {
    return failed(cause, order);
  }
}

/** The failure that whatever was thrown stands for, with the permission that the order would need. */
export async function failed(cause: unknown, order: Order): Promise<Result & { ok: false }> {
  const intent = intentOf(order);
  return { ok: false, failure: toFailure(cause, scopesFor(intent.action, await settingsOf(intent))) };
}

function outcomeOfResult(result: Result, { state }: Entry): Outcome {
  if (result.ok) return doneOf(result.value);
  return result.failure.kind === 'outcomeUnknown'
    ? { is: 'unknown', sent: state.is === 'sent' ? state.sent : undefined }
    : { is: 'failed', failure: result.failure };
}

/** By its code, or by its name where the code is not known. */
const meetingOf = ({ about }: Entry): string | undefined => about?.code ?? about?.name;

/** The meeting that an order names. */
async function aboutOf({ input }: Order): Promise<About | undefined> {
  if ('code' in input && input.code) return { code: input.code };
  if (!('name' in input)) return undefined;
  const meeting = await knownMeeting(input.name);
  return { name: input.name, ...(meeting?.code && { code: meeting.code }) };
}
