import { useState } from 'preact/hooks';
import { t } from '../i18n';

/** A text that is needed in a form of Google Cloud, and a button that copies it. */
export function CopyText({ label, text }: { label: string; text: string }) {
  // What has several lines stands above.
  const isShort = !text.includes('\n');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div class="row to-copy">
      <span class="soft">{label}</span>
      {isShort && (
        <code class="grow" dir="ltr">
          {text}
        </code>
      )}
      <button type="button" class="quiet" aria-label={t('copyThis', label)} onClick={copy}>
        {t(copied ? 'copied' : 'copyShort')}
      </button>
    </div>
  );
}
