import type { Space } from '../meet/types';
import type { CopyFormat } from './table';

/** The sentences of an invitation. */
export const copyWords = [
  'invitation_subject',
  'invitation_join',
  'invitation_phones',
  'invitation_phone',
  'invitation_more',
  'invitation_sip',
  'invitation_sipCode',
] as const;

/** What is to be copied, and in which form. */
export interface Copy {
  format: CopyFormat;
  space: Pick<Space, 'meetingUri' | 'meetingCode' | 'phoneAccess' | 'gatewaySipAccess'>;
  label?: string;
  /** With {0}, {1}, {2} where something is filled in. */
  words: Record<(typeof copyWords)[number], string>;
}
