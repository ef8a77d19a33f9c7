import { t } from '../i18n';
import { settings, unknownFields } from '../meet/settings';
import type { SpaceConfig } from '../meet/types';

/** What Google added since this version: shown, never written. Unknown values of known settings are in the form. */
export function UnknownFields({ config }: { config?: SpaceConfig }) {
  const unknown = unknownFields(config).filter(({ path }) => !settings.some((known) => known.path === path));
  if (!unknown.length) return null;
  return (
    <section class="note">
      <h2>{t('unknownTitle')}</h2>
      <p class="soft">{t('unknownText')}</p>
      {unknown.map(({ path, value }) => (
        <p key={path}>
          <bdi>{`${path.replace(/^config\./, '')}: ${JSON.stringify(value)}`}</bdi>
        </p>
      ))}
    </section>
  );
}
