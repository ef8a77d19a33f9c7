import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { useOrder } from './use-order';

const saidForMs = 2_000;

/** Copies a meeting's link, and says so where it was clicked. */
export function CopyButton({ code, quiet, done = false }: { code: string; quiet?: boolean; done?: boolean }) {
  const [copied, setCopied] = useState(done);
  const order = useOrder({ copyLink: () => setCopied(true) });
  const label = t(copied ? 'copied' : order.failed ? 'notCopied' : quiet ? 'copyShort' : 'copy');
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <button
        type="button"
        class={quiet ? 'quiet' : 'primary'}
        // In a list only the code tells the buttons apart. The visible text comes first, for people who control it by
        // voice.
        aria-label={quiet ? `${label} ${code}` : undefined}
        onClick={() => order.give('copyLink', { code })}
      >
        {label}
      </button>
      <span class="unseen" role="status">
        {copied ? t('copyLinkDone') : order.failed && t('copyFailed')}
      </span>
    </>
  );
}
