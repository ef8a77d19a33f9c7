import type { Undo } from '../actions/entry';
import { settingLabels } from '../actions/labels';
import { t } from '../i18n';
import { ChangeList } from './review';

/** The last change of the meeting, the button that undoes it unless the foot has one, and what undo cannot restore. */
export function LastChange({ undo, busy, takeBack }: { undo: Undo; busy: boolean; takeBack?: () => void }) {
  const lost = undo.keys.filter((key) => !undo.before[key]);
  return (
    <section class="note stack tight">
      <h2>{t('undoTitle')}</h2>
      <ChangeList changes={undo.keys.map((key) => ({ key, from: undo.before[key], to: undo.after[key] }))} />
      {lost.length > 0 && <p class="soft">{t('undoLost', settingLabels(lost))}</p>}
      {takeBack && (
        <div class="row">
          <button type="button" disabled={busy} onClick={takeBack}>
            {t('undo')}
          </button>
        </div>
      )}
    </section>
  );
}
