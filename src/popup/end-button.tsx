import type { SpaceView } from '../actions/table';
import { type MessageKey, t } from '../i18n';
import { usePolicy } from '../ui/use-policy';

/**
 * Why the call cannot be ended from here: by the organisation's policy, without a call, or in a meeting of somebody else
 * or made elsewhere. Where it is not known who made it, a click asks.
 */
function useEndOff({ made, space }: SpaceView): MessageKey | undefined {
  const { endDisabled } = usePolicy();
  if (endDisabled) return 'endOffPolicy';
  // To others Google shows neither the settings nor, mostly, whether a call runs.
  if (!space.config) return 'notOwner';
  if (!space.activeConference) return 'endOffNoCall';
  return made === false ? 'endOffNotMade' : undefined;
}

/**
 * The one red action. It is off, with the reason, where Google would refuse, and not there without a call. A click on it
 * only asks.
 */
export function EndButton({ view, end }: { view: SpaceView; end(): void }) {
  const why = useEndOff(view);
  if (why === 'endOffNoCall') return null;
  return (
    <div class="stack tight">
      <button type="button" class="danger" disabled={!!why} aria-describedby="why" onClick={end}>
        {t('endConference')}
      </button>
      <p id="why" class="soft centre">
        {why ? t(why) : view.made === undefined && t('endMaybe')}
      </p>
    </div>
  );
}
