import { t } from '../i18n';

/** Language and direction of the page: those of the words that are shown, which need not be the browser's. */
export function markLanguage(): void {
  const { documentElement } = document;
  documentElement.lang = t('languageTag');
  documentElement.dir = t('textDirection');
}
