import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { accessLabel } from '../actions/labels';
import type { SpaceView } from '../actions/table';
import { t } from '../i18n';
import { LOCKED } from '../meet/types';
import { findMeeting } from '../store/meetings';
import { allowsValue } from '../store/policy';
import { useOrder } from '../ui/use-order';
import { usePolicy } from '../ui/use-policy';

interface Props {
  view: SpaceView;
  code: string;
  setView(view: SpaceView): void;
}

/** Locks the meeting, or unlocks it and says what it goes back to. Only its owner is shown the lock. */
export function LockButton({ view, code, setView }: Props) {
  const { name, config } = view.space;
  const [openTo, setOpenTo] = useState<string>();
  const policy = usePolicy();
  const order = useOrder({ toggleLock: ({ view }) => setView(view) });
  useEffect(() => {
    findMeeting(name).then((meeting) => setOpenTo(meeting?.openTo));
  }, [view]);
  // For whoever measures: from here on Lock works. Who joins is on screen before it.
  useLayoutEffect(() => void (config && performance.mark('lockable')), [!config]);
  if (!config) return null;
  const locked = config.accessType === LOCKED;
  // The organisation may not allow the value that the button would set.
  const mayBe = allowsValue(policy, 'accessType', locked ? (openTo ?? 'TRUSTED') : LOCKED);
  const backTo = openTo ? t('lockedHint', accessLabel(openTo)) : t('lockedHintUnknown', accessLabel('TRUSTED'));
  return (
    <button
      type="button"
      class="lock"
      // Where it has the focus it keeps it: what is pressed again meanwhile is one order.
      disabled={!mayBe}
      title={mayBe ? (locked ? backTo : t('lockHint')) : t('setByOrganisation')}
      onClick={() => order.busy || order.give('toggleLock', { code, lock: !locked })}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <rect x="4" y="9" width="12" height="8" rx="2" />
        <path d={locked ? 'M7 9V6a3 3 0 0 1 6 0v3' : 'M7 9V6a3 3 0 0 1 5.6-1.5'} />
      </svg>
      {t(locked ? 'unlock' : 'lock')}
    </button>
  );
}
