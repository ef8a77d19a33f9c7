import { t } from '../i18n';
import type { PhoneAccess, Space } from '../meet/types';

/** A meeting as it is copied. */
export interface Copied {
  space: Pick<Space, 'meetingUri' | 'meetingCode' | 'phoneAccess' | 'gatewaySipAccess'>;
  label?: string;
}

/**
 * A whole invitation as plain text: the link, the numbers to dial and the address for meeting rooms, where there are
 * any.
 */
export function writeInvitation({ space, label }: Copied): string {
  const { meetingUri = '', meetingCode = '', phoneAccess = [], gatewaySipAccess = [] } = space;
  const phones = phoneAccess.map((phone) =>
    t('invitation_phone', regionOf(phone), groupNumber(phone.phoneNumber ?? ''), group(phone.pin ?? '')),
  );
  const rooms = gatewaySipAccess.map(({ uri = '', sipAccessCode }) =>
    [t('invitation_sip', uri), ...(sipAccessCode ? [t('invitation_sipCode', group(sipAccessCode))] : [])].join('\n'),
  );
  const parts = [
    [label ?? t('invitation_subject'), t('invitation_join', meetingUri)],
    // Where more numbers are listed: https://developers.google.com/workspace/meet/api/guides/meeting-spaces-overview
    phones.length
      ? [
          t('invitation_phones'),
          ...phones,
          ...(meetingCode ? [t('invitation_more', `https://meet.google.com/tel/${meetingCode}`)] : []),
        ]
      : [],
    rooms,
  ];
  return parts
    .filter((lines) => lines.length)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

function regionOf({ regionCode = '' }: PhoneAccess): string {
  try {
    return new Intl.DisplayNames(navigator.language, { type: 'region' }).of(regionCode) ?? regionCode;
  } catch {
    return regionCode; // Not a region that Intl accepts.
  }
}

/** Digits in threes, the last up to four: 1234567 becomes 123 4567. */
const group = (digits: string) => (digits.match(/\d{3}(?=\d{2})|\d+/g) ?? []).join(' ');

/** Country calling codes of one and of two digits; all others have three: https://www.itu.int/pub/T-SP-E.164D */
const countryCode = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})/;

/** An E.164 number as people read it, the country apart: +1 202 555 0143. */
export function groupNumber(number: string): string {
  const [head = ''] = countryCode.exec(number) ?? [];
  return `${head} ${group(number.slice(head.length))}`.trim();
}
