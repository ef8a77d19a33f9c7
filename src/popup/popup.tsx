import { useEffect, useState } from 'preact/hooks';
import { call } from '../actions/messaging';
import { type Actions, type DestructiveOrder, has } from '../actions/table';
import { accounts, currentId } from '../store/accounts';
import { isFresh, type PendingOrder, pendingOrder } from '../store/pending-order';
import { lazy } from '../ui/lazy';
import { useStored } from '../ui/use-stored';
import type { FailedOrder } from './failed-order';
import { Header } from './header';
import { Home } from './home';
import { codeOf, concerns, type InitialState } from './initial-state';
import { Meeting } from './meeting';

const Confirm = lazy(() => import('./confirm').then((module) => module.Confirm));
const TabAccount = lazy(() => import('./tab-account').then((module) => module.TabAccount));

/** What is shown follows from the order that waits, the account in use and the tab. It is never stored. */
export function Popup(initial: InitialState) {
  /** The meeting to show where nothing else is asked for. */
  const ownCode = initial.detailsCode ?? initial.tabCode;
  const waiting = useStored(pendingOrder, initial.pending);
  const id = useStored(currentId, initial.account?.id);
  const known = useStored(accounts, initial.account ? [initial.account] : []);
  const account = known.find((one) => one.id === id);
  const [question, setQuestion] = useState(isQuestion(initial.pending) ? initial.pending : undefined);
  const [code, setCode] = useState((initial.pending && codeOf(initial.pending.order)) ?? ownCode);
  const [made, setMade] = useState<Actions['createSpace']['output']>();
  const [presetId, setPresetId] = useState(presetOf(initial.pending));
  const [failedOrder, setFailedOrder] = useState(failedOrderOf(initial.pending));

  // The popup takes over what waits: a question stays on screen until it is answered, anything else is shown at once.
  useEffect(() => {
    if (!isFresh(waiting) || !concerns(waiting, initial.detailsCode)) return;
    if (isQuestion(waiting)) return setQuestion(waiting);
    call('dismiss', { id: waiting.id });
    setQuestion(undefined);
    setCode(codeOf(waiting.order) ?? ownCode);
    setPresetId(presetOf(waiting));
    setFailedOrder(failedOrderOf(waiting));
  }, [waiting?.id]);

  // What failed or was made belongs to the account that was in use: with another account it is no longer shown.
  const [failedFor, setFailedFor] = useState(id);
  if (failedFor !== id) {
    setFailedFor(id);
    setFailedOrder(undefined);
    setMade(undefined);
  }

  const show = (next: string | undefined, view?: typeof made) => {
    setFailedOrder(undefined);
    setPresetId(undefined);
    setMade(view);
    setCode(next);
  };
  return (
    <main class="stack">
      <Header account={account} known={known.length > 0} back={code && !question ? () => show(undefined) : undefined} />
      {account &&
        initial.authuser &&
        initial.tabCode === code &&
        initial.authuser.toLowerCase() !== account.email.toLowerCase() && (
          <TabAccount authuser={initial.authuser} email={account.email} />
        )}
      {question ? (
        <Confirm
          key={question.id}
          id={question.id}
          order={question.order}
          code={codeOf(question.order) ?? ''}
          close={() => {
            setQuestion(undefined);
            show(codeOf(question.order));
          }}
        />
      ) : code ? (
        <Meeting
          key={`${code} ${id} ${failedOrder?.id}`}
          known={made?.view ?? (initial.views[code]?.accountId === id ? initial.views[code] : undefined)}
          {...{ code, made, failedOrder, presetId }}
        />
      ) : (
        <Home
          key={failedOrder?.id}
          recents={initial.recents}
          failedOrder={failedOrder}
          show={show}
          signedIn={!!account}
        />
      )}
    </main>
  );
}

const failedOrderOf = (one: PendingOrder | undefined): FailedOrder | undefined =>
  isFresh(one) && one.failure ? { id: one.id, order: one.order, failure: one.failure } : undefined;

/** A preset that was chosen outside of the popup, for the meeting that it opens on. */
const presetOf = (one: PendingOrder | undefined): string | undefined =>
  isFresh(one) && one.order.action === 'applyPreset' ? one.order.input.presetId : undefined;

/** Whether it waits to be confirmed, and did not fail yet. */
const isQuestion = (one: PendingOrder | undefined): one is PendingOrder & { order: DestructiveOrder } =>
  isFresh(one) && has(one.order.action, 'asksFirst') && !one.failure;
