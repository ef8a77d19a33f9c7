import { t } from '../i18n';
import type { SpaceConfig } from '../meet/types';
import { allowsValue } from '../store/policy';
import { usePolicy } from '../ui/use-policy';

interface Props {
  config?: SpaceConfig;
  /** What holds. */
  now?: string;
  /** What was chosen, or holds. */
  chosen?: string;
  busy: boolean;
  /** Google refused it to this account's plan. */
  limited: boolean;
  choose(accessType: string): void;
}

const choices = ['OPEN', 'TRUSTED', 'RESTRICTED'] as const;

/**
 * Who joins without knocking, as three segments with the sentence of the chosen one. Nothing is sent before Apply,
 * because the arrow keys choose one radio button after the other.
 */
export function Access({ config, now, chosen, busy, limited, choose }: Props) {
  const policy = usePolicy();
  const mayBe = (value: string) => allowsValue(policy, 'accessType', value);
  if (!config) return <p class="soft">{t('notOwner')}</p>;
  const known = choices.find((value) => value === chosen);
  return (
    <fieldset class="stack tight" disabled={busy || limited}>
      <legend>{t('setting_accessType')}</legend>
      <div class="segments">
        {choices.map((value) => (
          <label key={value} class={value === now ? 'now' : ''} title={t(`access_${value}`)}>
            <input
              type="radio"
              name="access"
              value={value}
              disabled={!mayBe(value)}
              checked={chosen === value}
              onChange={() => choose(value)}
            />
            {t(`access_${value}_short`)}
          </label>
        ))}
      </div>
      {known && <p class="soft">{t(`access_${known}_hint`)}</p>}
      {!choices.every(mayBe) && <p class="soft">{t('setByOrganisation')}</p>}
      {limited && <p class="soft">{t('limitedSetting')}</p>}
      {config.accessType && !known && <p class="soft">{t('accessOther', config.accessType)}</p>}
    </fieldset>
  );
}
