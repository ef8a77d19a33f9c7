import { useEffect, useState } from 'preact/hooks';
import { call } from '../actions/messaging';
import { t } from '../i18n';
import { accounts } from '../store/accounts';
import { eraseMeetings } from '../store/meeting-edits';
import { readMeetings, recents } from '../store/meetings';
import { exportMeetings, importMeetings, largestListBytes } from '../store/meetings-file';
import { clearStorage } from '../store/stored';
import { ConfirmButton } from './confirm-button';
import { saveFile } from './save-file';

/** Exports, imports and erases the list of meetings, and erases everything. */
export function Export() {
  const [count, setCount] = useState(0);
  const [said, setSaid] = useState('');
  useEffect(() => {
    const read = () => readMeetings().then((all) => setCount(all.size));
    const unmounted = new AbortController();
    read();
    recents.follow(read, unmounted.signal);
    return () => unmounted.abort();
  }, []);
  const take = async (file: File | undefined) => {
    if (!file) return;
    setSaid('');
    setSaid(await importFile(file));
  };
  return (
    <section class="stack roomy">
      <div class="stack">
        <p>{t('dataText', count)}</p>
        <div class="row wrap">
          <button type="button" onClick={async () => saveFile('meet-spaces.json', await exportMeetings())}>
            {t('exportMeetings')}
          </button>
          <label class="button">
            {t('importMeetings')}
            <input
              class="unseen"
              type="file"
              accept="application/json,.json"
              onChange={async ({ currentTarget }) => {
                await take(currentTarget.files?.[0]);
                // The same file can be chosen again once it is mended.
                currentTarget.value = '';
              }}
            />
          </label>
          <ConfirmButton
            label={t('eraseMeetings')}
            question={t('eraseMeetingsQuestion')}
            act={async () => {
              await eraseMeetings();
              setSaid(t('erased'));
            }}
          />
        </div>
        <p role="status" class="soft">
          {said}
        </p>
      </div>
      <div class="stack">
        <h2>{t('eraseAll')}</h2>
        <p>{t('eraseAllText')}</p>
        <div>
          <ConfirmButton label={t('eraseAll')} question={t('eraseAllQuestion')} act={eraseEverything} />
        </div>
      </div>
    </section>
  );
}

/** Takes a file in, and answers what is to be said of it. */
async function importFile(file: File): Promise<string> {
  if (file.size > largestListBytes) return t('list_tooBig');
  try {
    const reading = await importMeetings(await file.text());
    return 'mistake' in reading ? t(...reading.mistake) : t('imported', reading.meetings.length);
  } catch {
    // Chrome took none of them. Its reasons have no codes; the only one there is for this is room.
    return t('list_full');
  }
}

/** The worker first gives up all tokens, those that Chrome keeps included. Then all that is stored is removed. */
async function eraseEverything(): Promise<void> {
  for (const { id } of await accounts.get()) await call('signOut', { accountId: id });
  await clearStorage();
  localStorage.clear();
  location.reload();
}
