import { namesItsAccount } from '../actions/order';
import type { Order } from '../actions/table';
import { t } from '../i18n';
import { accounts, currentId } from '../store/accounts';
import { useStored } from './use-stored';

interface Props {
  /** The account that was meant. */
  accountId: string;
  /** The one that signed in instead; absent: the one in use is what is left. */
  as?: string;
  order: Order;
  give(order: Order): void;
  /** Asks Google for the account that was meant. */
  signIn(): void;
}

/**
 * Two buttons that say with which account to go on: the one that is here, or the one that was meant. The second alone,
 * where no other account helps.
 */
export function ChooseAccount({ accountId, as, order, give, signIn }: Props) {
  const id = useStored(currentId, undefined);
  const known = useStored(accounts, []);
  const meant = known.find((one) => one.id === accountId);
  const here = namesItsAccount(order) ? undefined : known.find((one) => one.id === (as ?? id));
  async function goOn(id: string) {
    // A meeting is made with this account, whatever account its preset is for. Anything else takes the one in use.
    if (order.action === 'createSpace') return give({ ...order, input: { ...order.input, accountId: id } });
    await currentId.set(id);
    give(order);
  }
  return (
    <div class="row wrap">
      {here && (
        <button type="button" onClick={() => goOn(here.id)}>
          <span class="cut">{t('useAccount', here.email)}</span>
        </button>
      )}
      <button type="button" onClick={signIn}>
        <span class="cut">{meant ? t('signInAs', meant.email) : t('remedy_chooseAccount')}</span>
      </button>
    </div>
  );
}
