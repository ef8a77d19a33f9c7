import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Failure } from '../actions/failures';
import { intentOf } from '../actions/order';
import type { Order, SignInMethod } from '../actions/table';
import { browser } from '../browser';
import { t } from '../i18n';
import { CREATED, type Scope, SETTINGS } from '../meet/scopes';
import { meetingsPage } from '../pages';
import { accounts, currentId, findOtherSignInMethod } from '../store/accounts';
import { Problem } from '../ui/problem';
import { ScopeList } from '../ui/scope-list';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';

/**
 * From the installation to the first link, or to the first meeting of one's own: each button asks Google for the one
 * permission that it needs, and says so before.
 */
export function GetStarted({ method }: { method?: SignInMethod }) {
  const id = useStored(currentId, undefined);
  const account = useStored(accounts, []).find((one) => one.id === id);
  const [made, setMade] = useState<{ link: string; copied: boolean }>();
  const order = useOrder({
    createSpace: ({ view, copied }) => setMade({ link: view.space.meetingUri ?? '', copied }),
  });
  const [way, setWay] = useState(method);
  const how = way && { way };
  const make = () => {
    const then = { action: 'createSpace', input: {} } as const;
    return account ? order.giveOrder(then) : order.give('signIn', { scopes: [CREATED], then, ...how });
  };
  const lookAfter = () => order.give('signIn', { scopes: [SETTINGS], ...how });
  return (
    <section class="card stack" aria-labelledby="first">
      <h2 id="first">{t('welcomeFirst')}</h2>
      {account && <p>{t('signedInAs', account.email)}</p>}
      <Choice text={t('newMeetingHint')} scope={account ? undefined : CREATED}>
        <button type="button" class="primary" disabled={!!order.busy} onClick={make}>
          {t('newMeeting')}
        </button>
      </Choice>
      {!account && (
        <>
          <Choice text={t('welcomeLookAfterHint')} scope={SETTINGS}>
            <button type="button" disabled={!!order.busy} onClick={lookAfter}>
              {t('welcomeLookAfter')}
            </button>
          </Choice>
          <p class="soft">
            <button
              type="button"
              class="quiet"
              aria-pressed={way !== method}
              disabled={!!order.busy}
              onClick={async () => setWay(way === method ? await findOtherSignInMethod(method) : method)}
            >
              {t('remedy_otherMethod')}
            </button>{' '}
            {t('otherMethodHint')}
          </p>
        </>
      )}
      <p role="status">
        {order.busy && <span class="busy">{t(order.busy === 'signIn' ? 'signingIn' : 'makingMeeting')}</span>}
        {made && (made.link ? t(made.copied ? 'linkCopied' : 'linkNotCopied', made.link) : t('madeWithoutLink'))}
      </p>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} look={lookFor(order.failed)} />}
      {(made || account) && (
        <div class="row wrap">
          <p class="grow">{t(made ? 'welcomeDone' : 'welcomeLookDone')}</p>
          <button type="button" onClick={() => browser.runtime.openOptionsPage()}>
            {t('options')}
          </button>
        </div>
      )}
    </section>
  );
}

/** Of these nobody knows whether a meeting was made. */
const unknown: Failure['kind'][] = ['outcomeUnknown', 'cutOff', 'unexpected'];

/** A meeting that may exist is in the list of meetings, and so is one that was made. */
const lookFor = ({ failure, order }: { failure: Failure; order: Order }) =>
  intentOf(order).action === 'createSpace' && unknown.includes(failure.kind)
    ? () => browser.tabs.create({ url: meetingsPage })
    : undefined;

interface ChoiceProps {
  text: string;
  /** What Google is going to ask for. */
  scope?: Scope | undefined;
  children: ComponentChildren;
}

/** A button, what it does, and the one permission that it needs, before that is asked for. */
const Choice = ({ text, scope, children }: ChoiceProps) => (
  <div class="stack tight">
    <div class="row wrap">
      {children}
      <span class="soft grow">{text}</span>
    </div>
    {scope && (
      <>
        <p class="soft">{t('welcomeSignIn')}</p>
        <ScopeList scopes={[scope]} />
      </>
    )}
  </div>
);
