import type { SpaceView } from '../actions';
import { type MessageKey, t } from '../i18n';

/** Why Google would refuse to end the call, if it would: there is none, or the meeting is not of our making. */
export function endOff({ made, space }: SpaceView): MessageKey | undefined {
  if (!space.activeConference) return 'endOffNoCall';
  return made ? undefined : 'endOffNotMade';
}

/** Off beforehand, with the reason, where Google would refuse. Pressed, it only asks. */
export function EndButton({ view, end }: { view: SpaceView; end(): void }) {
  const why = endOff(view);
  return (
    <div class="stack tight">
      <button type="button" class="danger" disabled={!!why} aria-describedby="why" onClick={end}>
        {t('endConference')}
      </button>
      <p id="why" class="soft centre">
        {why && t(why)}
      </p>
    </div>
  );
}
