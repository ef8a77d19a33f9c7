import { type Entry, isAsAsked, isPartial, type Outcome, outcomeOf } from '../actions/entry';
import { failureMessage, type Remedy, remedyOf } from '../actions/failure-messages';
import type { Failure, Result } from '../actions/failures';
import { sayOutcome } from '../actions/outcome-messages';
import { type Actions, type ActionWith, has, type Order } from '../actions/table';
import { browser } from '../browser';
import { t } from '../i18n';
import { changeEntry, followOpen, readOpen } from '../store/ledger';
import { readPreferences } from '../store/preferences';
import { settleTold } from '../store/told';
import { notify } from './notification';
import { openPopup, openPopupOn } from './popup';

/** A page that shows an outcome acknowledges it within this time, or a notification says it. */
const acknowledgedWithinMs = 1_000;
/** A popup that was just opened has so long. */
const openedWithinMs = 3_000;

/** What can be said in a notification. For all else the person is needed at a button, and the popup opens. */
const withoutButton: readonly Remedy[] = ['retry', 'look', 'setUp', 'none'];
const needsButton = (failure: Failure) => !withoutButton.includes(remedyOf(failure));

interface Telling {
  /** The address of the page that asked. */
  page?: string;
  /** It happened a while ago: no window opens by itself. */
  isLate?: boolean;
  /** There was no room to keep it, so no page can find it. */
  isLost?: boolean;
}

/**
 * Sees to it that somebody is told what became of an order, or is asked: by a page that is open, else by the popup where
 * a button helps, else by a notification. Never rejects.
 */
export async function tell(entry: Entry, { page, isLate, isLost }: Telling = {}): Promise<void> {
  try {
    const outcome = outcomeOf(entry);
    const opensPopup = !isLate && !(await isOpen(page));
    if (!outcome) return opensPopup ? await openPopup() : undefined;
    if (!isLost && (await isAcknowledged(entry.id))) return;
    // Nobody waits for the news of a sign-in: the popup opens as somebody who is signed in sees it.
    if (outcome.is === 'done' && entry.order.action === 'signIn' && !entry.order.input.then) {
      await settleTold([entry.id], 'nowhere', entry);
      return opensPopup ? await openPopup() : undefined;
    }
    // The popup takes a moment to open, and shows one thing at a time.
    if (outcome.is === 'failed' && needsButton(outcome.failure) && opensPopup) {
      await openPopup();
      if (await isAcknowledged(entry.id, openedWithinMs)) return;
    }
    await tellByNotification(entry, outcome);
  } catch (cause) {
    // The entry is still open, so the alarm tells it.
    console.error(cause);
  }
}

async function tellByNotification(entry: Entry, outcome: Outcome): Promise<void> {
  const { id, about } = entry;
  if (isAsAsked(outcome) && !(await readPreferences()).notifiesDone) {
    await settleTold([id], 'nowhere', entry);
    return;
  }
  const { title, text } = sayOutcome(entry, outcome);
  // What was done names its meeting itself.
  const which = outcome.is !== 'done' && (about?.label ?? about?.code);
  await notify(title, which ? `${which}\n${text}` : text, {
    id,
    ...(outcome.is === 'unknown' && { button: t('remedy_look') }),
  });
  // A failure, if only of a part, stays in the next popup until somebody saw it there or clicked the notification.
  if (outcome.is === 'done' && !isPartial(outcome)) await settleTold([id], 'notification', entry);
  else await changeEntry(id, (one) => notified(outcomeOf(one) ? one : entry));
}

const notified = (one: Entry): Entry =>
  one.state.is === 'answered' ? { ...one, state: { ...one.state, notifiedAtMs: Date.now() } } : one;

/** Whether a page of ours shows it. Where none is open, nobody is waited for. */
async function isAcknowledged(id: string, withinMs = acknowledgedWithinMs): Promise<boolean> {
  const isTold = (open: Entry[]) => !open.some((one) => one.id === id);
  if (isTold(await readOpen())) return true;
  const contextTypes = ['POPUP', 'TAB', 'SIDE_PANEL'] as chrome.runtime.ContextType[];
  if (!(await browser.runtime.getContexts({ contextTypes })).length) return false;
  return new Promise((resolve) => {
    const over = AbortSignal.timeout(withinMs);
    over.addEventListener('abort', () => resolve(false));
    followOpen((open) => isTold(open) && resolve(true), over);
  });
}

/**
 * A popup closes as soon as it loses focus, for example to Google's sign-in window. A page is recognised by its
 * address, because Chrome gives the messages of a popup no document id. The part after the # does not count: pages
 * change it.
 */
async function isOpen(page: string | undefined): Promise<boolean> {
  const address = (url = '') => url.split('#')[0];
  if (page === undefined) return false;
  return (await browser.runtime.getContexts({})).some(({ documentUrl }) => address(documentUrl) === address(page));
}

/** Tells the result of an order that changes nothing, and that no page asked for. */
export async function tellAtOnce(order: Order, result: Result): Promise<void> {
  if (!result.ok) {
    const { failure } = result;
    return needsButton(failure)
      ? openPopupOn(order, failure)
      : notify(t('problemTitle'), t(...failureMessage(failure)));
  }
  if (has(order.action, 'shows')) return openPopupOn(order);
  if (!(await readPreferences()).notifiesDone) return;
  await notify(...reportCopy(order.action as CopyingAction, result.value));
}

/** What a menu or a key can order that changes nothing and shows nothing. */
type CopyingAction = Exclude<ActionWith<'menus'>, ActionWith<'shows'> | ActionWith<'changes'>>;

function reportCopy(action: CopyingAction, value: unknown): [title: string, text: string] {
  const { text, format } = value as Actions[CopyingAction]['output'] & { format?: string };
  return [t(format && format !== 'link' ? 'copied' : `${action}Done`), text];
}
