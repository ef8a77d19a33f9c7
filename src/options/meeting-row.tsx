import type { Ref, TargetedMouseEvent } from 'preact';
import { browser } from '../browser';
import { listed, plural, t } from '../i18n';
import { detailsPage, historyPage } from '../pages';
import { accountLabel } from '../store/former-accounts';
import { forgetMeeting, pinMeeting, unpinMeeting } from '../store/meeting-edits';
import type { Meeting } from '../store/meetings';
import { longestName } from '../store/preset';
import { ago } from '../ui/ago';
import { CopyButton } from '../ui/copy-button';
import { useQuestion } from '../ui/use-question';
import { useLabel } from './use-label';

interface Props {
  one: Meeting;
  pinned: boolean;
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

/** The heads of the columns in which a meeting is shown. */
export const meetingHeads = () => [
  t('columnLabel'),
  t('columnCode'),
  t('columnMade'),
  t('lastCall'),
  t('account'),
  <span key="actions" class="unseen">
    {t('columnActions')}
  </span>,
];

/** One meeting of the list: what is known of it, and what can be done with it without asking Google. */
export function MeetingRow({ one, pinned, preset, passedOn }: Props) {
  const { name, code, label, account, madeAtMs, calledAtMs, seenAtMs, formerCodes = [] } = one;
  const { isAsking, ask, close, no, asker } = useQuestion();
  const field = useLabel(name, label);
  // Google may have sent none, and then there is only the name of its space to tell it by.
  const what = label ?? (code || name);
  const unseenDays = Math.floor((Date.now() - seenAtMs) / dayMs);
  const warning = passedOn ? t('codePassedOn') : unseenDays > oldDays ? plural('codeOld', unseenDays) : undefined;
  const facts = [
    t('seenAt', ago(seenAtMs)),
    preset && t('presetOf', preset),
    formerCodes.length && t('codeFormer', listed(formerCodes)),
  ];
  function forget({ currentTarget }: TargetedMouseEvent<HTMLButtonElement>): void {
    const row = currentTarget.closest('tr');
    // The row goes, and what had the focus with it: on with the same button of the one beside it.
    const beside = row?.nextElementSibling ?? row?.previousElementSibling;
    beside?.querySelector<HTMLElement>('.acts button:last-child')?.focus();
    forgetMeeting(name);
  }
  return (
    <>
      <td class="what">
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
          value={field.text}
          maxLength={longestName}
          placeholder={t('labelPlaceholder')}
          aria-label={t('labelOf', code || name)}
          onInput={({ currentTarget }) => field.type(currentTarget.value)}
          onChange={({ currentTarget }) => field.keep(currentTarget.value)}
        />
        {field.isRefused ? (
          <p class="warning" role="alert">
            {t('syncFailed')}
          </p>
        ) : warning ? (
          <p class="warning">{warning}</p>
        ) : (
          <p class="soft cut">{facts.filter(Boolean).join(' · ')}</p>
        )}
      </td>
      <td class="code">
        <bdi>{code || name}</bdi>
      </td>
      {isAsking ? (
        <td class="question" colSpan={4}>
          <div class="row wrap" role="alertdialog" aria-label={t('forgetQuestion')}>
            <span class="grow">{t('forgetQuestion')}</span>
            <button type="button" class="quiet" ref={no} onClick={close}>
              {t('keep')}
            </button>
            <button type="button" class="quiet" onClick={forget}>
              {t('forget')}
            </button>
          </div>
        </td>
      ) : (
        <>
          <td class="made" data-head={t('columnMade')}>
            {madeAtMs !== undefined && ago(madeAtMs)}
          </td>
          <td class="call" data-head={t('lastCall')}>
            {calledAtMs !== undefined && ago(calledAtMs)}
          </td>
          <td class="account" data-head={t('account')} title={account && accountLabel(account)}>
            <bdi>{account && accountLabel(account)}</bdi>
          </td>
          <td class="acts">
            <div class="row">
              {code && (
                <>
                  <CopyButton code={code} quiet />
                  <Act icon="open" label={t('openOf', what)} act={() => browser.tabs.create({ url: one.uri })} />
                  <Act icon="details" label={t('detailsOf', what)} act={() => openDetails(code)} />
                </>
              )}
              <Act
                icon="calls"
                label={t('callsOf', what)}
                act={() => browser.tabs.create({ url: historyPage(name) })}
              />
              <Act icon="forget" label={t('forgetOf', what)} act={ask} button={asker} />
            </div>
          </td>
        </>
      )}
    </>
  );
}

const icons = {
  open: 'M8 5H5v10h10v-3M11 4h5v5M16 4l-7 7',
  details: 'M4 4h12v12H4ZM7 8h6M7 12h4',
  calls: 'M3 6h8M3 10h5M3 14h6M14 17a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM14 13v1.500h1.500',
  forget: 'M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11',
};

interface ActProps {
  icon: keyof typeof icons;
  label: string;
  act(): void;
  button?: Ref<HTMLButtonElement>;
}

/** A button that is a picture, whose name says what it does and about which meeting. */
function Act({ icon, label, act, button }: ActProps) {
  return (
    <button ref={button} type="button" class="quiet icon" aria-label={label} title={label} onClick={act}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d={icons[icon]} />
      </svg>
    </button>
  );
}
