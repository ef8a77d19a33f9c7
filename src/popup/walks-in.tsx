import { useMemo } from 'preact/hooks';
import { listed, plural, t } from '../i18n';
import type { Space } from '../meet/types';
import { people } from '../store/people';
import { useStored } from '../ui/use-stored';

/** More than these are counted. */
const namedAtMost = 3;

/** Who walks into a locked meeting all the same, as far as they were added from here: Google is not asked for that. */
export function WalksIn({ space: { name } }: { space: Space }) {
  const kept = useStored(
    useMemo(() => people.at(name), [name]),
    undefined,
  );
  const emails = Object.values(kept?.added ?? {})
    .map(({ email }) => email)
    .sort();
  if (!emails.length) return null;
  const more = emails.length - namedAtMost;
  const named = [...emails.slice(0, namedAtMost), ...(more > 0 ? [plural('more', more)] : [])];
  return <p class="soft">{t('walksIn', listed(named))}</p>;
}
