import { useEffect, useState } from 'preact/hooks';
import { accounts } from '../accounts';
import type { SpaceView } from '../actions';
import { failureWords } from '../failure-words';
import { t } from '../i18n';
import { dropLimit } from '../limits';
import { type Leaves, type Mismatch, type SettingKey, settings, unknownFields } from '../meet/settings';
import { findPreset } from '../presets';
import { SETTINGS } from '../scopes';
import { Problem } from '../ui/lazy-problem';
import { ChangeList, Review } from '../ui/review';
import { settingWord, settingWords, valueWord } from '../ui/setting-words';
import { SettingsForm } from '../ui/settings-form';
import type { useOrder } from '../ui/use-order';
import { useStored } from '../ui/use-stored';
import { undos } from '../undo';
import { MeetingPreset } from './meeting-preset';
import { PresetMenu } from './preset-menu';
import { SavePreset } from './save-preset';
import type { Staged } from './settings';

export interface ChangesProps {
  view: SpaceView;
  now: Leaves;
  staged: Staged;
  stage(staged: Staged): void;
  set(key: SettingKey, value: string | undefined): void;
  mismatches?: Mismatch[];
  setMismatches(mismatches: undefined): void;
  order: ReturnType<typeof useOrder>;
  limited: readonly SettingKey[];
  whole: boolean;
  setWhole(whole: boolean): void;
  presetId?: string;
}

/** What can be done to a meeting's settings: all of them, presets, the review before anything is sent, and undo. */
export function Changes(props: ChangesProps) {
  const { view, now, staged, stage, set, mismatches, setMismatches, order, limited, whole, setWhole } = props;
  const { space, accountId } = view;
  const name = space.name as `spaces/${string}`;
  const [presetName, setPresetName] = useState<string>();
  const [presets, setPresets] = useState(false);
  /** What the person had before them when somebody else had changed it already. */
  const [outdated, setOutdated] = useState<{ shown: Leaves; undo: boolean }>();
  const undo = useStored(undos, {})[name];
  const account = useStored(accounts, []).find(({ id }) => id === accountId);
  const retry = (key: SettingKey) => dropLimit(accountId, key);

  useEffect(() => {
    const { failure, order: failed } = order.failed ?? {};
    if (failure?.kind !== 'changedMeanwhile') return;
    if (failed?.action === 'updateSpace') setOutdated({ shown: failed.input.shown, undo: false });
    if (failed?.action === 'undoUpdate' && undo) setOutdated({ shown: { ...now, ...undo.after }, undo: true });
    order.give('readSpace', { code: space.meetingCode ?? '' });
  }, [order.failed]);

  async function choosePreset(id: string) {
    const preset = await findPreset(id);
    if (!preset) return;
    setPresetName(preset.name);
    setPresets(false);
    setMismatches(undefined);
    stage({ wanted: preset.leaves, presetId: id });
  }
  useEffect(() => {
    if (props.presetId) choosePreset(props.presetId);
  }, [props.presetId]);

  const forget = () => {
    setOutdated(undefined);
    stage({ wanted: {} });
  };
  // A preset may be chosen for somebody else's meeting; there it can only be said that nothing can be changed.
  const isStaged = !!space.config && Object.keys(staged.wanted).length > 0;
  const failed = order.failed && !['changedMeanwhile', 'featureUnavailable'].includes(order.failed.failure.kind);
  const unknown = unknownFields(space.config).filter(({ path }) => !settings.some((known) => known.path === path));
  const meanwhile = settings
    .map(({ key }) => ({ key, from: outdated?.shown[key], to: now[key] }))
    .filter(({ from, to }) => outdated && from !== to);
  return (
    <>
      {whole && (
        <SettingsForm
          {...{ now, set, limited, retry }}
          wanted={staged.wanted}
          absent={t('setByAccount')}
          locked={space.config ? undefined : t('accessHidden')}
          asksForScope={!account?.scopes.includes(SETTINGS)}
        />
      )}
      {whole && unknown.length > 0 && (
        <section class="note">
          <h2>{t('unknownTitle')}</h2>
          <p class="soft">{t('unknownText')}</p>
          {unknown.map(({ path, value }) => (
            <p key={path}>
              <bdi>{`${path.replace(/^config\./, '')}: ${JSON.stringify(value)}`}</bdi>
            </p>
          ))}
        </section>
      )}
      {meanwhile.length > 0 && (
        <section class="problem" role="alert">
          <p>{t(outdated?.undo ? 'undoConflict' : 'meanwhileTitle')}</p>
          <ul>
            {meanwhile.map(({ key, from, to }) => (
              <li key={key}>
                <span class="soft">{settingWord(key)}</span>
                <br />
                {t('changeFromTo', valueWord(key, from), valueWord(key, to))}
              </li>
            ))}
          </ul>
          {outdated?.undo && undo && !isStaged && (
            <button type="button" onClick={() => stage({ wanted: undo.before })}>
              {t('undoAnyway')}
            </button>
          )}
        </section>
      )}
      {order.failed?.failure.kind === 'featureUnavailable' && (
        <p class="problem" role="alert">
          {t(...failureWords(order.failed.failure))}
        </p>
      )}
      {order.failed && failed && <Problem {...order.failed} give={order.giveOrder} />}
      {isStaged && (
        <Review
          {...{ now, limited, retry }}
          wanted={staged.wanted}
          presetName={staged.presetId && presetName}
          busy={!!order.busy}
          apply={(wanted) => {
            setOutdated(undefined);
            order.give('updateSpace', { name, shown: now, wanted, presetId: staged.presetId });
          }}
          discard={forget}
        />
      )}
      <Outcome mismatches={mismatches} />
      {undo && !isStaged && !outdated && (
        <section class="note stack tight">
          <h2>{t('undoTitle')}</h2>
          <ChangeList changes={undo.keys.map((key) => ({ key, from: undo.before[key], to: undo.after[key] }))} />
          {undo.keys.some((key) => !undo.before[key]) && (
            <p class="soft">{t('undoLost', settingWords(undo.keys.filter((key) => !undo.before[key])))}</p>
          )}
          <div class="row">
            <button
              type="button"
              disabled={!!order.busy}
              onClick={() => {
                setMismatches(undefined);
                order.give('undoUpdate', { name });
              }}
            >
              {t('undo')}
            </button>
          </div>
        </section>
      )}
      {space.config && !isStaged && <MeetingPreset {...{ view, now, limited }} choose={choosePreset} />}
      <div class="row chips">
        <button type="button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'fewerSettings' : 'allSettings')}
        </button>
        {space.config && !isStaged && (
          <button type="button" aria-expanded={presets} onClick={() => setPresets(!presets)}>
            {t('presetTitle')}
          </button>
        )}
      </div>
      {presets && !isStaged && (
        <>
          <PresetMenu choose={choosePreset} />
          <SavePreset name={view.label ?? space.meetingCode ?? ''} now={now} />
        </>
      )}
    </>
  );
}

/** What became of the last change: confirmed, or every setting that Google did not apply by its name. */
function Outcome({ mismatches }: { mismatches?: Mismatch[] }) {
  return (
    <div role="status">
      {mismatches?.length === 0 && <p class="soft">{t('applied')}</p>}
      {mismatches?.map(({ key, got }) => (
        <p key={key} class="wrong">
          {got ? t('googleKept', settingWord(key), valueWord(key, got)) : t('googleSilent', settingWord(key))}
        </p>
      ))}
    </div>
  );
}
