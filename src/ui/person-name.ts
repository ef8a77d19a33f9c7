import { t } from '../i18n';
import type { Participant } from '../meet/types';
import type { PersonKind } from '../store/kept-calls';

/** How this one was in. */
export const kindOf = ({ anonymousUser, phoneUser }: Participant): PersonKind =>
  phoneUser ? 'phone' : anonymousUser ? 'anonymous' : 'account';

/** Somebody by name, and how they were in where that was without an account. */
export function personName(kind: PersonKind, shown: string): string {
  const name = shown || t('unnamedPerson');
  // Its signs would stand on the wrong side in a sentence from right to left.
  if (kind === 'phone') return t('phonePerson', t('textDirection') === 'rtl' ? `\u2066${name}\u2069` : name);
  return kind === 'anonymous' ? t('anonymousPerson', name) : name;
}
