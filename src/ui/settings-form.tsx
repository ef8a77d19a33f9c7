import { useId } from 'preact/hooks';
import { settingLabel, valueLabel } from '../actions/labels';
import { type MessageKey, t } from '../i18n';
import { type Setting, type SettingKey, type SettingValues, settings } from '../meet/settings';
import { accessTypes } from '../meet/types';
import { allowsValue } from '../store/policy';
import { usePolicy } from './use-policy';

interface FormProps {
  /** What holds now; empty for a preset. */
  now: SettingValues;
  /** What was chosen on top of it. */
  wanted: SettingValues;
  /** Chooses a value, or with undefined leaves the setting alone. */
  set(key: SettingKey, value: string | undefined): void;
  /** What a setting is called that has no value. */
  absent: string;
  /** Why nothing here can be changed. */
  locked?: string;
  /** What Google refused to the account's plan, and the way to try it again. */
  limited?: readonly SettingKey[];
  retry?(key: SettingKey): void;
  /** Recording, transcript and notes need a permission that was not given yet. */
  asksForScope?: boolean;
}

const groups = ['access', 'moderation', 'artifacts', 'advanced'] as const;

/** All eleven settings, drawn from the table, each with its consequences beside it. */
export function SettingsForm(props: FormProps) {
  return (
    <div class="settings stack">
      {props.locked && <p class="soft">{props.locked}</p>}
      {groups.map((group) => (
        <fieldset key={group} disabled={!!props.locked}>
          <legend>{t(`group_${group}`)}</legend>
          {settings
            .filter((setting) => setting.group === group)
            .map((setting) => (
              <SettingRow key={setting.key} setting={setting} {...props} />
            ))}
        </fieldset>
      ))}
    </div>
  );
}

function SettingRow({
  setting,
  now,
  wanted,
  set,
  absent,
  locked,
  limited = [],
  retry,
  asksForScope,
}: FormProps & { setting: Setting }) {
  const { key, values, needsModeration, needsSettingsScope } = setting;
  const id = useId();
  const policy = usePolicy();
  const isRuled = !values.every((one) => allowsValue(policy, key, one));
  const held = now[key];
  const value = wanted[key] ?? held;
  const isLimited = limited.includes(key);
  // A value that this version does not know could be changed, but never be chosen again.
  const isUnknown = held !== undefined && !values.includes(held);
  const isInactive = needsModeration && (wanted.moderation ?? now.moderation) === 'OFF';
  const off = isLimited ? t('limitedSetting') : isInactive ? t('inactiveRestriction') : undefined;
  return (
    <div class={wanted[key] !== undefined && wanted[key] !== held ? 'setting changed' : 'setting'}>
      <label for={id}>{settingLabel(key)}</label>
      <select
        id={id}
        name={key}
        value={value ?? ''}
        disabled={!!off || isUnknown}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => set(key, currentTarget.value || undefined)}
      >
        {held === undefined && <option value="">{absent}</option>}
        {isUnknown && <option value={held}>{valueLabel(key, held)}</option>}
        {values.map((one) => (
          <option key={one} value={one} disabled={!allowsValue(policy, key, one)}>
            {valueLabel(key, one)}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} class="soft">
        {off ?? t(hintOf(key, value))}
        {isRuled && ` ${t('setByOrganisation')}`}
        {!off && !locked && needsSettingsScope && asksForScope && ` ${t('settingsScopeHint')}`}
        {locked && <span class="unseen"> {locked}</span>}
        {isLimited && retry && (
          <button type="button" class="quiet small" onClick={() => retry(key)}>
            {t('remedy_retry')}
          </button>
        )}
      </p>
      {value === 'CREATOR_APP_ONLY' && <p class="caution">{t('entryPointWarning')}</p>}
    </div>
  );
}

/** Who joins is explained by what is chosen, all else by what it is about. */
function hintOf(key: SettingKey, value: string | undefined): MessageKey {
  const known = key === 'accessType' && accessTypes.find((one) => one === value);
  return known ? `access_${known}_hint` : `setting_${key}_hint`;
}
