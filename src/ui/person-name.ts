import { t } from '../i18n';
import type { Participant } from '../meet/types';
import type { PersonKind } from '../store/kept-calls';

/** How this one was in. */
export const kindOf = ({ anonymousUser, phoneUser }: Participant): PersonKind =>
  phoneUser ? 'phone' : anonymousUser ? 'anonymous' : 'account';

/** The name or number that Google shows; empty where it shows none. */
export const shownName = ({ signedinUser, anonymousUser, phoneUser }: Participant): string =>
  (phoneUser ?? anonymousUser ?? signedinUser)?.displayName ?? '';

/** Somebody by name, and how they were in where that was without an account. */
export function personName(kind: PersonKind, shown: string): string {
  const name = shown || t('unnamedPerson');
  if (kind === 'phone') return t('phonePerson', name);
  return kind === 'anonymous' ? t('anonymousPerson', name) : name;
}
