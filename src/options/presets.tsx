import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { settingLabel, valueLabel } from '../actions/labels';
import { type MessageKey, t } from '../i18n';
import { settings } from '../meet/settings';
import { defaultPreset } from '../store/default-preset';
import { longestName, type Preset } from '../store/preset';
import { isBuiltIn, type KeepFailure, keepPresets, newPresetId, orderPresets, removePreset } from '../store/presets';
import { attempt } from '../store/write-failure';
import { usePresets } from '../ui/use-presets';
import { useStored } from '../ui/use-stored';
import { useChoice } from './choice';
import { PresetEditor } from './preset-editor';
import { PresetTransfer } from './preset-transfer';
import { useFocusAfter } from './use-focus-after';

/**
 * The person's own presets, which can be changed, the built-in ones, which can be copied, and the default of New
 * meeting.
 */
export function Presets() {
  const presets = usePresets();
  const defaultId = useStored(defaultPreset, '');
  const { choose, notKept } = useChoice();
  const [editing, setEditing] = useState<Preset>();
  const [deleted, setDeleted] = useState<{ name: string; restore(): Promise<KeepFailure | undefined> }>();
  const [failure, setFailure] = useState<KeepFailure>();
  useFocusAfter(editing?.id);
  if (!presets) return null;
  const own = presets.filter(({ id }) => !isBuiltIn(id));
  const isNew = editing && !own.some(({ id }) => id === editing.id);

  async function save(preset: Preset) {
    const why = await keepPresets([preset]);
    setFailure(why);
    if (!why) setEditing(undefined);
  }
  async function move(from: number, by: number) {
    const ids = own.map(({ id }) => id);
    ids.splice(from + by, 0, ...ids.splice(from, 1));
    setFailure(await orderPresets(ids));
  }
  const copy = ({ name, leaves }: Preset) =>
    setEditing({ id: newPresetId(), name: t('presetCopyOf', name).slice(0, longestName), leaves });
  async function remove({ id, name }: Preset) {
    const result = await removePreset(id);
    if (typeof result === 'string') return setFailure(result);
    setFailure(undefined);
    setDeleted({ name, restore: result });
  }
  const restore = async () => {
    const why = await deleted?.restore();
    setFailure(why);
    // Nobody else has it any more.
    if (!why) setDeleted(undefined);
  };
  const editor = editing && (
    <PresetEditor key={editing.id} preset={editing} save={save} cancel={() => setEditing(undefined)} />
  );
  return (
    <>
      <p class="soft">{t('presetsText')}</p>
      <label class="row">
        <span class="grow">{t('presetDefault')}</span>
        <select
          value={presets.some(({ id }) => id === defaultId) ? defaultId : ''}
          onChange={({ currentTarget }) => choose(attempt(defaultPreset.set(currentTarget.value)))}
        >
          <option value="">{t('presetNone')}</option>
          {presets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {notKept}
      <div role="status">
        {failure && <p class="caution">{t(failure)}</p>}
        {deleted && (
          <p class="note row">
            <span class="grow">{t('presetDeleted', deleted.name)}</span>
            <button type="button" onClick={restore}>
              {t('undo')}
            </button>
          </p>
        )}
      </div>
      <section class="stack">
        <h2>{t('presetsOwn')}</h2>
        {!own.length && !isNew && <p class="soft">{t('presetsNone')}</p>}
        <ul class="cards">
          {own.map((preset, at) => (
            <li key={preset.id} data-of={preset.id}>
              {editing?.id === preset.id ? (
                editor
              ) : (
                <Entry preset={preset}>
                  <PresetButton label="presetEditOne" of={preset} act={setEditing} />
                  <PresetButton label="presetCopyOne" of={preset} act={copy} />
                  <PresetButton label="presetUp" of={preset} act={() => move(at, -1)} off={at === 0} />
                  <PresetButton label="presetDown" of={preset} act={() => move(at, 1)} off={at === own.length - 1} />
                  <PresetButton label="presetDelete" of={preset} act={remove} />
                </Entry>
              )}
            </li>
          ))}
          {isNew && <li>{editor}</li>}
        </ul>
        {!editing && (
          <div class="row">
            <button
              type="button"
              class="primary"
              onClick={() => setEditing({ id: newPresetId(), name: '', leaves: {} })}
            >
              {t('presetNew')}
            </button>
          </div>
        )}
      </section>
      <section class="stack">
        <h2>{t('presetsBuiltIn')}</h2>
        <ul class="cards">
          {presets
            .filter(({ id }) => isBuiltIn(id))
            .map((preset) => (
              <li key={preset.id}>
                <Entry preset={preset} hint={t(`preset_${preset.id}_hint` as MessageKey)}>
                  <PresetButton label="presetCopyOne" of={preset} act={copy} />
                </Entry>
              </li>
            ))}
        </ul>
      </section>
      <PresetTransfer own={own} />
    </>
  );
}

interface EntryProps {
  preset: Preset;
  /** What it is for, in one line, in place of all its settings. */
  hint?: string;
  children: ComponentChildren;
}

function Entry({ preset, hint, children }: EntryProps) {
  const settingTexts = settings
    .filter(({ key }) => preset.leaves[key])
    .map(({ key }) => t('presetSays', settingLabel(key), valueLabel(key, preset.leaves[key])));
  return (
    <article class={hint ? 'preset built-in' : 'preset'} aria-label={preset.name}>
      <strong>
        <bdi>{preset.name}</bdi>
      </strong>
      <div class="row wrap">{children}</div>
      <p class="soft">{hint ?? (settingTexts.join(' · ') || t('presetEmpty'))}</p>
    </article>
  );
}

interface PresetButtonProps {
  label: 'presetEditOne' | 'presetCopyOne' | 'presetUp' | 'presetDown' | 'presetDelete';
  of: Preset;
  act(preset: Preset): void;
  off?: boolean;
}

/** A button whose accessible name says what it is about. */
function PresetButton({ label, of, act, off }: PresetButtonProps) {
  return (
    <button
      type="button"
      class="quiet small"
      aria-label={t(`${label}Of`, of.name)}
      // Who goes up by keyboard keeps the focus at the top.
      aria-disabled={off}
      onClick={() => off || act(of)}
    >
      {t(label)}
    </button>
  );
}
