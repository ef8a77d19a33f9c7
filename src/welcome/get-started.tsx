import { useState } from 'preact/hooks';
import type { SignInMethod } from '../actions/table';
import { browser } from '../browser';
import { t } from '../i18n';
import { CREATED } from '../meet/scopes';
import { accounts, currentId, findOtherSignInMethod } from '../store/accounts';
import { Problem } from '../ui/problem';
import { ScopeList } from '../ui/scope-list';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';

/**
 * Sign in, New meeting: from the installation to the first link. The one permission is explained before it is asked
 * for.
 */
export function GetStarted({ method }: { method?: SignInMethod }) {
  const id = useStored(currentId, undefined);
  const account = useStored(accounts, []).find((one) => one.id === id);
  const [made, setMade] = useState<{ link: string; copied: boolean }>();
  const order = useOrder({
    createSpace: ({ view, copied }) => setMade({ link: view.space.meetingUri ?? '', copied }),
  });
  const signIn = (how?: SignInMethod) => order.give('signIn', { scopes: [CREATED], ...(how && { way: how }) });
  return (
    <section class="card stack" aria-labelledby="first">
      <h2 id="first">{t('welcomeFirst')}</h2>
      {account ? (
        <>
          <p>{t('signedInAs', account.email)}</p>
          <div class="row wrap">
            <button type="button" class="primary" disabled={!!order.busy} onClick={() => order.give('createSpace', {})}>
              {t('newMeeting')}
            </button>
            <span class="soft">{t('newMeetingHint')}</span>
          </div>
        </>
      ) : (
        <>
          <p>{t('welcomeSignIn')}</p>
          <ScopeList scopes={[CREATED]} />
          <div class="row wrap">
            <button type="button" class="primary" disabled={!!order.busy} onClick={() => signIn(method)}>
              {t('signIn')}
            </button>
            <button
              type="button"
              class="quiet"
              disabled={!!order.busy}
              onClick={async () => signIn(await findOtherSignInMethod(method))}
            >
              {t('remedy_otherMethod')}
            </button>
          </div>
        </>
      )}
      <p role="status">
        {order.busy && <span class="busy">{t(order.busy === 'signIn' ? 'signingIn' : 'makingMeeting')}</span>}
        {made && (made.link ? t(made.copied ? 'linkCopied' : 'linkNotCopied', made.link) : t('madeWithoutLink'))}
      </p>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      {made && (
        <div class="row wrap">
          <p class="grow">{t('welcomeDone')}</p>
          <button type="button" onClick={() => browser.runtime.openOptionsPage()}>
            {t('options')}
          </button>
        </div>
      )}
    </section>
  );
}
