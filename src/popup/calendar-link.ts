import { t } from '../i18n';

/**
 * A page of Google Calendar with a new event filled in, which the person completes and saves: no permission is needed.
 * The address is Google's, in use for many years, but not documented by Google.
 */
export function calendarLink(uri: string, label?: string): string {
  const url = new URL('https://calendar.google.com/calendar/render');
  const text = label ?? t('invitation_subject');
  url.search = new URLSearchParams({
    action: 'TEMPLATE',
    text,
    location: uri,
    details: t('invitation_join', uri),
  }).toString();
  return url.href;
}
