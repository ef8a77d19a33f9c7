import type { ComponentChildren } from 'preact';
import { settingLabel, valueLabel } from '../actions/labels';
import { t } from '../i18n';
import { type Change, diff, mask, type SettingKey, type SettingValues } from '../meet/settings';
import { useHeard } from './use-heard';

interface Props {
  now: SettingValues;
  wanted: SettingValues;
  /** Where the choice comes from, if it is a preset. */
  presetName?: string;
  /** What the account's plan was refused: named, and left out. */
  limited: readonly SettingKey[];
  retry(key: SettingKey): void;
  busy: boolean;
  apply(wanted: SettingValues): void;
  discard(): void;
}

/** A change before it is sent: every setting with what it is and what it will be, what Google resets included. */
export function Review({ now, wanted, presetName, limited, retry, busy, apply, discard }: Props) {
  const differing = (Object.keys(wanted) as SettingKey[]).filter((key) => wanted[key] !== now[key]);
  const refused = differing.filter((key) => limited.includes(key));
  const possible: SettingValues = Object.fromEntries(
    Object.entries(wanted).filter(([key]) => !limited.includes(key as SettingKey)),
  );
  const changes = diff(now, possible);
  const isEmpty = !mask(changes).length;
  const title = presetName ? t('presetChosen', presetName) : t('reviewTitle');
  useHeard([title, ...changes.map((one) => `${settingLabel(one.key)}: ${sayChange(one)}`)].join('\n'));
  return (
    <section class="review stack tight" aria-labelledby="review">
      <h2 id="review">{title}</h2>
      <div class="says stack tight">
        {isEmpty && !refused.length && <p>{t('reviewNothing')}</p>}
        <ChangeList changes={changes} />
        {refused.length > 0 && (
          <div>
            <p class="soft">{t('reviewLimited')}</p>
            <ul>
              {refused.map((key) => (
                <li key={key} class="row">
                  <span class="grow off">{settingLabel(key)}</span>
                  <button type="button" class="quiet small" onClick={() => retry(key)}>
                    {t('remedy_retry')}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {!isEmpty && <p class="soft">{t('fromNowOn')}</p>}
      </div>
      <div class="row">
        <span class="grow" />
        <button type="button" class="quiet" disabled={busy} onClick={discard}>
          {t(isEmpty ? 'close' : 'keep')}
        </button>
        {!isEmpty && (
          <button type="button" class="primary" disabled={busy} onClick={() => apply(possible)}>
            {t(busy ? 'applying' : refused.length ? 'applyRest' : 'apply')}
          </button>
        )}
      </div>
    </section>
  );
}

type Changed = Pick<Change, 'key' | 'from'> & { to?: string };

const sayChange = ({ key, from, to }: Changed): string => t('changeFromTo', valueLabel(key, from), valueLabel(key, to));

/** Setting: now → after. */
export function ChangeList({ changes }: { changes: readonly (Omit<Change, 'to'> & { to?: string })[] }) {
  return (
    <ul>
      {changes.map(({ key, from, to, implied, inactive }) => (
        <li key={key} class={inactive ? 'off' : ''}>
          <Line name={settingLabel(key)}>{sayChange({ key, from, to })}</Line>
          {implied && <p class="soft">{t('reviewImplied')}</p>}
          {inactive && <p class="soft">{t('inactiveRestriction')}</p>}
        </li>
      ))}
    </ul>
  );
}

const Line = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <span class="soft">{name}</span>
    <br />
    <strong>{children}</strong>
  </>
);
