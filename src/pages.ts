/** The addresses of our pages from the extension's root, as the manifest and the build have them. */

/** The popup, also in a window of its own where Chrome opens none. */
export const popupPage = '/src/popup/index.html';
/** The popup's page about one meeting and no other: by its address another page than the popup, for whoever looks for that. */
export const detailsPage = (code: string): string => `${popupPage}?${code}`;
/** The side panel with all running calls. */
export const panelPage = '/src/panel/index.html';
/** What opens it, in the menus and in the manifest. It changes nothing and needs no answer, so it is no order. */
export const openPanelName = 'openPanel';
/** Who was in the calls of a meeting, which is given by the name of its space, or by its code. */
export const historyPage = (meeting: string): string => `/src/history/index.html#${meeting}`;
/** Where many meetings are made at once. */
export const roomsPage = '/src/options/index.html#rooms';
/** Every meeting, and those that may exist. */
export const meetingsPage = '/src/options/index.html#meetings';
/** Where presets are edited. */
export const presetsPage = '/src/options/index.html#presets';
/** What is shown after the installation. */
export const welcomePage = '/src/welcome/index.html';
/** The check of the set-up, which is part of the first page. */
export const setUpPage = `${welcomePage}#check`;
/** The page without a window that reaches the clipboard. */
export const offscreenPage = '/src/offscreen/index.html';
