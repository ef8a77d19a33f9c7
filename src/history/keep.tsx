import { useEffect, useState } from 'preact/hooks';
import { failureMessage } from '../actions/failure-messages';
import { Failed } from '../actions/failures';
import { t } from '../i18n';
import { eraseKeptCall, type KeptCall, keepCall } from '../store/kept-calls';
import { ConfirmButton } from '../ui/confirm-button';
import { day } from '../ui/times';
import { usePolicy } from '../ui/use-policy';

interface Props {
  /** The call as it would be kept. */
  call: Omit<KeptCall, 'keptAtMs'>;
  kept?: KeptCall;
  isRunning: boolean;
  /** When Google forgets it. */
  forgottenAtMs?: number;
  /** Reads again what is kept. */
  look(): Promise<void>;
}

/**
 * Keeps a call on this computer, and erases it again. What changes of one that is kept, such as the list that it is
 * compared with, is kept as well.
 */
export function Keep({ call, kept, isRunning, forgottenAtMs, look }: Props) {
  const { keptCallsDisabled } = usePolicy();
  const [problem, setProblem] = useState('');
  const keep = async () => {
    setProblem('');
    // Whether the browser agrees is shown below.
    await navigator.storage.persist();
    await keepCall({ ...call, keptAtMs: kept?.keptAtMs ?? Date.now() }).catch((cause) => setProblem(sayWhy(cause)));
    await look();
  };
  const { people, list } = call;
  const isChanged = kept && JSON.stringify([kept.people, kept.list]) !== JSON.stringify([people, list]);
  useEffect(() => {
    if (isChanged) keep();
  }, [isChanged, people, list]);
  if (keptCallsDisabled) return <p class="soft no-print">{t('blockedByPolicy_keeping')}</p>;
  return (
    <div class="stack tight no-print">
      {kept ? (
        <div class="row wrap">
          <p class="grow">{t('historyKeptSince', day(kept.keptAtMs))}</p>
          <ConfirmButton
            label={t('eraseYes')}
            question={t('historyEraseQuestion')}
            act={() => eraseKeptCall(kept).then(look)}
          />
        </div>
      ) : (
        <div class="row wrap">
          <p class="grow">
            {isRunning ? t('historyKeepLater') : forgottenAtMs && t('historyForgotten', day(forgottenAtMs))}
          </p>
          <button type="button" class="primary" disabled={isRunning || !people.length} onClick={keep}>
            {t('historyKeep')}
          </button>
        </div>
      )}
      {kept && <Evictable />}
      <p role="status" class="wrong">
        {problem}
      </p>
    </div>
  );
}

/** Without this promise of the browser's, a full disk may cost what is kept, and that is said. */
function Evictable() {
  const [isSafe, setSafe] = useState(true);
  useEffect(() => {
    navigator.storage.persisted().then(setSafe);
  }, []);
  return isSafe ? null : <p class="soft">{t('historyEvictable')}</p>;
}

function sayWhy(cause: unknown): string {
  if (cause instanceof Failed) return t(...failureMessage(cause.failure));
  const isFull = cause instanceof DOMException && cause.name === 'QuotaExceededError';
  return isFull ? t('historyNoRoom') : t('historyNotKept');
}
