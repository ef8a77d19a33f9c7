import type { Entry, Outcome } from '../actions/entry';
import { has } from '../actions/table';
import { dropQuestion, isAsked, isWaiting, readOpen } from '../store/ledger';
import { lookAgain, needsLook, stopLooking } from './look-again';
import { readBack } from './read-back';
import { goOn } from './record';
import { Recording } from './recording';
import { tell } from './tell';
import { isUnderWay } from './twins';

/**
 * Looks after every order of which nobody was told and which this worker is not at: a worker or the browser died. Done
 * whenever a worker starts, and by the alarm that was set before a request left.
 */
export async function settle(): Promise<void> {
  const open = await readOpen();
  // Nearly always: a worker that starts has little to do then.
  if (!open.length) return;
  for (const entry of open) if (!isUnderWay(entry.id)) await settleEntry(entry);
  // What this worker is at, or could not tell now.
  await lookAgain();
  await stopLooking();
}

/** A browser that starts asks no question of the last time. */
export async function dropQuestions(): Promise<void> {
  for (const one of await readOpen()) if (isAsked(one)) await dropQuestion(one.id);
}

async function settleEntry(entry: Entry): Promise<void> {
  const { state } = entry;
  if (isAsked(entry)) return isWaiting(entry) ? undefined : dropQuestion(entry.id);
  if (state.is === 'answered') return needsLook(entry) ? tell(entry, { isLate: true }) : undefined;
  if (has(entry.order.action, 'goesOn')) return void goOn(entry);
  const recording = new Recording(entry);
  await recording.end(state.is === 'sent' ? await readBack(recording, state.sent) : notSent);
  await tell(recording.entry, { isLate: true });
}

/** It was queued, or waited for Google's window: nothing had left. */
const notSent: Outcome = { is: 'failed', failure: { kind: 'interrupted' } };
