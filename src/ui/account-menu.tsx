import type { Order } from '../actions/table';
import { t } from '../i18n';
import { accounts, currentId } from '../store/accounts';
import { SignOut } from './sign-out';
import { useStored } from './use-stored';

/** A button for every known account, one to add an account, and one to sign out. */
export function AccountMenu({ give, close }: { give(order: Order): void; close(): void }) {
  const id = useStored(currentId, undefined);
  const known = useStored(accounts, []);
  return (
    <section class="menu" aria-label={t('accountMenu')}>
      {known.map((one) => (
        <button
          key={one.id}
          type="button"
          class="quiet"
          aria-pressed={one.id === id}
          onClick={async () => {
            await currentId.set(one.id);
            close();
          }}
        >
          <span class="grow cut">{one.email}</span>
          {one.id === id && <span class="soft">{t('inUse')}</span>}
        </button>
      ))}
      <button
        type="button"
        class="quiet"
        onClick={() => give({ action: 'signIn', input: { scopes: [], another: true } })}
      >
        {t('anotherAccount')}
      </button>
      {known
        .filter((one) => one.id === id)
        .map((one) => (
          <SignOut
            key={one.id}
            accountId={one.id}
            quiet
            give={(order) => {
              give(order);
              close();
            }}
          />
        ))}
    </section>
  );
}
