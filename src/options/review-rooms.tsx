import { useState } from 'preact/hooks';
import { settingLabels } from '../actions/labels';
import { t } from '../i18n';
import type { SettingValues } from '../meet/settings';
import type { Account } from '../store/accounts';
import { allowsAccount, allowsValue, findRuled, isBarred, ruledCreation } from '../store/policy';
import type { Preset } from '../store/preset';
import { minutesLeft, type RoomRow } from '../store/rooms';
import { ModerationChoice } from '../ui/moderation-choice';
import { usePolicy } from '../ui/use-policy';

interface Props {
  rows: RoomRow[];
  account: Account | undefined;
  preset: Preset | undefined;
  /** The owner was among the people of a meeting, and is let in anyway. */
  hasOwner: boolean;
  /** Why the list of people is not here. Nothing is made before somebody says who comes instead. */
  strange: string | undefined;
  /** Something else keeps them from being made. */
  isOff: boolean;
  start(leaves: SettingValues): void;
}

/** All that has to be known of a list of meetings before it is made: none can be deleted. */
export function ReviewRooms({ rows, account, preset, hasOwner, strange, isOff, start }: Props) {
  const policy = usePolicy();
  const [turnsOn, setTurnsOn] = useState(true);
  const chosen = preset?.leaves ?? {};
  const ruled = findRuled(policy, chosen);
  const isForeign = !!account && !allowsAccount(policy, account.email);
  const isRefused = isBarred(policy, { leaves: chosen, forNew: true });
  const people = rows.flatMap(({ people: some = [] }) => some);
  const isIdle = people.some(({ role }) => role) && ruledCreation(policy, chosen).moderation !== 'ON';
  const canTurnOn = isIdle && allowsValue(policy, 'moderation', 'ON');
  const leaves: SettingValues = canTurnOn && turnsOn ? { ...chosen, moderation: 'ON' } : chosen;
  return (
    <div class="note stack tight">
      <p>
        {account
          ? t('roomsPlan', rows.length, people.length, account.email, Math.max(1, minutesLeft(rows)))
          : t('roomsSignedOut')}
      </p>
      {isForeign && <p class="wrong">{t('blockedByPolicy_account')}</p>}
      {isRefused && <p class="wrong">{t('blockedByPolicy_setting')}</p>}
      {ruled.length > 0 && <p>{t('roomsRuled', settingLabels(ruled))}</p>}
      {hasOwner && <p>{t('guestSelf', account?.email ?? '')}</p>}
      {strange && <p class="wrong">{strange}</p>}
      {canTurnOn && <ModerationChoice class="row" turnsOn={turnsOn} choose={setTurnsOn} />}
      {isIdle && !canTurnOn && <p>{t('presetPeopleModeration')}</p>}
      <p class="soft">{t('roomsForGood')}</p>
      <div>
        <button
          type="button"
          class="primary"
          disabled={!account || isForeign || isRefused || !!strange || isOff}
          onClick={() => start(leaves)}
        >
          {t('roomsStart')}
        </button>
      </div>
    </div>
  );
}
