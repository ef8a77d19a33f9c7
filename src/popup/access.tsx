import { useState } from 'preact/hooks';
import { t } from '../i18n';
import type { SpaceConfig } from '../meet/types';
import { accessWord } from '../words';

interface Props {
  config?: SpaceConfig;
  busy: boolean;
  /** After a change: empty if Google confirmed it, else what Google kept instead. */
  answer?: string;
  apply(accessType: string): void;
}

const choices = ['OPEN', 'TRUSTED', 'RESTRICTED'] as const;

/** Who joins without knocking. A choice is only a choice until Apply: arrow keys walk through radios. */
export function Access({ config, busy, answer, apply }: Props) {
  const now = config?.accessType;
  const [chosen, setChosen] = useState(now);
  if (!config) return <p class="soft">{t('accessHidden')}</p>;
  const changed = chosen !== undefined && chosen !== now;
  return (
    <fieldset class="stack tight" disabled={busy}>
      <legend>{t('accessTitle')}</legend>
      <div class="choices">
        {choices.map((value) => (
          <label key={value} class={chosen === value ? 'choice chosen' : 'choice'}>
            <input
              type="radio"
              name="access"
              value={value}
              checked={chosen === value}
              onChange={() => setChosen(value)}
            />
            <span>
              {t(`access_${value}`)}
              <small class="soft">{t(`access_${value}_hint`)}</small>
            </span>
          </label>
        ))}
      </div>
      {now && !(choices as readonly string[]).includes(now) && <p class="soft">{t('accessOther', now)}</p>}
      {changed && (
        <div class="change stack tight">
          <p>
            <strong>{t('changeFromTo', accessWord(now), accessWord(chosen))}</strong>
            <br />
            <span class="soft">{t('fromNowOn')}</span>
          </p>
          <div class="row">
            <button type="button" class="primary" onClick={() => apply(chosen)}>
              {t(busy ? 'applying' : 'apply')}
            </button>
            <button type="button" class="quiet" onClick={() => setChosen(now)}>
              {t('keep')}
            </button>
          </div>
        </div>
      )}
      <p class="soft" role="status">
        {answer !== undefined && (answer ? t('notApplied', accessWord(answer)) : t('applied'))}
      </p>
    </fieldset>
  );
}
