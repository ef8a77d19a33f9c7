import { useEffect, useState } from 'preact/hooks';
import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import { drift, type SettingKey, type SettingValues } from '../meet/settings';
import { findMeeting } from '../store/meetings';
import type { Preset } from '../store/preset';
import { findPreset } from '../store/presets';

interface Props {
  view: SpaceView;
  now: SettingValues;
  limited: readonly SettingKey[];
  choose(presetId: string): void;
}

/** Says that the settings of a meeting differ from its preset by now, with a button to apply the preset again. */
export function MeetingPreset({ view, now, limited, choose }: Props) {
  const [preset, setPreset] = useState<Preset>();
  useEffect(() => {
    findMeeting(view.space.name ?? '')
      .then((meeting) => (meeting?.presetId ? findPreset(meeting.presetId) : undefined))
      .then(setPreset);
  }, [view]);
  // A setting that Google refuses to this plan would be refused again.
  const hasDrifted = preset && drift(preset.leaves, now).some(({ key }) => !limited.includes(key));
  if (!hasDrifted) return null;
  return (
    <section class="note row">
      <p class="grow">{t('driftText', preset.name)}</p>
      <button type="button" onClick={() => choose(preset.id)}>
        {t('driftApply')}
      </button>
    </section>
  );
}
