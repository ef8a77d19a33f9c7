import { useState } from 'preact/hooks';
import { t } from '../i18n';
import type { SettingValues } from '../meet/settings';
import { longestName } from '../store/preset';
import { type KeepFailure, keepPresets, newPresetId } from '../store/presets';

/** Makes a preset of a meeting's present settings. */
export function SavePreset({ name: first, now }: { name: string; now: SettingValues }) {
  const [name, setName] = useState(first.slice(0, longestName));
  const [saved, setSaved] = useState<{ name: string; failure?: KeepFailure }>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!name.trim()) return;
    const failure = await keepPresets([{ id: newPresetId(), name: name.trim(), leaves: now }]);
    setSaved({ name: name.trim(), failure });
  };
  return (
    <form class="stack tight" onSubmit={submit}>
      <label for="preset-name" class="soft">
        {t('savePreset')}
      </label>
      <div class="row">
        <input
          id="preset-name"
          type="text"
          dir="auto"
          required
          maxLength={longestName}
          value={name}
          onInput={({ currentTarget }) => {
            setSaved(undefined);
            setName(currentTarget.value);
          }}
        />
        <button type="submit" disabled={!!saved && !saved.failure}>
          {t('save')}
        </button>
      </div>
      <p class={saved?.failure ? 'wrong' : 'soft'} role="status">
        {saved && (saved.failure ? t(saved.failure) : t('presetSaved', saved.name))}
      </p>
    </form>
  );
}
