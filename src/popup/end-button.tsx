import type { SpaceView } from '../actions';
import { t } from '../i18n';
import { usePolicy } from '../ui/use-policy';

/** Off beforehand, with the reason, where Google would refuse. Pressed, it only asks. */
export function EndButton({ view, end }: { view: SpaceView; end(): void }) {
  const { endDisabled } = usePolicy();
  const why = endDisabled
    ? 'endOffPolicy'
    : !view.made
      ? 'endOffNotMade'
      : !view.space.activeConference
        ? 'endOffNoCall'
        : undefined;
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
