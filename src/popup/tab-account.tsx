import { t } from '../i18n';
import { accounts, currentId } from '../store/accounts';
import { useStored } from '../ui/use-stored';

/**
 * Says that the tab is open with another Google account. Google names it in the address, as an e-mail address or as a
 * number in an order that only Google's own pages know: an address can be compared, a number above 0 can only be said.
 */
export function TabAccount({ authuser, email }: { authuser: string; email: string }) {
  const known = useStored(accounts, []);
  if (!authuser.includes('@')) return <p class="soft">{t('tabAccountIndex', email)}</p>;
  const other = known.find((one) => one.email.toLowerCase() === authuser.toLowerCase());
  return (
    <div class="problem calm">
      <p>{t('tabAccount', authuser)}</p>
      {other && (
        <button type="button" onClick={() => currentId.set(other.id)}>
          {t('useAccount', other.email)}
        </button>
      )}
    </div>
  );
}
