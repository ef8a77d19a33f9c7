import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { t } from '../i18n';
import { meetTabs } from '../permissions';

/** The switch that asks Chrome for the addresses of Meet tabs, and gives them back. */
export function Icon() {
  const [allowed, setAllowed] = useState<boolean>();
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    browser.permissions.contains(meetTabs).then(setAllowed);
  }, []);
  const follow = async (answer: Promise<boolean>) => {
    setRefused(!(await answer));
    setAllowed(await browser.permissions.contains(meetTabs));
  };
  if (allowed === undefined) return null;
  return (
    <section class="stack">
      <label class="row">
        <input
          type="checkbox"
          checked={allowed}
          aria-describedby="icon-text"
          onChange={({ currentTarget }) =>
            follow(currentTarget.checked ? browser.permissions.request(meetTabs) : browser.permissions.remove(meetTabs))
          }
        />
        <span>{t('iconFollow')}</span>
      </label>
      <p id="icon-text" class="soft">
        {t('iconFollowText')}
      </p>
      <p role="status">{refused && t('iconRefused')}</p>
      <h2>{t('iconLegend')}</h2>
      <ul class="stack">
        <li class="row">
          <img src="/icons/tab-live-32.png" alt="" width="32" height="32" />
          {t('iconLegendLive')}
        </li>
        <li class="row">
          <img src="/icons/tab-locked-32.png" alt="" width="32" height="32" />
          {t('iconLegendLocked')}
        </li>
      </ul>
    </section>
  );
}
