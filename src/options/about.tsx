import { browser } from '../browser';
import { t } from '../i18n';

/** Which version this is, and what it may do and why. */
export function About() {
  const { version } = browser.runtime.getManifest();
  return <p>{t('version', version)}</p>;
}
