import type { ComponentChildren } from 'preact';
import { settingLabel, valueLabel } from '../actions/labels';
import { t } from '../i18n';
import { type SettingValues, settings } from '../meet/settings';

interface Props {
  title: string;
  /** What the page showed. */
  shown: SettingValues;
  now: SettingValues;
  /** What can be done about it. */
  children?: ComponentChildren;
}

/** What somebody else changed since it was shown. */
export function Conflict({ title, shown, now, children }: Props) {
  const changed = settings
    .map(({ key }) => ({ key, from: shown[key], to: now[key] }))
    .filter(({ from, to }) => from !== to);
  if (!changed.length) return null;
  return (
    <section class="problem" role="alert">
      <p>{title}</p>
      <ul>
        {changed.map(({ key, from, to }) => (
          <li key={key}>
            <span class="soft">{settingLabel(key)}</span>
            <br />
            {t('changeFromTo', valueLabel(key, from), valueLabel(key, to))}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
