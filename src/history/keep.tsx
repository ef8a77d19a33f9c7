import { useEffect, useState } from 'preact/hooks';
import { failureMessage } from '../actions/failure-messages';
import { Failed } from '../actions/failures';
import { t } from '../i18n';
import { eraseKeptCall, type KeptCall, keepCall, type NameList, readKeptCalls } from '../store/kept-calls';
import { ConfirmButton } from '../ui/confirm-button';
import { day } from '../ui/times';
import { usePolicy } from '../ui/use-policy';
import { inOrder, together } from './attendances';

interface Props {
  /** The call as it would be kept. */
  call: Omit<KeptCall, 'keptAtMs'>;
  kept?: KeptCall;
  /** What was typed into the list here, and is not kept yet. */
  typed?: NameList;
  /** Is told once that is kept. */
  wasKept(typed: NameList | undefined): void;
  isRunning: boolean;
  /** When Google forgets it. */
  forgottenAtMs?: number;
  /** Reads again what is kept. */
  look(): Promise<void>;
}

/**
 * Keeps a call on this computer, and erases it again. What changes of one that is kept, such as the list that it is
 * compared with, is kept as well. Another page may do the same with it: only what was typed in this one replaces a list.
 */
export function Keep({ call, kept, typed, wasKept, isRunning, forgottenAtMs, look }: Props) {
  const { keptCallsDisabled } = usePolicy();
  const [problem, setProblem] = useState('');
  const { people } = call;
  const keep = async () => {
    setProblem('');
    // Whether the browser agrees is shown below.
    await navigator.storage.persist();
    const isKept = await write().catch((cause) => setProblem(sayWhy(cause)));
    await look();
    if (isKept && (typed || !kept)) wasKept(typed);
  };
  async function write(): Promise<boolean> {
    const { calls } = await readKeptCalls(call.accountId, call.space);
    const now = calls.find(({ record }) => record === call.record);
    // What was erased meanwhile, by another page, stays so.
    if (kept && !now) return false;
    const { list: shown, ...others } = call;
    const list = now && !typed ? now.list : shown;
    const everybody = inOrder(together(now?.people ?? [], people));
    await keepCall({ ...others, people: everybody, ...(list && { list }), keptAtMs: now?.keptAtMs ?? Date.now() });
    return true;
  }
  const isChanged = kept && (!!typed || JSON.stringify(kept.people) !== JSON.stringify(people));
  useEffect(() => {
    if (isChanged) keep();
  }, [isChanged, people, typed]);
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
