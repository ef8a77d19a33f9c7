import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';
import { findUnreadable, type Unreadable as One, removeUnreadable, writeUnreadable } from '../store/aside';
import { ConfirmButton } from '../ui/confirm-button';
import { saveFile } from '../ui/save-file';

/** Says what is kept and cannot be read, lets the person have it, and removes it. Nothing where all can be read. */
export function Unreadable() {
  const [all, setAll] = useState<One[]>([]);
  const read = () => findUnreadable().then(setAll);
  useEffect(() => {
    // The list of thousands is looked through once what the person came for is there; a busy machine may call no page idle.
    const waiting = requestIdleCallback(read, { timeout: 2_000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  if (!all.length) return null;
  const counts = new Map<One['subject'], number>();
  for (const { subject } of all) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  return (
    <section class="problem calm stack tight" aria-labelledby="unreadable">
      <h2 id="unreadable">{t('asideTitle')}</h2>
      <ul>
        {[...counts].map(([subject, count]) => (
          <li key={subject}>{t('asideCount', t(`aside_${subject}`), count)}</li>
        ))}
      </ul>
      <p class="soft">{t('asideText')}</p>
      <div class="row">
        <button type="button" onClick={() => saveFile('roomkeeper-unreadable.json', writeUnreadable(all))}>
          {t('asideDownload')}
        </button>
        <ConfirmButton
          label={t('asideRemove')}
          question={t('asideQuestion')}
          act={async () => {
            await removeUnreadable();
            await read();
          }}
        />
      </div>
    </section>
  );
}
