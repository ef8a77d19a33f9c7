import type { SpaceView } from '../actions/table';
import { type MessageKey, t } from '../i18n';
import { usePolicy } from '../ui/use-policy';

/** Why the call cannot be ended from here, if so: the organisation's word, no call, or a meeting not of our making. */
export function useEndOff({ made, space }: SpaceView): MessageKey | undefined {
  const { endDisabled } = usePolicy();
  if (endDisabled) return 'endOffPolicy';
  if (!space.activeConference) return 'endOffNoCall';
  return made ? undefined : 'endOffNotMade';
}

/** Off beforehand, with the reason, where Google would refuse. Pressed, it only asks. */
export function EndButton({ view, end }: { view: SpaceView; end(): void }) {
  const why = useEndOff(view);
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
