/** Hosts that only a click of the person opens, each with its one reason. The manifest has both as optional. */

/** The addresses of Meet tabs, so that the icon can follow them. */
export const meetTabs = { origins: ['https://meet.google.com/*'] };

/** The addresses of Google's sign-in pages, so that the check of the set-up can read the error on them. */
export const signInPages = { origins: ['https://accounts.google.com/*'] };
