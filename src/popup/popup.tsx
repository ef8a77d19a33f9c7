import type { ComponentType } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Entry, outcomeOf } from '../actions/entry';
import { type Actions, type DestructiveOrder, has, type SpaceView } from '../actions/table';
import { accounts, currentId } from '../store/accounts';
import { isAsked, isWaiting } from '../store/ledger';
import { isFresh, type Opening, opening } from '../store/opening';
import { openPanel } from '../store/panel-choice';
import { focusOn } from '../ui/focus-on';
import { lazy } from '../ui/lazy';
import { HasFoot } from '../ui/speaks';
import { useOpen } from '../ui/use-open';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import { BackButton, Header } from './header';
import { Home } from './home';
import type { Part } from './hosting';
import { codeOf, concerns, type InitialState } from './initial-state';
import { Meeting } from './meeting';
import { type Said, Speaking } from './speech';

const Confirm = lazy(() => import('./confirm').then((module) => module.Confirm));
const TabAccount = lazy(() => import('./tab-account').then((module) => module.TabAccount));

interface Props extends InitialState {
  /**
   * Who is in a call, as a page shows it that follows calls. There the popup is a part: that page has the header, and chooses
   * the one meeting that is shown.
   */
  People?: ComponentType<{ view: SpaceView }>;
}

/** The popup, with its foot: the one place that says what becomes of an order. */
export function Popup(initial: Props) {
  return (
    <HasFoot.Provider value={true}>
      <Views {...initial} />
    </HasFoot.Provider>
  );
}

/** What is shown follows from the ledger, the account in use and the tab. It is never stored. */
function Views(initial: Props) {
  const { detailsCode, People, windowId } = initial;
  const isPart = !!People;
  /** The meeting to show where nothing else is asked for. */
  const ownCode = detailsCode ?? initial.tabCode;
  const all = useOpen();
  const open = useMemo(() => all.filter((one) => concerns(one, detailsCode)), [all]);
  const opened = useStored(opening, undefined);
  const [openedFirst] = useState(opened?.id);
  const id = useStored(currentId, undefined);
  const known = useStored(accounts, []);
  const account = known.find((one) => one.id === id);
  const asked = open.findLast(isQuestion);
  const [question, setQuestion] = useState(asked);
  const step = open.find(isStep);
  const [code, setCode] = useState(codeOfOpening(initial.opening) ?? ownCode ?? step?.about?.code);
  const [made, setMade] = useState<Actions['createSpace']['output']>();
  const [presetId, setPresetId] = useState(presetOf(initial.opening));
  const [failedOrder, setFailedOrder] = useState(initial.opening);
  const [looks, setLooks] = useState(0);
  const [part, setPart] = useState<Part>();
  const before = useRef<Entry[]>([]);
  const [said, setSaid] = useState<Said>({ ended: [] });
  const [heard, hear] = useState('');
  const order = useOrder({ createSpace: (value) => show(value.view.space.meetingCode, value) });

  // A question stays on screen until it is answered.
  useEffect(() => {
    if (asked) setQuestion(asked);
  }, [asked?.id]);
  // What was to be shown is shown at once, and once.
  useEffect(() => {
    if (isPart || !isFresh(opened) || !concerns(opened, detailsCode)) return;
    // What comes later is for the popup that is about to open: a small window and a page that lies behind leave it that.
    if (opened.id !== openedFirst && (detailsCode || !document.hasFocus())) return;
    opening.clear();
    setQuestion(undefined);
    setCode(codeOfOpening(opened) ?? ownCode);
    setPresetId(presetOf(opened));
    setFailedOrder(opened);
  }, [opened?.id]);

  // What failed or was made belongs to the account that was in use: with another account it is no longer shown.
  const [failedFor, setFailedFor] = useState(id);
  if (failedFor !== id) {
    setFailedFor(id);
    setFailedOrder(undefined);
    setMade(undefined);
  }

  const main = useRef<HTMLElement>(null);
  const view = `${question?.id} ${code} ${part}`;
  const viewBefore = useRef(view);
  useLayoutEffect(() => {
    // A view that takes the place of another gets the focus: a screen reader reads it, and Tab goes on from its top. A
    // question has its own.
    if (view !== viewBefore.current && !question) {
      const { current } = main;
      focusOn(current?.querySelector('h1') ?? current?.querySelector('.view'));
    }
    viewBefore.current = view;
  }, [view]);

  /** What was read before the first paint is as old as that. */
  const isFirst = useRef(true);
  function show(next: string | undefined, value?: typeof made): void {
    isFirst.current = false;
    setFailedOrder(undefined);
    setPresetId(undefined);
    setPart(undefined);
    setMade(value);
    setCode(isPart ? detailsCode : next);
  }
  function look(at: string | undefined): void {
    show(at);
    setLooks(looks + 1);
  }
  const failed = failedOrder?.failure && { failure: failedOrder.failure, order: failedOrder.order };
  const spoken = useMemo(() => open.filter((one) => one.id !== question?.id), [open, question?.id]);
  const toRows = part && (() => setPart(undefined));
  const back = toRows ?? (code && !isPart ? () => show(undefined) : undefined);
  return (
    <Speaking.Provider value={{ open: spoken, before, said, setSaid, code, give: order.giveOrder, hear, look }}>
      <main ref={main}>
        {isPart ? (
          <BackButton back={question ? undefined : back} />
        ) : (
          <Header
            account={account}
            known={known.length > 0}
            back={question ? undefined : back}
            openPanel={account && windowId ? () => openPanel(windowId, code).then(close) : undefined}
          />
        )}
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
            order={question.order as DestructiveOrder}
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
            isHeld={!!failed || (!!step && step.about?.code === code)}
            {...{ code, made, failed, presetId, looks, part, setPart, People }}
          />
        ) : (
          <Home
            key={failedOrder?.id}
            recents={isFirst.current ? initial.recents : undefined}
            failed={failed}
            show={show}
            signedIn={!!account}
          />
        )}
        {/* Here before its words: what comes together with them is not heard by everybody. */}
        <p class="unseen" role="status">
          {heard}
        </p>
      </main>
    </Speaking.Provider>
  );
}

const codeOfOpening = (one: Opening | undefined): string | undefined => one && codeOf(one.order);

/** A preset that was chosen outside of the popup, for the meeting that it opens on. */
const presetOf = (one: Opening | undefined): string | undefined =>
  one?.order.action === 'applyPreset' ? one.order.input.presetId : undefined;

/** Whether it waits to be confirmed. */
const isQuestion = (one: Entry): boolean => isWaiting(one) && isAsked(one) && has(one.order.action, 'asksFirst');

/** Whether the person has to do something first, without which a reading would fail in the same way. */
function isStep(one: Entry): boolean {
  const outcome = outcomeOf(one);
  return outcome?.is === 'failed' && ['signedOut', 'scopeMissing', 'notShown'].includes(outcome.failure.kind);
}
