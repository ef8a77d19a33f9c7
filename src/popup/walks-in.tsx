import { useMemo } from 'preact/hooks';
import { t } from '../i18n';
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
  const named = emails.slice(0, namedAtMost).join(', ');
  const more = emails.length - namedAtMost;
  return <p class="soft">{more > 0 ? t('walksInMore', named, more) : t('walksIn', named)}</p>;
}
