import { t } from '../i18n';
import type { Mismatch } from '../meet/settings';
import { settingWord, valueWord } from '../ui/setting-words';

/** What became of the last change: confirmed, or every setting that Google did not apply by its name. */
export function Outcome({ mismatches }: { mismatches?: Mismatch[] }) {
  return (
    <div role="status">
      {mismatches?.length === 0 && <p class="soft">{t('applied')}</p>}
      {mismatches?.map(({ key, got }) => (
        <p key={key} class="wrong">
          {got ? t('googleKept', settingWord(key), valueWord(key, got)) : t('googleSilent', settingWord(key))}
        </p>
      ))}
    </div>
  );
}
