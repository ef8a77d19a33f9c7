import { browser } from '../browser';

/** Language and direction of the page, as the browser's own. */
export function speakTheBrowsersLanguage(): void {
  const { documentElement } = document;
  documentElement.lang = browser.i18n.getMessage('@@ui_locale').replace('_', '-');
  documentElement.dir = browser.i18n.getMessage('@@bidi_dir');
}
