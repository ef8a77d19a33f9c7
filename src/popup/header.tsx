import type { Account } from '../accounts';
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
    </header>
  );
}
