import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
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

/**
 * A hand that is on its way goes on for about so long after the eye saw that the button says something else. What it presses
 * then is what the button said before.
 */
const handOnItsWayMs = 400;

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
  const locked = config?.accessType === LOCKED;
  const isMeant = useIsMeant(locked, !!order.busy);
  if (!config) return null;
  // The organisation may not allow the value that the button would set.
  const mayBe = allowsValue(policy, 'accessType', locked ? (openTo ?? 'TRUSTED') : LOCKED);
  const backTo = openTo ? t('lockedHint', accessLabel(openTo)) : t('lockedHintUnknown', accessLabel('TRUSTED'));
  return (
    <button
      type="button"
      class="lock"
      // Where it has the focus it keeps it: what is pressed again meanwhile is one order.
      disabled={!mayBe}
      // Held down, Enter presses itself again: what had locked would unlock.
      onKeyDown={(event) => event.repeat && event.preventDefault()}
      title={mayBe ? (locked ? backTo : t('lockHint')) : t('setByOrganisation')}
      onClick={() => order.busy || !isMeant() || order.give('toggleLock', { code, lock: !locked })}
    >
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <rect x="4" y="9" width="12" height="8" rx="2" />
        <path d={locked ? 'M7 9V6a3 3 0 0 1 6 0v3' : 'M7 9V6a3 3 0 0 1 5.6-1.5'} />
      </svg>
      {t(locked ? 'unlock' : 'lock')}
    </button>
  );
}

/**
 * Tells whether a press now is meant for what the button says: not right after that changed other than by its own order.
 * Only the press is passed over. A button that is off for a moment would flicker, and lose the focus to nowhere.
 */
function useIsMeant(locked: boolean, isOurs: boolean): () => boolean {
  const turnedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const before = useRef({ locked, isOurs });
  useLayoutEffect(() => {
    // An order may be over by the time that what came of it is shown.
    const byOthers = !isOurs && !before.current.isOurs;
    if (locked !== before.current.locked && byOthers) turnedAtMs.current = performance.now();
    before.current = { locked, isOurs };
  });
  return () => performance.now() - turnedAtMs.current > handOnItsWayMs;
}
