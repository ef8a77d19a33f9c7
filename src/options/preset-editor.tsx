import { useState } from 'preact/hooks';
import { t } from '../i18n';
import type { SettingKey, SettingValues } from '../meet/settings';
import { accounts } from '../store/accounts';
import { allowsValue, ruledCreation } from '../store/policy';
import type { Preset } from '../store/preset';
import { SettingsForm } from '../ui/settings-form';
import { usePolicy } from '../ui/use-policy';
import { useStored } from '../ui/use-stored';
import { NameField } from './name-field';
import { usePeopleLists } from './use-people-lists';

interface Props {
  preset: Preset;
  save(preset: Preset): void;
  cancel(): void;
}

/** Name and settings of one preset. A setting that is left alone is not part of the preset. */
export function PresetEditor({ preset, save, cancel }: Props) {
  const [name, setName] = useState(preset.name);
  const [leaves, setLeaves] = useState<SettingValues>(preset.leaves);
  const [accountId, setAccountId] = useState(preset.accountId);
  const [peopleListId, setPeopleListId] = useState(preset.peopleListId);
  const policy = usePolicy();
  const lists = usePeopleLists() ?? [];
  const [, list] = lists.find(([id]) => id === peopleListId) ?? [];
  const isIdle = list?.people.some(({ role }) => role) && ruledCreation(policy, leaves).moderation !== 'ON';
  const known = useStored(accounts, []);
  const strange = accountId && !known.some(({ id }) => id === accountId);
  const set = (key: SettingKey, value: string | undefined) => {
    const { [key]: _, ...others } = leaves;
    setLeaves(value === undefined ? others : { ...others, [key]: value });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (name.trim()) save({ ...preset, name: name.trim(), leaves, accountId, peopleListId });
  };
  return (
    <form class="editor stack" onSubmit={submit}>
      <NameField label={t('presetName')} name={name} set={setName} />
      {(known.length > 1 || accountId) && (
        <label class="stack tight">
          <span class="soft">{t('presetAccount')}</span>
          <select
            value={accountId ?? ''}
            onChange={({ currentTarget }) => setAccountId(currentTarget.value || undefined)}
          >
            <option value="">{t('presetAccountInUse')}</option>
            {known.map(({ id, email }) => (
              <option key={id} value={id}>
                {email}
              </option>
            ))}
            {strange && <option value={accountId}>{t('presetAccountStrange')}</option>}
          </select>
        </label>
      )}
      {!policy.peopleListsDisabled && (lists.length > 0 || peopleListId) && (
        <label class="stack tight">
          <span class="soft">{t('presetPeople')}</span>
          <select
            value={peopleListId ?? ''}
            onChange={({ currentTarget }) => setPeopleListId(currentTarget.value || undefined)}
          >
            <option value="">{t('compareNobody')}</option>
            {lists.map(([id, one]) => (
              <option key={id} value={id}>
                {one.name}
              </option>
            ))}
            {peopleListId && !list && <option value={peopleListId}>{t('presetPeopleStrange')}</option>}
          </select>
        </label>
      )}
      {isIdle && (
        <div class="row wrap">
          <span class="soft grow">{t('presetPeopleModeration')}</span>
          {allowsValue(policy, 'moderation', 'ON') && (
            <button type="button" class="quiet small" onClick={() => set('moderation', 'ON')}>
              {t('presetModeration')}
            </button>
          )}
        </div>
      )}
      <SettingsForm now={{}} wanted={leaves} set={set} absent={t('leftAsItIs')} />
      <div class="row">
        <button type="submit" class="primary">
          {t('save')}
        </button>
        <button type="button" class="quiet" onClick={cancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
