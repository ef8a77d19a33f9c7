import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { type MessageKey, t } from '../i18n';
import { chosenPreferences, setPreferences } from '../store/preferences';
import { readTheme, setTheme, themes } from '../ui/theme';
import { useStored } from '../ui/use-stored';
import { useChoice } from './choice';
import { Copying } from './copying';

/** Colours, notifications and keys. */
export function General() {
  return (
    <section class="stack roomy">
      <Theme />
      <Copying />
      <Notifications />
      <Shortcuts />
    </section>
  );
}

function Theme() {
  const [theme, choose] = useState(readTheme);
  return (
    <fieldset class="stack tight">
      <legend>{t('themeTitle')}</legend>
      <div class="row wrap">
        {themes.map((one) => (
          <label key={one} class="row">
            <input
              type="radio"
              name="theme"
              checked={theme === one}
              onChange={() => {
                setTheme(one);
                choose(one);
              }}
            />
            {t(`theme_${one}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Notifications() {
  const { notifiesDone: on = true } = useStored(chosenPreferences, {});
  const { choose, notKept } = useChoice();
  return (
    <fieldset class="stack tight">
      <legend>{t('notifyTitle')}</legend>
      <label class="row">
        <input type="checkbox" checked={on} onChange={() => choose(setPreferences({ notifiesDone: !on }))} />
        {t('notifyDone')}
      </label>
      <p class="soft">{t('notifyHint')}</p>
      {notKept}
    </fieldset>
  );
}

/** The keys as Chrome has them at the moment: people change them on Chrome's own page, the only place for it. */
function Shortcuts() {
  const [commands, setCommands] = useState<chrome.commands.Command[]>([]);
  useEffect(() => {
    const read = () => browser.commands.getAll().then(setCommands);
    read();
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, []);
  const does = ({ name = '', description }: chrome.commands.Command) =>
    description || t(`shortcut_${name}` as MessageKey);
  return (
    <section class="stack tight" aria-labelledby="keys">
      <h2 id="keys">{t('shortcutsTitle')}</h2>
      <dl class="keys">
        {commands.map((one) => (
          <div key={one.name} class="row">
            <dt class="grow">{does(one)}</dt>
            <dd>{one.shortcut ? <kbd>{one.shortcut}</kbd> : <span class="soft">{t('shortcutNone')}</span>}</dd>
          </div>
        ))}
      </dl>
      <div>
        <button type="button" onClick={() => browser.tabs.create({ url: 'chrome://extensions/shortcuts' })}>
          {t('shortcutChange')}
        </button>
      </div>
    </section>
  );
}
