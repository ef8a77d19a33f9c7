import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { t } from '../i18n';

/** Where the icon is to be found, as a picture, until it is pinned: Chrome puts a new one behind its puzzle. */
export function Pin() {
  const [isPinned, setPinned] = useState(true);
  useEffect(() => {
    const look = () => browser.action.getUserSettings().then(({ isOnToolbar }) => setPinned(!!isOnToolbar));
    look();
    // It is pinned outside of this page, which Chrome tells of only in later versions.
    addEventListener('focus', look);
    return () => removeEventListener('focus', look);
  }, []);
  if (isPinned) return null;
  return (
    <section class="card row wrap pin" aria-labelledby="pin">
      <svg viewBox="0 0 240 120" aria-hidden="true">
        <rect class="paper" x="1" y="1" width="238" height="36" rx="8" />
        <rect class="bar" x="12" y="9" width="150" height="20" rx="10" />
        <path class="mark" d="M182 13h5a3 3 0 0 1 6 0h5v6a3 3 0 0 1 0 6v6h-16Z" />
        <circle class="bar" cx="220" cy="19" r="9" />
        <rect class="paper" x="74" y="48" width="150" height="66" rx="8" />
        <rect class="ours" x="86" y="60" width="18" height="18" rx="5" />
        <rect class="bar" x="112" y="65" width="60" height="8" rx="4" />
        <path class="mark" d="m199 59 6 0-1 6 4 4h-12l4-4Zm3 10v8" />
        <rect class="bar" x="86" y="90" width="18" height="18" rx="5" />
        <rect class="bar" x="112" y="95" width="76" height="8" rx="4" />
      </svg>
      <div class="grow stack tight">
        <h2 id="pin">{t('pinTitle')}</h2>
        <p>{t('pinText')}</p>
      </div>
    </section>
  );
}
