import { settingLabel, valueLabel } from '../actions/labels';
import { t } from '../i18n';
import type { Mismatch } from '../meet/settings';

/** What became of the last change: confirmed, or every setting that Google did not apply by its name. */
export function Outcome({ mismatches }: { mismatches?: Mismatch[] }) {
  return (
    <div role="status">
      {mismatches?.length === 0 && <p class="soft">{t('applied')}</p>}
      {mismatches?.map(({ key, got }) => (
        <p key={key} class="wrong">
          {got ? t('googleKept', settingLabel(key), valueLabel(key, got)) : t('googleSilent', settingLabel(key))}
        </p>
      ))}
    </div>
  );
}
