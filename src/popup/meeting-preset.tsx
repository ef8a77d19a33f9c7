import { useEffect, useState } from 'preact/hooks';
import type { SpaceView } from '../actions';
import { t } from '../i18n';
import { drift, type Leaves, type SettingKey } from '../meet/settings';
import { findMeeting } from '../meetings';
import { findPreset, type Preset } from '../presets';
import { PresetMenu } from './preset-menu';
import { SavePreset } from './save-preset';

interface Props {
  view: SpaceView;
  now: Leaves;
  limited: readonly SettingKey[];
  choose(presetId: string): void;
}

/** Presets and this meeting: whether it still is what its preset says, another one, or a new one from it. */
export function MeetingPreset({ view, now, limited, choose }: Props) {
  const [preset, setPreset] = useState<Preset>();
  const [open, setOpen] = useState<'apply' | 'save'>();
  useEffect(() => {
    findMeeting(view.space.name ?? '')
      .then((meeting) => (meeting?.presetId ? findPreset(meeting.presetId) : undefined))
      .then(setPreset);
  }, [view]);
  const toggle = (which: 'apply' | 'save') => () => setOpen(open === which ? undefined : which);
  // What the plan was refused cannot be put right by applying it again.
  const drifted = preset && drift(preset.leaves, now).some(({ key }) => !limited.includes(key));
  return (
    <>
      {drifted && (
        <section class="note row">
          <p class="grow">{t('driftText', preset.name)}</p>
          <button type="button" onClick={() => choose(preset.id)}>
            {t('driftApply')}
          </button>
        </section>
      )}
      <div class="row">
        <button type="button" aria-expanded={open === 'apply'} onClick={toggle('apply')}>
          {t('applyPresetButton')}
        </button>
        <button type="button" class="quiet" aria-expanded={open === 'save'} onClick={toggle('save')}>
          {t('savePreset')}
        </button>
      </div>
      {open === 'apply' && <PresetMenu choose={choose} />}
      {open === 'save' && <SavePreset name={view.label ?? view.space.meetingCode ?? ''} now={now} />}
    </>
  );
}
