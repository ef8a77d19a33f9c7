import type { Order } from '../actions/table';
import { t } from '../i18n';

interface Props {
  accountId: string;
  busy?: boolean;
  /** In a menu it looks like the other lines of it. */
  quiet?: boolean;
  give(order: Order): void;
}

/** Signs this account out, from wherever that is offered. What is still open of it belongs in front of the button. */
export function SignOut({ accountId, busy, quiet, give }: Props) {
  return (
    <button
      type="button"
      class={quiet ? 'quiet' : ''}
      disabled={busy}
      onClick={() => give({ action: 'signOut', input: { accountId } })}
    >
      {t('signOut')}
    </button>
  );
}
