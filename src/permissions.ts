/** What the person may allow, so that the icon can follow the Meet tabs. */
export const iconHosts = { origins: ['https://meet.google.com/*'] };
