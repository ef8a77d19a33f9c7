import { t } from '../i18n';
import type { Meeting } from '../store/meetings';
import { ago } from '../ui/ago';
import { CopyButton } from '../ui/copy-button';

/** The meetings made or looked at last. */
export function Recents({ meetings, show }: { meetings: Meeting[]; show(code: string): void }) {
  return (
    <section class="stack tight" aria-labelledby="recent">
      <h2 id="recent">{t('recentTitle')}</h2>
      {!meetings.length && <p class="soft">{t('recentNone')}</p>}
      <ul>
        {meetings.map((one) => (
          <li key={one.name} class="row recent">
            <button type="button" class="grow" onClick={() => show(one.code)}>
              <bdi class="code">{one.label ?? one.code}</bdi>
              <span class="soft">{one.madeAtMs ? t('madeAt', ago(one.madeAtMs)) : t('seenAt', ago(one.seenAtMs))}</span>
            </button>
            <CopyButton code={one.code} quiet />
          </li>
        ))}
      </ul>
    </section>
  );
}
