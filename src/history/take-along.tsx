import { useState } from 'preact/hooks';
import { t } from '../i18n';
import { saveFile } from '../ui/save-file';
import { type Sheet, toCsv, toTable, toText } from './sheet';

interface Props {
  /** What is taken along, made when it is. */
  sheet(): Sheet;
  /** The name of the file, without its ending. */
  file: string;
}

/** Buttons that copy a table, save it for spreadsheets, and print it. */
export function TakeAlong({ sheet, file }: Props) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    setSaid('');
    await copySheet(sheet()).then(
      () => setSaid(t('copied')),
      () => setSaid(t('roomsNotCopied')), // The browser says no more than that.
    );
  };
  return (
    <div class="row wrap no-print">
      <button type="button" class="quiet" onClick={copy}>
        {t('historyCopy')}
      </button>
      <button type="button" class="quiet" onClick={() => saveFile(`${file}.csv`, toCsv(sheet()), 'text/csv')}>
        {t('roomsCsv')}
      </button>
      <button type="button" class="quiet" onClick={() => print()}>
        {t('historyPrint')}
      </button>
      <span role="status" class="soft">
        {said}
      </span>
    </div>
  );
}

const copySheet = (sheet: Sheet): Promise<void> =>
  navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([toText(sheet)], { type: 'text/plain' }),
      'text/html': new Blob([toTable(sheet)], { type: 'text/html' }),
    }),
  ]);
