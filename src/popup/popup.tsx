import { useEffect, useState } from 'preact/hooks';
import { accounts, currentId } from '../accounts';
import { type Actions, actions, type Order } from '../actions';
import type { Failure } from '../failure';
import { call } from '../messages';
import { isFresh, type Pending, pending } from '../pending';
import { useStored } from '../ui/use-stored';
import type { Beginning } from './beginning';
import { Confirm } from './confirm';
import { Header } from './header';
import { Home } from './home';
import { Meeting } from './meeting';

/** What is shown is worked out from what waits, who is signed in and what the tab holds, never stored. */
export function Popup(first: Beginning) {
  const waiting = useStored(pending, first.pending);
  const id = useStored(currentId, first.account?.id);
  const account = useStored(accounts, first.account ? [first.account] : []).find((one) => one.id === id);
  const [code, setCode] = useState(first.tabCode);
  const [made, setMade] = useState<Actions['createSpace']['output']>();
  const [presetId, setPresetId] = useState<string>();
  const [trouble, setTrouble] = useState<Trouble>();
  const [question, setQuestion] = useState<Pending>();

  // The popup takes over what waits: a question stays on screen until it is answered, anything else is shown at once.
  useEffect(() => {
    if (!isFresh(waiting)) return;
    const { order, failure } = waiting;
    if (actions[order.action].asksFirst && !failure) return setQuestion(waiting);
    call('dismiss', { id: waiting.id });
    setQuestion(undefined);
    setCode(codeOf(order) ?? first.tabCode);
    if (order.action === 'applyPreset') setPresetId(order.input.presetId);
    if (failure) setTrouble({ order, failure });
  }, [waiting?.id]);

  const show = (next: string | undefined, view?: typeof made) => {
    setTrouble(undefined);
    setPresetId(undefined);
    setMade(view);
    setCode(next);
  };
  return (
    <main class="stack">
      <Header account={account} back={code && !question ? () => show(undefined) : undefined} />
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
        <Meeting key={`${code} ${id}`} known={made?.view ?? first.views[code]} {...{ code, made, trouble, presetId }} />
      ) : (
        <Home key={id} recents={first.recents} trouble={trouble} show={show} signedIn={!!account} />
      )}
    </main>
  );
}

/** An order that failed while no page was open. */
export type Trouble = { order: Order; failure: Failure };

const codeOf = ({ input }: Order) => ('code' in input && input.code ? input.code : undefined);
