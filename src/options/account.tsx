import { useState } from 'preact/hooks';
import type { SignInMethod } from '../actions/table';
import { t } from '../i18n';
import { setUpPage } from '../pages';
import { accounts, currentId, findOtherSignInMethod, type Account as One } from '../store/accounts';
import { Problem } from '../ui/problem';
import { ScopeList } from '../ui/scope-list';
import { SignOut } from '../ui/sign-out';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';

/** Everybody who signed in, what each allowed, and the buttons to sign in, to sign out and to disconnect. */
export function Account() {
  const id = useStored(currentId, undefined);
  const known = useStored(accounts, []);
  const [gone, setGone] = useState<boolean>();
  const order = useOrder({ disconnect: ({ confirmed }) => setGone(confirmed) });
  const signIn = (way?: SignInMethod) =>
    order.give('signIn', { ...(way && { way }), ...(known.length && { another: true as const }) });
  return (
    <section class="stack">
      {!known.length && <p>{t('notSignedIn')}</p>}
      <ul class="stack">
        {known.map((one) => (
          <li key={one.id} class="card stack tight">
            <Facts account={one} inUse={one.id === id} />
            <div class="row wrap">
              {one.id !== id && (
                <button type="button" onClick={() => currentId.set(one.id)}>
                  {t('useAccount', one.email)}
                </button>
              )}
              <SignOut accountId={one.id} of={`account-${one.id}`} busy={!!order.busy} give={order.giveOrder} />
              <SignOut
                disconnects
                accountId={one.id}
                of={`account-${one.id}`}
                busy={!!order.busy}
                give={order.giveOrder}
              />
            </div>
          </li>
        ))}
      </ul>
      <p role="status">
        {order.busy === 'signIn' && <span class="busy">{t('signingIn')}</span>}
        {gone !== undefined && t(gone ? 'disconnected' : 'disconnectUnknown')}{' '}
        {gone === false && (
          <a href="https://myaccount.google.com/connections" target="_blank" rel="noreferrer">
            {t('connectedApps')}
          </a>
        )}
      </p>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      <div class="row wrap">
        <button type="button" class={known.length ? '' : 'primary'} disabled={!!order.busy} onClick={() => signIn()}>
          {t(known.length ? 'addAccount' : 'remedy_signIn')}
        </button>
        <button
          type="button"
          class="quiet"
          disabled={!!order.busy}
          onClick={async () => signIn(await findOtherSignInMethod())}
        >
          {t('remedy_otherMethod')}
        </button>
        <a href={setUpPage} target="_blank" rel="noreferrer">
          {t('setUpLink')}
        </a>
      </div>
      {known.length > 0 && <p class="soft">{t('disconnectHint')}</p>}
    </section>
  );
}

function Facts({ account, inUse }: { account: One; inUse: boolean }) {
  return (
    <>
      <div class="row wrap">
        <strong class="cut" id={`account-${account.id}`}>
          {account.email}
        </strong>
        <span class="soft">{t(`accountWay_${account.way}`)}</span>
        {inUse && <span class="badge">{t('inUse')}</span>}
      </div>
      <p class="soft">{t('accountMay')}</p>
      <ScopeList scopes={account.scopes} />
    </>
  );
}
