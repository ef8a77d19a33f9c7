import { useLayoutEffect } from 'preact/hooks';
import { t } from '../i18n';
import { focusOn } from './focus-on';
import { useQuestion } from './use-question';

interface Props {
  label: string;
  question: string;
  act(): void;
}

/** A button that asks once more, in its own place, with the focus on Cancel. */
export function ConfirmButton({ label, question, act }: Props) {
  const { isAsking, ask, close, no, asker } = useQuestion();
  useLayoutEffect(
    () => () => {
      const { current } = asker;
      // What was asked about may be gone, and this with it: on with what it stood in.
      if (current && document.activeElement === current)
        focusOn(current.closest('section')?.querySelector<HTMLElement>('h2') ?? document.querySelector('h1'));
    },
    [],
  );
  if (!isAsking)
    return (
      <button type="button" class="danger" ref={asker} onClick={ask}>
        {label}
      </button>
    );
  return (
    <div class="problem" role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <div class="row">
        <button type="button" ref={no} onClick={close}>
          {t('cancel')}
        </button>
        <button
          type="button"
          class="danger"
          onClick={() => {
            close();
            act();
          }}
        >
          {t('eraseYes')}
        </button>
      </div>
    </div>
  );
}
