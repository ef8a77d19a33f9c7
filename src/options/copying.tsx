import { copyFormats } from '../actions/table';
import { t } from '../i18n';
import { chosenPreferences, defaultPreferences, setPreferences } from '../store/preferences';
import { useStored } from '../ui/use-stored';
import { useChoice } from './choice';

/** What Copy does, from the popup, the menu and the keyboard alike. */
export function Copying() {
  const { copyFormat } = { ...defaultPreferences, ...useStored(chosenPreferences, {}) };
  const { choose, notKept } = useChoice();
  return (
    <fieldset class="stack tight">
      <legend>{t('copyFormat')}</legend>
      {copyFormats.map((format) => (
        <label key={format} class="row">
          <input
            type="radio"
            name="copyFormat"
            checked={copyFormat === format}
            onChange={() => choose(setPreferences({ copyFormat: format }))}
          />
          <span>
            {t(`copyFormat_${format}`)}
            <br />
            <span class="soft">{t(`copyFormat_${format}_hint`)}</span>
          </span>
        </label>
      ))}
      {notKept}
    </fieldset>
  );
}
