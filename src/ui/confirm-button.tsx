import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n';

interface Props {
  label: string;
  question: string;
  act(): void;
}

/** A button that asks once more, in its own place, with the focus on Cancel. */
export function ConfirmButton({ label, question, act }: Props) {
  const [asking, setAsking] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asking) cancel.current?.focus();
  }, [asking]);
  if (!asking)
    return (
      <button type="button" class="danger" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  return (
    <div class="problem" role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <div class="row">
        <button type="button" ref={cancel} onClick={() => setAsking(false)}>
          {t('cancel')}
        </button>
        <button
          type="button"
          class="danger"
          onClick={() => {
            setAsking(false);
            act();
          }}
        >
          {t('eraseYes')}
        </button>
      </div>
    </div>
  );
}
