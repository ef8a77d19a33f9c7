import { useRef, useState } from 'preact/hooks';
import { listed, t } from '../i18n';
import { type PeopleList, peopleLists } from '../store/people-lists';
import type { Preset } from '../store/preset';
import { type KeepFailure, keepPresets } from '../store/presets';
import { change } from '../store/stored';
import { saveFile } from '../ui/save-file';
import { usePolicy } from '../ui/use-policy';
import { type FileMistake, largestFileBytes, type PresetFile, readPresetFile, writePresetFile } from './preset-file';
import { usePeopleLists } from './use-people-lists';

type Reading = PresetFile | { mistake: FileMistake } | { tooBig: true };

/**
 * Exports presets to a file at once, and imports them after showing what the file holds. A mistake in it changes
 * nothing.
 */
export function PresetTransfer({ own }: { own: Preset[] }) {
  const [reading, setReading] = useState<Reading>();
  const [done, setDone] = useState<{ count: number; failure?: KeepFailure | 'peopleListsFull' }>();
  const { peopleListsDisabled } = usePolicy();
  const lists = usePeopleLists() ?? [];
  const [withPeople, setWithPeople] = useState(false);
  const picker = useRef<HTMLInputElement>(null);

  async function read(file: File | undefined) {
    setDone(undefined);
    if (!file) return;
    if (file.size > largestFileBytes) return setReading({ tooBig: true });
    const result = readPresetFile(await file.text());
    setReading('why' in result ? { mistake: result } : result);
    // The same file can be chosen again once it is mended.
    if (picker.current) picker.current.value = '';
  }
  async function take({ presets, lists: found }: PresetFile) {
    // Which account a preset is for is not in a file: what was chosen here stays.
    const accountOf = (id: string) => own.find((one) => one.id === id)?.accountId;
    const listOf = (one: Preset) => one.peopleListId ?? own.find(({ id }) => id === one.id)?.peopleListId;
    // First, so that no preset names a list that is not there; and none where the organisation wants none kept.
    const putBack = await putLists(peopleListsDisabled ? {} : found).catch(() => undefined); // For want of room alone.
    if (!putBack) return setDone({ count: 0, failure: 'peopleListsFull' });
    const failure = await keepPresets(
      presets.map((one) => ({ ...one, accountId: accountOf(one.id), peopleListId: listOf(one) })),
    );
    // Before it is said that nothing was changed. Where the page dies first, half of the file is in, and it can be taken again.
    if (failure) await putBack();
    setDone({ count: presets.length, failure });
    setReading(undefined);
  }
  return (
    <section class="stack">
      <h2>{t('transferTitle')}</h2>
      <div class="row">
        <button
          type="button"
          disabled={!own.length}
          onClick={() =>
            saveFile(
              'roomkeeper-presets.json',
              writePresetFile(own, withPeople ? Object.fromEntries(lists) : undefined),
            )
          }
        >
          {t('exportPresets')}
        </button>
        <label class="button">
          {t('importPresets')}
          <input
            ref={picker}
            class="unseen"
            type="file"
            accept=".json,application/json"
            onChange={({ currentTarget }) => read(currentTarget.files?.[0])}
          />
        </label>
      </div>
      {lists.length > 0 && (
        <label class="row">
          <input
            type="checkbox"
            checked={withPeople}
            onChange={({ currentTarget }) => setWithPeople(currentTarget.checked)}
          />
          {t('exportPeople')}
        </label>
      )}
      <div role="status">
        {reading && 'tooBig' in reading && <p class="caution">{t('import_tooBig')}</p>}
        {reading && 'mistake' in reading && <p class="caution">{mistakeMessage(reading.mistake)}</p>}
        {reading && 'presets' in reading && (
          <div class="note stack tight">
            <p>{t('importFound', reading.presets.length, reading.presets.filter(isAmong(own)).length)}</p>
            <p class="soft">
              <bdi>{listed(reading.presets.map(({ name }) => name))}</bdi>
            </p>
            {Object.keys(reading.lists).length > 0 && (
              <p>
                {peopleListsDisabled ? t('peopleListsDisabled') : t('importPeople', Object.keys(reading.lists).length)}
              </p>
            )}
            <div class="row">
              <button type="button" class="primary" onClick={() => take(reading)}>
                {t('importTake')}
              </button>
              <button type="button" class="quiet" onClick={() => setReading(undefined)}>
                {t('cancel')}
              </button>
            </div>
          </div>
        )}
        {done && (done.failure ? <p class="caution">{t(done.failure)}</p> : <p>{t('importDone', done.count)}</p>)}
      </div>
    </section>
  );
}

/** Keeps these lists, all of them or none, and answers what brings back those whose place they took and takes away the others. */
async function putLists(lists: Record<string, PeopleList>): Promise<() => Promise<unknown>> {
  const places = Object.keys(lists).map(peopleLists.at);
  let before: (PeopleList | undefined)[] = [];
  await change(places, (now) => {
    before = now;
    return Object.values(lists);
  });
  return () => change(places, () => before);
}

const isAmong = (own: Preset[]) => (preset: Preset) => own.some(({ id }) => id === preset.id);

const mistakeMessage = ({ line, why, what }: FileMistake) => t('importMistake', line, t(why, what));
