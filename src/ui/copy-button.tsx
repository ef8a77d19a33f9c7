import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { useOrder } from './use-order';

const saidForMs = 2_000;

interface Props {
  code: string;
  quiet?: boolean;
  /** Whether it was copied just now, where that was tried without a click. */
  done?: boolean;
}

/** Copies a meeting's link, and says where it was clicked whether it was copied. */
export function CopyButton({ code, quiet, done }: Props) {
  const [copied, setCopied] = useState(done);
  const order = useOrder({ copyLink: () => setCopied(true) });
  const failed = order.failed || copied === false;
  const label = t(copied ? 'copied' : quiet ? 'copyShort' : 'copy');
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(undefined), saidForMs);
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
        onClick={() => {
          setCopied(undefined);
          order.give('copyLink', { code });
        }}
      >
        {label}
      </button>
      <span class={failed ? 'wrong' : 'unseen'} role="status">
        {copied ? t('copied') : failed && t('notCopied')}
      </span>
    </>
  );
}
