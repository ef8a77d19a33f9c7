import { useEffect, useState } from 'preact/hooks';
import { call } from '../actions/messaging';
import { t } from '../i18n';
import { accounts } from '../store/accounts';
import { eraseKeptCalls } from '../store/kept-calls';
import { eraseMeetings } from '../store/meeting-edits';
import { readMeetings, recents } from '../store/meetings';
import { exportMeetings, importMeetings, largestListBytes } from '../store/meetings-file';
import { clearStorage, clearSynced } from '../store/stored';
import { attempt } from '../store/write-failure';
import { ConfirmButton } from '../ui/confirm-button';
import { saveFile } from '../ui/save-file';
import { useChoice } from './choice';

/** Exports, imports and erases the list of meetings, erases all that is kept here, and all that is kept everywhere. */
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
          <button type="button" onClick={async () => saveFile('roomkeeper.json', await exportMeetings())}>
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
      <Synced />
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

/** Presets and choices, which Chrome keeps the same on all computers: they go everywhere, and come back everywhere. */
function Synced() {
  const { choose, notKept } = useChoice();
  const [restore, setRestore] = useState<() => Promise<void>>();
  const [said, setSaid] = useState('');
  async function erase(): Promise<void> {
    const putBack = await clearSynced();
    setRestore(() => putBack);
    setSaid(t('syncedErased'));
  }
  async function undo(): Promise<void> {
    await restore?.();
    setRestore(undefined);
    setSaid(t('syncedRestored'));
  }
  return (
    <div class="stack">
      <h2>{t('eraseSynced')}</h2>
      <p>{t('eraseSyncedText')}</p>
      <div>
        <ConfirmButton
          label={t('eraseSynced')}
          question={t('eraseSyncedQuestion')}
          act={() => choose(attempt(erase()))}
        />
      </div>
      <div role="status">
        {said && (
          <p class="note row">
            <span class="grow">{said}</span>
            {restore && (
              <button type="button" onClick={() => choose(attempt(undo()))}>
                {t('undo')}
              </button>
            )}
          </p>
        )}
      </div>
      {notKept}
    </div>
  );
}

/** The worker first gives up all tokens, those that Chrome keeps included. Then all that is stored here is removed. */
async function eraseEverything(): Promise<void> {
  for (const { id } of await accounts.get()) await call('signOut', { accountId: id });
  await eraseKeptCalls();
  await clearStorage();
  localStorage.clear();
  location.reload();
}
