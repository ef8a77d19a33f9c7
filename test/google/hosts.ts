/** The host names of Google's that the local Google answers for. Chromium, curl and Node are pointed at them by mapping, never by DNS. */
export const hosts = [
  'meet.googleapis.com',
  'meet.google.com',
  'accounts.google.com',
  'oauth2.googleapis.com',
  'www.googleapis.com',
  'oauthaccountmanager.googleapis.com',
  'accountcapabilities-pa.googleapis.com',
  'www.google.com',
  'calendar.google.com',
] as const;
