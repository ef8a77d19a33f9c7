import { useMemo } from 'preact/hooks';
import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import { readSettingValues } from '../meet/settings';
import { ModerationChoice } from '../ui/moderation-choice';
import type { Guests } from './use-guests';
import { useHeard } from './use-heard';

/** Everybody whose place changes, before anything is sent. */
export function ReviewGuests({ view, guests }: { view: SpaceView; guests: Guests }) {
  const { add, remove } = guests.draft;
  const { moderation } = readSettingValues(view.space.config);
  // What Google does not show may be on, and then nothing is to be turned on.
  const isOff = moderation === 'OFF' && add.some(({ role }) => role);
  const busy = !!guests.order.busy;
  // Not all of them again with each that is added.
  useHeard([t('presetPeople'), t('historyPeople', add.length + remove.length)].join('\n'));
  // Thousands may have been pasted.
  const everybody = useMemo(
    () => (
      <ul>
        {add.map(({ email, role }) => (
          <li key={email}>{t('guestBecomes', email, t(`role_${role ?? 'guest'}`))}</li>
        ))}
        {remove.map(({ email }) => (
          <li key={email}>{t('guestLeaves', email)}</li>
        ))}
      </ul>
    ),
    [add, remove],
  );
  return (
    <section class="review stack tight" aria-labelledby="review">
      <h2 id="review">{t('presetPeople')}</h2>
      <div class="says stack tight">
        {everybody}
        {isOff && <ModerationChoice class="choice" turnsOn={guests.turnsOn} choose={guests.setTurnsOn} />}
      </div>
      <div class="row">
        <span class="grow" />
        <button type="button" class="quiet" disabled={busy} onClick={guests.forget}>
          {t('keep')}
        </button>
        <button
          type="button"
          class="primary"
          disabled={busy}
          onClick={() => guests.apply({ ...(moderation && { moderation }) }, isOff)}
        >
          {t(busy ? 'applying' : 'apply')}
        </button>
      </div>
    </section>
  );
}
