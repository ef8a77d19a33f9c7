import { useEffect } from 'preact/hooks';
import { isPartial, outcomeOf } from '../actions/entry';
import { intentOf } from '../actions/order';
import { language, type MessageKey, t } from '../i18n';
import { takeEarlierLog } from '../store/earlier-log';
import { keepsActivities, toldEntries } from '../store/told';
import { outcomeLabel } from '../ui/outcome-label';
import { usePolicy } from '../ui/use-policy';
import { useStored } from '../ui/use-stored';

/** What was changed and when. */
export function ActivityLog() {
  useEffect(() => void takeEarlierLog(), []);
  const list = useStored(toldEntries, []);
  const keeps = useStored(keepsActivities, true);
  const { logDisabled } = usePolicy();
  const when = new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section class="stack">
      <p>{t('logText')}</p>
      <label class="row">
        <input
          type="checkbox"
          checked={keeps && !logDisabled}
          disabled={logDisabled}
          onChange={() => keepsActivities.set(!keeps)}
        />
        {t('logKeep')}
      </label>
      {logDisabled && <p class="soft">{t('setByOrganisation')}</p>}
      {list.length ? (
        <table>
          <thead>
            <tr>
              {(['logWhen', 'logWhat', 'meeting', 'logOutcome'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.map((one) => {
              const outcome = outcomeOf(one);
              return (
                <tr key={one.id}>
                  <td>{when.format(one.askedAtMs)}</td>
                  <td>{t(`log_${intentOf(one.order).action}` as MessageKey)}</td>
                  <td>
                    <bdi>{one.about?.code}</bdi>
                  </td>
                  <td class={outcome?.is === 'done' && !isPartial(outcome) ? '' : 'wrong'}>{outcomeLabel(outcome)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : (
        <p class="soft">{t('logNone')}</p>
      )}
      {list.length > 0 && (
        <div>
          <button type="button" onClick={() => toldEntries.set([])}>
            {t('logErase')}
          </button>
        </div>
      )}
    </section>
  );
}
