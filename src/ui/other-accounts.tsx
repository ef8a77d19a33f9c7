import { t } from '../i18n';
import { accounts, currentId } from '../store/accounts';
import { useStored } from './use-stored';

interface Props {
  /** Tries again with the account that was just put in use. */
  again(): void;
  /** Asks Google for an account that is not known here yet. */
  another(): void;
}

/** A button for every account that is known and not in use, and one to add an account. */
export function OtherAccounts({ again, another }: Props) {
  const id = useStored(currentId, undefined);
  const others = useStored(accounts, []).filter((one) => one.id !== id);
  return (
    <div class="row wrap">
      {others.map((one) => (
        <button
          key={one.id}
          type="button"
          onClick={async () => {
            await currentId.set(one.id);
            again();
          }}
        >
          <span class="cut">{t('useAccount', one.email)}</span>
        </button>
      ))}
      <button type="button" class={others.length ? 'quiet' : ''} onClick={another}>
        {t(others.length ? 'anotherAccount' : 'remedy_otherAccount')}
      </button>
    </div>
  );
}
