import { useRef, useState } from 'preact/hooks';
import { t } from '../i18n';
import type { Preset } from '../store/preset';
import { type KeepFailure, keepPresets } from '../store/presets';
import { type FileMistake, largestFileBytes, readPresetFile, writePresetFile } from './preset-file';
import { saveFile } from './save-file';

type Reading = { presets: Preset[] } | { mistake: FileMistake } | { tooBig: true };

/**
 * Exports presets to a file at once, and imports them after showing what the file holds. A mistake in it changes
 * nothing.
 */
export function PresetTransfer({ own }: { own: Preset[] }) {
  const [reading, setReading] = useState<Reading>();
  const [done, setDone] = useState<{ count: number; failure?: KeepFailure }>();
  const picker = useRef<HTMLInputElement>(null);

  async function read(file: File | undefined) {
    setDone(undefined);
    if (!file) return;
    if (file.size > largestFileBytes) return setReading({ tooBig: true });
    const result = readPresetFile(await file.text());
    setReading(Array.isArray(result) ? { presets: result } : { mistake: result });
    // The same file can be chosen again once it is mended.
    if (picker.current) picker.current.value = '';
  }
  async function take(presets: Preset[]) {
    // Which account a preset is for is not in a file: what was chosen here stays.
    const accountOf = (id: string) => own.find((one) => one.id === id)?.accountId;
    const failure = await keepPresets(presets.map((one) => ({ ...one, accountId: accountOf(one.id) })));
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
          onClick={() => saveFile('meet-spaces-presets.json', writePresetFile(own))}
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
      <div role="status">
        {reading && 'tooBig' in reading && <p class="caution">{t('import_tooBig')}</p>}
        {reading && 'mistake' in reading && <p class="caution">{mistakeMessage(reading.mistake)}</p>}
        {reading && 'presets' in reading && (
          <div class="note stack tight">
            <p>{t('importFound', reading.presets.length, reading.presets.filter(isAmong(own)).length)}</p>
            <p class="soft">
              <bdi>{reading.presets.map(({ name }) => name).join(', ')}</bdi>
            </p>
            <div class="row">
              <button type="button" class="primary" onClick={() => take(reading.presets)}>
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

const isAmong = (own: Preset[]) => (preset: Preset) => own.some(({ id }) => id === preset.id);

const mistakeMessage = ({ line, why, what }: FileMistake) => t('importMistake', line, t(why, what));
