import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';

const saidForMs = 2_000;

/** A text that is needed in a form of Google Cloud, and a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  // What has several lines stands above.
  const isShort = !text.includes('\n');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    setCopied(false);
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(setCopied, saidForMs, false);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <div class="row to-copy">
      <span class="soft">{label}</span>
      {isShort && (
        <code class="grow" dir="ltr">
          {text}
        </code>
      )}
      <button
        type="button"
        class="quiet"
        aria-label={copied ? `${t('copied')} ${label}` : t('copyThis', label)}
        onClick={copy}
      >
        {t(copied ? 'copied' : 'copyShort')}
      </button>
      <span class="unseen" role="status">
        {copied && t('copied')}
      </span>
    </div>
  );
}
