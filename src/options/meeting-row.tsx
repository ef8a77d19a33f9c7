import { useState } from 'preact/hooks';
import { browser } from '../browser';
import { t } from '../i18n';
import { detailsPage } from '../pages';
import { accountLabel } from '../store/former-accounts';
import { forgetMeeting, pinMeeting, setLabel, unpinMeeting } from '../store/meeting-edits';
import type { Meeting } from '../store/meetings';
import { longestName } from '../store/preset';
import { ago } from '../ui/ago';
import { CopyButton } from '../ui/copy-button';

interface Props {
  one: Meeting;
  pinned: boolean;
  /** The address of the account in use: a meeting that was seen with another one says so. */
  inUse?: string;
  /** The name of the preset it was made with, or that was applied last. */
  preset?: string;
  /** Another meeting was seen under this code since. */
  passedOn: boolean;
}

/** Shows a meeting as the popup does, in a small window: beside the list, and there until it is closed. */
const openDetails = (code: string) =>
  browser.windows.create({ url: detailsPage(code), type: 'popup', width: 392, height: 640 });

const dayMs = 86_400_000;
/** Google gives up codes that are unused for 365 days; a month before that is time enough to use it once. */
const oldDays = 335;

/** One meeting of the list: what is known of it, and what can be done with it without asking Google. */
export function MeetingRow({ one, pinned, inUse, preset, passedOn }: Props) {
  const { name, code, label, account, madeAtMs, seenAtMs, formerCodes = [] } = one;
  const [confirming, setConfirming] = useState(false);
  // Google may have sent none, and then there is only the name of its space to tell it by.
  const what = label ?? (code || name);
  const unseenDays = Math.floor((Date.now() - seenAtMs) / dayMs);
  const warning = passedOn ? t('codePassedOn') : unseenDays > oldDays ? t('codeOld', unseenDays) : undefined;
  const facts = [
    preset && t('presetOf', preset),
    madeAtMs && t('madeAt', ago(madeAtMs)),
    t('seenAt', ago(seenAtMs)),
    account && account !== inUse && t('accountOf', accountLabel(account)),
    formerCodes.length && t('codeFormer', formerCodes.join(', ')),
  ];
  return (
    <div class="meeting">
      <div class="row">
        <button
          type="button"
          class="quiet icon"
          aria-pressed={pinned}
          aria-label={t('pinOf', what)}
          title={t(pinned ? 'unpin' : 'pin')}
          onClick={() => (pinned ? unpinMeeting(name) : pinMeeting(name))}
        >
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <path class="pin" d="M7 3h6l-1 6 3 3H5l3-3-1-6ZM10 12v6" />
          </svg>
        </button>
        <input
          type="text"
          dir="auto"
          class="label"
          value={label ?? ''}
          maxLength={longestName}
          placeholder={t('labelPlaceholder')}
          aria-label={t('labelOf', code || name)}
          onChange={({ currentTarget }) => setLabel(name, currentTarget.value)}
        />
        <bdi class="code">{code || name}</bdi>
        <span class="grow" />
        {confirming ? (
          <>
            <span class="soft" title={t('forgetHint')}>
              {t('forgetQuestion')}
            </span>
            <button type="button" class="quiet" onClick={() => setConfirming(false)}>
              {t('keep')}
            </button>
            <button type="button" class="quiet" title={t('forgetHint')} onClick={() => forgetMeeting(name)}>
              {t('forget')}
            </button>
          </>
        ) : (
          <>
            {code && (
              <>
                <CopyButton code={code} quiet />
                <button
                  type="button"
                  class="quiet"
                  aria-label={t('openOf', what)}
                  onClick={() => browser.tabs.create({ url: one.uri })}
                >
                  {t('openMeeting')}
                </button>
                <button type="button" class="quiet" aria-label={t('detailsOf', what)} onClick={() => openDetails(code)}>
                  {t('details')}
                </button>
              </>
            )}
            <button type="button" class="quiet" aria-label={t('forgetOf', what)} onClick={() => setConfirming(true)}>
              {t('forget')}
            </button>
          </>
        )}
      </div>
      <p class="soft cut facts-line">{facts.filter(Boolean).join(' · ')}</p>
      {warning && <p class="warning cut">{warning}</p>}
    </div>
  );
}
