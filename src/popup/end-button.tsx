import type { SpaceView } from '../actions';
import { t } from '../i18n';
import { usePolicy } from '../ui/use-policy';

interface Props {
  view: SpaceView;
  end(): void;
  closeRoom(): void;
}

/** Off beforehand, with the reason, where Google would refuse. Pressed, they only ask. */
export function EndButton({ view, end, closeRoom }: Props) {
  const { endDisabled } = usePolicy();
  const running = view.space.activeConference;
  const off = running && !view.made ? 'endOffNotMade' : !running ? 'endOffNoCall' : undefined;
  const why = endDisabled ? 'endOffPolicy' : off;
  return (
    <div class="stack tight">
      <div class="row">
        <button type="button" class="danger grow" disabled={!!why} aria-describedby="why" onClick={closeRoom}>
          {t('closeRoom')}
        </button>
        <button type="button" class="danger grow" disabled={!!why} aria-describedby="why" onClick={end}>
          {t('endConference')}
        </button>
      </div>
      <p id="why" class="soft centre">
        {why && t(why)}
      </p>
    </div>
  );
}
