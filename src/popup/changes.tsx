import { useEffect, useState } from 'preact/hooks';
import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import { SETTINGS } from '../meet/scopes';
import type { SettingKey, SettingValues } from '../meet/settings';
import { accounts } from '../store/accounts';
import { removePlanLimit } from '../store/plan-limits';
import { findPreset } from '../store/presets';
import { Problem } from '../ui/lazy-problem';
import { Review } from '../ui/review';
import { SettingsForm } from '../ui/settings-form';
import type { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import { useUndo } from '../ui/use-undo';
import { Conflict } from './conflict';
import type { Draft } from './draft';
import { LastChange } from './last-change';
import { MeetingPreset } from './meeting-preset';
import { PresetMenu } from './preset-menu';
import { SavePreset } from './save-preset';
import { UnknownFields } from './unknown-fields';

interface ChangesProps {
  view: SpaceView;
  now: SettingValues;
  draft: Draft;
  setDraft(draft: Draft): void;
  set(key: SettingKey, value: string | undefined): void;
  order: ReturnType<typeof useOrder>;
  limited: readonly SettingKey[];
  showsAll: boolean;
  setShowsAll(showsAll: boolean): void;
  presetId?: string;
}

/** What can be done to a meeting's settings: all of them, presets, the review before anything is sent, and undo. */
export function Changes(props: ChangesProps) {
  const { view, now, draft, setDraft, set, order, limited, showsAll, setShowsAll } = props;
  const { space, accountId } = view;
  const name = space.name as `spaces/${string}`;
  const [presetName, setPresetName] = useState<string>();
  const [presets, setPresets] = useState(false);
  /** What the page showed when somebody else had already changed it. */
  const [outdated, setOutdated] = useState<{ shown: SettingValues; undo: boolean }>();
  const undo = useUndo(name);
  const account = useStored(accounts, []).find(({ id }) => id === accountId);
  const retry = (key: SettingKey) => removePlanLimit(accountId, key);

  useEffect(() => {
    const { failure, order: failed } = order.refused ?? {};
    if (failure?.kind !== 'changedMeanwhile') return;
    if (failed?.action === 'updateSpace') setOutdated({ shown: failed.input.shown, undo: false });
    if (failed?.action === 'undoUpdate' && undo) setOutdated({ shown: { ...now, ...undo.after }, undo: true });
    order.give('readSpace', { code: space.meetingCode ?? '' });
  }, [order.refused]);

  async function choosePreset(id: string) {
    const preset = await findPreset(id);
    if (!preset) return;
    setPresetName(preset.name);
    setPresets(false);
    setDraft({ wanted: preset.leaves, presetId: id });
  }
  useEffect(() => {
    if (props.presetId) choosePreset(props.presetId);
  }, [props.presetId]);

  const isNow = (key: string, to: string | undefined) => now[key as SettingKey] === to;
  const forget = () => {
    setOutdated(undefined);
    setDraft({ wanted: {} });
  };
  // A preset may be chosen for somebody else's meeting; there it can only be said that nothing can be changed.
  // A preset that changes nothing is said to; a choice that meanwhile came true is no choice any more.
  const isDraft = draft.presetId !== undefined || Object.entries(draft.wanted).some(([key, to]) => !isNow(key, to));
  const hasDraft = !!space.config && isDraft;
  return (
    <>
      {showsAll && (
        <SettingsForm
          {...{ now, set, limited, retry }}
          wanted={draft.wanted}
          absent={t('setByAccount')}
          locked={space.config ? undefined : t('accessHidden')}
          asksForScope={!account?.scopes.includes(SETTINGS)}
        />
      )}
      {showsAll && <UnknownFields config={space.config} />}
      {outdated && (
        <Conflict title={t(outdated.undo ? 'undoConflict' : 'conflictTitle')} shown={outdated.shown} now={now}>
          {outdated.undo && undo && !hasDraft && (
            <button type="button" onClick={() => setDraft({ wanted: undo.before })}>
              {t('undoAnyway')}
            </button>
          )}
        </Conflict>
      )}
      {order.failed && <Problem {...order.failed} give={order.giveOrder} />}
      {hasDraft && (
        <Review
          {...{ now, limited, retry }}
          wanted={draft.wanted}
          presetName={draft.presetId && presetName}
          busy={!!order.busy}
          apply={(wanted) => {
            setOutdated(undefined);
            order.give('updateSpace', { name, shown: now, wanted, presetId: draft.presetId });
          }}
          discard={forget}
        />
      )}
      {undo && !hasDraft && !outdated && (
        <LastChange undo={undo} busy={!!order.busy} takeBack={() => order.give('undoUpdate', { name })} />
      )}
      {space.config && !hasDraft && <MeetingPreset {...{ view, now, limited }} choose={choosePreset} />}
      <div class="row chips">
        <button type="button" aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
          {t(showsAll ? 'fewerSettings' : 'allSettings')}
        </button>
        {space.config && !hasDraft && (
          <button type="button" aria-expanded={presets} onClick={() => setPresets(!presets)}>
            {t('presetTitle')}
          </button>
        )}
      </div>
      {presets && !hasDraft && (
        <>
          <PresetMenu choose={choosePreset} />
          <SavePreset name={view.label ?? space.meetingCode ?? ''} now={now} />
        </>
      )}
    </>
  );
}
