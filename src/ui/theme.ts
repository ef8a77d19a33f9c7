/** The colours there are, `system` being those of the computer. */
export const themes = ['system', 'light', 'dark'] as const;
/** One of them. */
export type Theme = (typeof themes)[number];

const key = 'theme';

/**
 * The one thing that is kept in localStorage: unlike chrome.storage it can be read before the first paint, so that no
 * page flashes in the other colours. All pages of the extension share it.
 */
export function readTheme(): Theme {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** Shows this page in the colours that were chosen, which pages that are painted before their script do by theme.js. */
export const showTheme = (theme: Theme = readTheme()): void => {
  document.documentElement.style.colorScheme = theme === 'system' ? '' : theme;
};

/** Shows this page in these colours at once, and every page from its next opening on. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem(key);
  else localStorage.setItem(key, theme);
  showTheme(theme);
}
