import { useRef, useState } from 'preact/hooks';
import { browser } from '../browser';
import { t } from '../i18n';
import type { Account } from '../store/accounts';
import { lazy } from '../ui/lazy';
import { Problem } from '../ui/lazy-problem';
import { useOrder } from '../ui/use-order';

const AccountMenu = lazy(() => import('../ui/account-menu').then((module) => module.AccountMenu));

interface Props {
  account?: Account;
  /** Somebody is known, even if nobody is in use. */
  known: boolean;
  back?: () => void;
  /** Opens the side panel, where this page is not the panel itself. */
  openPanel?: () => void;
}

/** The account that everything below is read with, the other accounts, and the button that leads back. */
export function Header({ account, known, back, openPanel }: Props) {
  const [open, setOpen] = useState(false);
  const order = useOrder({});
  const button = useRef<HTMLButtonElement>(null);
  // What was pressed in the menu is gone; the account that is in use now is said with its button.
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <header class="row">
        {back ? <BackButton back={back} /> : <strong>{t('name')}</strong>}
        <span class="grow" />
        {(account || known) && (
          <button
            type="button"
            class="quiet account"
            ref={button}
            aria-expanded={open}
            title={account ? t('signedInAs', account.email) : ''}
            onClick={() => setOpen(!open)}
          >
            <span class="cut">{account ? <bdi dir="ltr">{account.email}</bdi> : t('chooseAccount')}</span>
          </button>
        )}
        {openPanel && (
          <button
            type="button"
            class="quiet icon"
            aria-label={t('panelOpen')}
            title={t('panelOpen')}
            onClick={openPanel}
          >
            <svg viewBox="0 0 20 20" aria-hidden="true">
              <rect x="3" y="4" width="14" height="12" rx="2" />
              <path d="M12 4v12" />
            </svg>
          </button>
        )}
        <button
          type="button"
          class="quiet icon"
          aria-label={t('options')}
          title={t('options')}
          onClick={() => browser.runtime.openOptionsPage()}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
            <circle cx="13" cy="6" r="2" />
            <circle cx="7" cy="14" r="2" />
          </svg>
        </button>
      </header>
      {open && <AccountMenu give={order.giveOrder} close={close} />}
      {order.busy === 'signIn' && <p class="busy">{t('signingIn')}</p>}
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
    </>
  );
}

/** Leads back to the view before, where there is one. */
export const BackButton = ({ back }: { back?: () => void }) =>
  back ? (
    <button type="button" class="quiet back" onClick={back}>
      {t('back')}
    </button>
  ) : null;
