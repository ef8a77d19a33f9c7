import type { Account } from '../accounts';
import { browser } from '../browser';
import { t } from '../i18n';

/** Whose eyes everything below is seen with, and the way back. */
export function Header({ account, back }: { account?: Account; back?: () => void }) {
  return (
    <header class="row">
      {back ? (
        <button type="button" class="quiet back" onClick={back}>
          {t('back')}
        </button>
      ) : (
        <strong>{t('extensionName')}</strong>
      )}
      <span class="grow" />
      {account && (
        <span class="soft cut" title={t('signedInAs', account.email)}>
          {account.email}
        </span>
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
  );
}
