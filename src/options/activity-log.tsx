import type { Failure } from '../actions/failures';
import { t } from '../i18n';
import { activities, keepsActivities } from '../store/activity-log';
import { usePolicy } from '../ui/use-policy';
import { useStored } from '../ui/use-stored';

/** What was changed and when. */
export function ActivityLog() {
  const list = useStored(activities, []);
  const keeps = useStored(keepsActivities, true);
  const { logDisabled } = usePolicy();
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
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
              {(['logWhen', 'logWhat', 'logMeeting', 'logOutcome'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.map((one, index) => (
              <tr key={`${one.atMs} ${index}`}>
                <td>{when.format(one.atMs)}</td>
                <td>{t(`log_${one.action}`) || one.action}</td>
                <td>
                  <bdi>{one.code}</bdi>
                </td>
                <td class={one.outcome === 'done' ? '' : 'wrong'}>{outcomeLabel(one.outcome)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p class="soft">{t('logNone')}</p>
      )}
      {list.length > 0 && (
        <div>
          <button type="button" onClick={() => activities.set([])}>
            {t('logErase')}
          </button>
        </div>
      )}
    </section>
  );
}

/** The outcome in a word or two. The whole sentence was shown when it happened. */
function outcomeLabel(outcome: 'done' | Failure['kind']): string {
  return t(
    outcome === 'done' ? 'logDone' : outcome === 'outcomeUnknown' || outcome === 'cutOff' ? 'logUnknown' : 'logFailed',
  );
}
