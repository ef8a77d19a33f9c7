import { useContext, useEffect } from 'preact/hooks';
import { outcomeOf } from '../actions/entry';
import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import type { SpaceName } from '../meet/types';
import { Problem } from '../ui/lazy-problem';
import { useUndo } from '../ui/use-undo';
import { Conflict } from './conflict';
import { LastChange } from './last-change';
import { MeetingPreset } from './meeting-preset';
import { Speaking, type Speech, shownOf } from './speech';
import type { ChangeOf } from './use-change';

interface Props {
  view: SpaceView;
  change: ChangeOf;
  /** Something else of the meeting is shown: no more is said than what concerns a change under way. */
  isAlone?: boolean;
}

/** What there is to say of a meeting's settings: what somebody else changed, the last change, a preset that no longer fits. */
export function Changes({ view, change, isAlone }: Props) {
  const { now, setDraft, choosePreset, hasDraft, outdated, setOutdated, limited, order } = change;
  const { space } = view;
  const name = space.name as SpaceName;
  const undo = useUndo(name);
  const shown = shownOf((useContext(Speaking) as Speech).said);
  // The foot offers to take it back by then.
  const isSaid = !!shown?.undo && shown.about?.name === name;
  const isCalm = !isAlone && !hasDraft;

  // Whoever gave the order, here or in the foot: what was shown with it is compared with how it is now.
  const outcome = shown?.about?.name === name ? outcomeOf(shown) : undefined;
  const refused = outcome?.is === 'failed' && outcome.failure.kind === 'changedMeanwhile' ? shown?.order : undefined;
  useEffect(() => {
    if (!refused) return setOutdated(undefined);
    if (refused.action === 'updateSpace') setOutdated({ shown: refused.input.shown, undo: false });
    if (refused.action === 'undoUpdate' && undo) setOutdated({ shown: { ...now, ...undo.after }, undo: true });
    order.give('readSpace', { code: space.meetingCode ?? '' });
  }, [refused]);
  return (
    <>
      {outdated && (
        <Conflict title={t(outdated.undo ? 'undoConflict' : 'conflictTitle')} shown={outdated.shown} now={now}>
          {outdated.undo && undo && !hasDraft && (
            <button type="button" onClick={() => setDraft({ wanted: undo.before })}>
              {t('undoAnyway')}
            </button>
          )}
        </Conflict>
      )}
      {undo && isCalm && !outdated && (
        <LastChange
          undo={undo}
          busy={!!order.busy}
          takeBack={isSaid ? undefined : () => order.give('undoUpdate', { name })}
        />
      )}
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      {space.config && isCalm && <MeetingPreset {...{ view, now, limited }} choose={choosePreset} />}
    </>
  );
}
