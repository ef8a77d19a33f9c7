import { accounts, currentId } from '../accounts';
import { t } from '../i18n';
import { Problem } from '../ui/problem';
import { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';

/** Who is signed in, and the way in and out. */
export function Account() {
  const id = useStored(currentId, undefined);
  const account = useStored(accounts, []).find((one) => one.id === id);
  const order = useOrder({});
  return (
    <section class="stack">
      <p>{account ? t('signedInAs', account.email) : t('notSignedIn')}</p>
      <div class="row">
        {account ? (
          <button type="button" onClick={() => order.give('signOut', {})}>
            {t('signOut')}
          </button>
        ) : (
          <button type="button" class="primary" disabled={!!order.busy} onClick={() => order.give('signIn', {})}>
            {t('signIn')}
          </button>
        )}
        {order.busy === 'signIn' && <span class="busy">{t('signingIn')}</span>}
      </div>
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
    </section>
  );
}
