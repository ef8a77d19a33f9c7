import { failureMessage, type Remedy, remedyOf } from '../actions/failure-messages';
import type { Result } from '../actions/failures';
import { accessLabel, endedLabel, settingLabels } from '../actions/labels';
import { type ActionName, type Actions, type ActionWith, has, type Order, type SpaceView } from '../actions/table';
import { t } from '../i18n';
import type { Mismatch } from '../meet/settings';
import { LOCKED } from '../store/meetings';
import { readPreferences } from '../store/preferences';
import { notify } from './notification';
import { parkForPopup } from './popup';

/** Remedies that need the person at a button: for these the popup opens, the rest is said in a notification. */
const remediesInPopup: readonly Remedy[] = ['signIn', 'otherAccount', 'otherMethod', 'open', 'without'];

/** Shows how an order ended: a question in any case, everything else unless a page that is open shows it (`isSeen`). */
export async function reportResult(order: Order, result: Result, { isSeen }: { isSeen: boolean }): Promise<void> {
  const failure = result.ok ? undefined : result.failure;
  if (failure?.kind === 'askFirst') return parkForPopup(order, { isSeen });
  if (isSeen) return;
  if (!failure && has(order.action, 'shows')) return parkForPopup(order, { isSeen });
  if (failure && remediesInPopup.includes(remedyOf(failure))) return parkForPopup(order, { failure, isSeen });
  if (failure) return notify(t('problemTitle'), t(...failureMessage(failure)));
  if ((await readPreferences()).notifiesDone)
    await notify(...doneReport(order.action, (result as { value: unknown }).value));
}

/** Title and text. */
type Report = [title: string, text: string];

/** What has something to say once it is done: all that changes something, and what triggers other than a page can order. */
type ReportedAction = Exclude<ActionWith<'changes'> | ActionWith<'menus'>, ActionWith<'shows'>>;

const reports: { [A in ReportedAction]: (value: Actions[A]['output']) => Report } = {
  createSpace: ({ view, copied, mismatches }) => [
    t('createSpaceDone'),
    [t(copied ? 'linkCopied' : 'linkNotCopied', uriOf(view)), notApplied(mismatches)].join('\n'),
  ],
  copyLink: ({ text, format }) => [t(format === 'link' ? 'copyLinkDone' : 'copied'), text],
  confirm: reportEnd,
  closeRoom: reportEnd,
  endConference: reportEnd,
  toggleLock: ({ view, mismatches }) => {
    const accessType = view.space.config?.accessType;
    const title = mismatches.length ? 'problemTitle' : accessType === LOCKED ? 'lockDone' : 'unlockDone';
    return [t(title), t('lockSays', view.space.meetingCode ?? '', accessLabel(accessType))];
  },
  undoUpdate: ({ view, mismatches }) => reportUpdate(t('undoUpdateDone'), view, mismatches),
  updateSpace: ({ view, mismatches }) => reportUpdate(t('updateSpaceDone'), view, mismatches),
  disconnect: () => reportDone(),
};

function doneReport(action: ActionName, value: unknown): Report {
  const reportOf = (reports as Partial<Record<ActionName, (value: unknown) => Report>>)[action];
  return reportOf ? reportOf(value) : reportDone();
}

const reportDone = (): Report => [t('extensionName'), t('done')];

function reportEnd(ended: Actions['endConference']['output']): Report {
  return [t(endedLabel(ended)), ended.code];
}

const reportUpdate = (title: string, view: SpaceView, mismatches: Mismatch[]): Report =>
  mismatches.length ? [t('problemTitle'), notApplied(mismatches)] : [title, uriOf(view)];

/** Names every setting that Google did not apply; nothing where it applied all. */
const notApplied = (mismatches: Mismatch[]) =>
  mismatches.length ? t('notAppliedNames', settingLabels(mismatches.map(({ key }) => key))) : '';

const uriOf = (view: SpaceView) => view.space.meetingUri ?? '';
