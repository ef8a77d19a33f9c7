import { browser } from '../browser';
import { t } from '../i18n';
import { presetsPage, roomsPage } from '../pages';
import { accounts } from '../store/accounts';
import { defaultPreset } from '../store/default-preset';
import { isBarred } from '../store/policy';
import type { Preset } from '../store/preset';
import { usePolicy } from '../ui/use-policy';
import { usePresets } from '../ui/use-presets';
import { useStored } from '../ui/use-stored';

interface Props {
  choose(presetId: string): void;
  /** For a new meeting: having none is a choice too, and one of them is taken unless another is chosen. */
  forNew?: boolean;
}

/** All presets, one below the other, with the way to where they are edited. */
export function PresetMenu({ choose, forNew }: Props) {
  const presets = usePresets();
  const defaultId = useStored(defaultPreset, '');
  const policy = usePolicy();
  const known = useStored(accounts, []);
  const addressOf = (accountId: string | undefined) => known.find(({ id }) => id === accountId)?.email;
  const none: Partial<Preset>[] = forNew ? [{ id: '', name: t('presetNone') }] : [];
  if (!presets) return null;
  return (
    <ul class="menu" aria-label={t(forNew ? 'presetMenu' : 'applyPresetButton')}>
      {[...none, ...presets].map(({ id = '', name, leaves, accountId }) => (
        <li key={id}>
          <button type="button" disabled={isBarred(policy, { leaves, forNew })} onClick={() => choose(id)}>
            <span class="grow cut">
              <bdi>{name}</bdi>
            </span>
            {isBarred(policy, { leaves, forNew }) && <small class="soft">{t('setByOrganisation')}</small>}
            {forNew && accountId && <span class="soft cut">{addressOf(accountId)}</span>}
            {forNew && id === defaultId && <span class="soft">{t('presetDefaultMark')}</span>}
          </button>
        </li>
      ))}
      <li>
        <button type="button" class="quiet" onClick={() => browser.tabs.create({ url: presetsPage })}>
          {t('presetEdit')}
        </button>
      </li>
      {forNew && (
        <li>
          <button type="button" class="quiet" onClick={() => browser.tabs.create({ url: roomsPage })}>
            {t('roomsOpen')}
          </button>
        </li>
      )}
    </ul>
  );
}
