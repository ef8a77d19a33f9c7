/** The addresses of our pages from the extension's root, as the manifest and the build have them. */

export const popupPage = '/src/popup/index.html';
/** The popup's page on one meeting, in a window of its own. */
export const detailsPage = (code: string): string => `${popupPage}#${code}`;
/** Where presets are edited. */
export const presetsPage = '/src/options/index.html#presets';
export const welcomePage = '/src/welcome/index.html';
/** The check of the set-up, which is part of the first page. */
export const setUpPage = `${welcomePage}#check`;
/** The page without a window that reaches the clipboard. */
export const offscreenPage = '/src/offscreen/index.html';
