import { useEffect, useState } from 'preact/hooks';
import type { ActionName } from '../actions/table';
import { t } from '../i18n';

interface Props {
  busy?: ActionName;
  /** Without a preset the default one counts. */
  create(presetId?: string): void;
}

/** One button for a new meeting with the default preset, and one beside it for the choice of a preset. */
export function NewMeeting({ busy, create }: Props) {
  const [open, setOpen] = useState(false);
  const [defaultHint, setDefaultHint] = useState<string>();
  const [Menu, setMenu] = useState<typeof import('./preset-menu')['PresetMenu']>();
  // What is said of the default preset, and the menu, are not needed for the first paint.
  useEffect(() => {
    import('./preset-menu').then(async ({ PresetMenu, findDefaultHint }) => {
      setDefaultHint(await findDefaultHint());
      setMenu(() => PresetMenu);
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
      {open && Menu && (
        <Menu
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
