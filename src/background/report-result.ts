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
const remediesInPopup: readonly Remedy[] = [
  'signIn',
  'otherAccount',
  'chooseAccount',
  'otherMethod',
  'open',
  'without',
];

/** Shows how an order ended: a question in any case, everything else unless a page that is open shows it (`isSeen`). */
export async function reportResult(order: Order, result: Result, { isSeen }: { isSeen: boolean }): Promise<void> {
  if (!result.ok && result.failure.kind === 'askFirst') return parkForPopup(order, { isSeen });
  if (isSeen) return;
  if (result.ok) return has(order.action, 'shows') ? parkForPopup(order, { isSeen }) : notifyDone(order, result.value);
  const { failure } = result;
  if (remediesInPopup.includes(remedyOf(failure))) return parkForPopup(order, { failure, isSeen });
  await notify(t('problemTitle'), t(...failureMessage(failure)));
}

async function notifyDone({ action }: Order, value: unknown): Promise<void> {
  if ((await readPreferences()).notifiesDone) await notify(...reportDone(action, value));
}

/** Title and text. */
type Report = [title: string, text: string];

/** What is reported once it is done: all that changes something, and what a menu can order. */
type ReportedAction = Exclude<ActionWith<'changes'> | ActionWith<'menus'>, ActionWith<'shows'>>;
/** An action whose output has a text needs no row here: that text is reported, under the title `NAMEDone`. */
type TextAction = { [A in ReportedAction]: Actions[A]['output'] extends { text: string } ? A : never }[ReportedAction];

type Reports<A extends ActionName> = { [K in A]: (value: Actions[K]['output']) => Report };

const reports: Reports<Exclude<ReportedAction, TextAction>> & Partial<Reports<TextAction>> = {
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
  disconnect: ({ confirmed }) => [t('extensionName'), t(confirmed ? 'disconnected' : 'disconnectUnknown')],
};

function reportDone(action: ActionName, value: unknown): Report {
  const reportOf = (reports as Partial<Record<ActionName, (value: unknown) => Report>>)[action];
  if (reportOf) return reportOf(value);
  const { text } = (value ?? {}) as { text?: string };
  return text === undefined ? [t('extensionName'), t('done')] : [t(`${action as TextAction}Done`), text];
}

function reportEnd(ended: Actions['endConference']['output']): Report {
  return [t(endedLabel(ended)), ended.code];
}

const reportUpdate = (title: string, view: SpaceView, mismatches: Mismatch[]): Report =>
  mismatches.length ? [t('problemTitle'), notApplied(mismatches)] : [title, uriOf(view)];

/** Names every setting that Google did not apply; nothing where it applied all. */
const notApplied = (mismatches: Mismatch[]) =>
  mismatches.length ? t('notAppliedNames', settingLabels(mismatches.map(({ key }) => key))) : '';

const uriOf = (view: SpaceView) => view.space.meetingUri ?? '';
