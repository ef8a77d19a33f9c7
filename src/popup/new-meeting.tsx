import { useEffect, useState } from 'preact/hooks';
import type { ActionName } from '../actions/table';
import { t } from '../i18n';
import { defaultPreset } from '../store/default-preset';
import { lazy } from '../ui/lazy';

const PresetMenu = lazy(() => import('./preset-menu').then((module) => module.PresetMenu));

interface Props {
  busy?: ActionName;
  /** Without a preset the default one counts. */
  create(presetId?: string): void;
}

/** One button for a new meeting with the default preset, and one beside it for the choice of a preset. */
export function NewMeeting({ busy, create }: Props) {
  const [open, setOpen] = useState(false);
  const [defaultHint, setDefaultHint] = useState<string>();
  // Seldom there, and nothing that the first paint waits for.
  useEffect(() => {
    defaultPreset.get().then(async (id) => {
      if (id) setDefaultHint(await (await import('./default-hint')).findDefaultHint(id));
    });
  }, []);
  return (
    <div class="stack tight">
      <div class="split">
        <button type="button" class="primary large" disabled={!!busy} onClick={() => create()}>
          {t('newMeeting')}
        </button>
        <button
          type="button"
          class="primary large"
          aria-label={t('presetMenu')}
          aria-expanded={open}
          disabled={!!busy}
          onClick={() => setOpen(!open)}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path d="m5 8 5 5 5-5" />
          </svg>
        </button>
      </div>
      {open && (
        <PresetMenu
          forNew
          choose={(presetId) => {
            setOpen(false);
            create(presetId);
          }}
        />
      )}
      <p class="soft centre" role="status">
        {busy ? (
          <span class="busy">{t(busy === 'signIn' ? 'signingIn' : 'makingMeeting')}</span>
        ) : (
          (defaultHint ?? t('newMeetingHint'))
        )}
      </p>
    </div>
  );
}
