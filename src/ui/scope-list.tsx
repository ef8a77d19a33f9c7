import { type MessageKey, t } from '../i18n';
import type { Scope } from '../meet/scopes';

/** What each permission is for, in the words of the person who gives it. */
export function ScopeList({ scopes }: { scopes: readonly Scope[] }) {
  return (
    <ul class="points">
      {scopes.map((scope) => (
        <li key={scope}>{t(`scope_${scope.split('.').pop()}` as MessageKey)}</li>
      ))}
    </ul>
  );
}
