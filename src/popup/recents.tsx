import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import type { Meeting } from '../store/meetings';
import { keepGuess } from '../store/recents-guess';
import { ago } from '../ui/ago';
import { CopyButton } from '../ui/copy-button';

/** The meetings made or looked at last. */
export function Recents({ meetings, show }: { meetings: Meeting[]; show(code: string): void }) {
  // To say when is the dearest of the first paint, and comes right after it.
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    setPainted(true);
    keepGuess(meetings.map(({ name }) => name));
  }, []);
  const when = ({ madeAtMs, seenAtMs }: Meeting) =>
    madeAtMs ? t('madeAt', ago(madeAtMs)) : t('seenAt', ago(seenAtMs));
  return (
    <section class="stack tight" aria-labelledby="recent">
      <h2 id="recent">{t('recentTitle')}</h2>
      {!meetings.length && <p class="soft">{t('recentNone')}</p>}
      <ul>
        {meetings.map((one) => (
          <li key={one.name} class="row recent">
            <button type="button" class="grow" onClick={() => show(one.code)}>
              <bdi class={one.label ? '' : 'code'}>{one.label ?? one.code}</bdi>
              <span class="soft">
                {one.label && (
                  <>
                    <bdi class="code">{one.code}</bdi>
                    {' · '}
                  </>
                )}
                {isPainted ? when(one) : '\u00a0'}
              </span>
            </button>
            <CopyButton code={one.code} quiet />
          </li>
        ))}
      </ul>
    </section>
  );
}
