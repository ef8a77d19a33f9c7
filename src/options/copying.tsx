import { copyFormats } from '../actions/table';
import { t } from '../i18n';
import { chosen, prefer, usual } from '../store/preferences';
import { useStored } from '../ui/use-stored';

/** What Copy does, from the popup, the menu and the keyboard alike. */
export function Copying() {
  const { copyFormat } = { ...usual, ...useStored(chosen, {}) };
  return (
    <fieldset class="stack tight">
      <legend>{t('copyFormat')}</legend>
      {copyFormats.map((format) => (
        <label key={format} class="row">
          <input
            type="radio"
            name="copyFormat"
            checked={copyFormat === format}
            onChange={() => prefer({ copyFormat: format })}
          />
          <span>
            {t(`copyFormat_${format}`)}
            <br />
            <span class="soft">{t(`copyFormat_${format}_hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
