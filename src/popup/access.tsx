import { t } from '../i18n';
import type { SpaceConfig } from '../meet/types';
import { allowsValue } from '../store/policy';
import { usePolicy } from '../ui/use-policy';

interface Props {
  config?: SpaceConfig;
  /** What was chosen, or holds. */
  chosen?: string;
  busy: boolean;
  /** Google refused it to this account's plan. */
  limited: boolean;
  choose(accessType: string): void;
}

const choices = ['OPEN', 'TRUSTED', 'RESTRICTED'] as const;

/**
 * Who joins without knocking. Nothing is sent before Apply, because the arrow keys choose one radio button after the
 * other.
 */
export function Access({ config, chosen, busy, limited, choose }: Props) {
  const policy = usePolicy();
  const mayBe = (value: string) => allowsValue(policy, 'accessType', value);
  if (!config) return <p class="soft">{t('accessHidden')}</p>;
  const now = config.accessType;
  return (
    <fieldset class="stack tight" disabled={busy || limited}>
      <legend>{t('accessTitle')}</legend>
      <div class="choices">
        {choices.map((value) => (
          <label key={value} class={chosen === value ? 'choice chosen' : 'choice'}>
            <input
              type="radio"
              name="access"
              value={value}
              disabled={!mayBe(value)}
              checked={chosen === value}
              onChange={() => choose(value)}
            />
            <span>
              {t(`access_${value}`)}
              <small class="soft">{t(`access_${value}_hint`)}</small>
            </span>
          </label>
        ))}
      </div>
      {!choices.every(mayBe) && <p class="soft">{t('setByOrganisation')}</p>}
      {limited && <p class="soft">{t('limitedSetting')}</p>}
      {now && !(choices as readonly string[]).includes(now) && <p class="soft">{t('accessOther', now)}</p>}
    </fieldset>
  );
}
