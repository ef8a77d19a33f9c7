import { failureMessage, remedyOf } from '../actions/failure-messages';
import type { Result } from '../actions/failures';
import { accessLabel, endedLabel } from '../actions/labels';
import { type Actions, actions, type Order, type SpaceView } from '../actions/table';
import { browser } from '../browser';
import { t } from '../i18n';
import type { Mismatch } from '../meet/settings';
import { popupPage } from '../pages';
import { LOCKED } from '../store/meetings';
import { putPendingOrder } from '../store/pending-order';
import { readPreferences } from '../store/preferences';

/** Remedies that need the person at a button: for these the popup opens, the rest is said in a notification. */
const needsAPage = ['signIn', 'otherAccount', 'otherMethod', 'open', 'without'];

/** Tells how an order ended when no page of ours is there to show it. */
export async function tell(order: Order, result: Result): Promise<void> {
  if (result.ok) {
    if (!actions[order.action].shows) {
      if ((await readPreferences()).notifiesDone) await notify(...doneWords(order, result.value));
      return;
    }
    await putPendingOrder(order);
    return openPopup();
  }
  if (result.failure.kind === 'askFirst') return openPopup(); // The door has put the question already.
  if (!needsAPage.includes(remedyOf(result.failure)))
    return notify(t('problemTitle'), t(...failureMessage(result.failure)));
  await putPendingOrder(order, result.failure);
  return openPopup();
}

/** The popup, or a small window with the same page where Chrome refuses to open one (no focused window, say). */
export async function openPopup(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    // Chrome's reasons vary by version and are not documented; a window always works.
    const url = browser.runtime.getURL(popupPage);
    await browser.windows.create({ url, type: 'popup', width: 392, height: 560 });
  }
}

/** Title and text of what was done. */
function doneWords(order: Order, value: unknown): [string, string] {
  switch (order.action) {
    case 'createSpace': {
      const { view, copied, mismatches } = value as Actions['createSpace']['output'];
      const link = t(copied ? 'linkCopied' : 'linkNotCopied', uriOf(view));
      return [t('createSpaceDone'), [link, notApplied(mismatches)].join('\n')];
    }
    case 'copyLink': {
      const { text, format } = value as Actions['copyLink']['output'];
      return [t(format === 'link' ? 'copyLinkDone' : 'copied'), text];
    }
    case 'confirm': // Whatever asks first ends a call.
    case 'closeRoom':
    case 'endConference': {
      const ended = value as Actions['endConference']['output'];
      return [t(endedLabel(ended)), ended.code];
    }
    case 'toggleLock': {
      const { view, mismatches } = value as Actions['toggleLock']['output'];
      const accessType = view.space.config?.accessType;
      const title = mismatches.length ? 'problemTitle' : accessType === LOCKED ? 'lockDone' : 'unlockDone';
      return [t(title), t('lockSays', view.space.meetingCode ?? '', accessLabel(accessType))];
    }
    case 'undoUpdate':
    case 'updateSpace': {
      const { view, mismatches } = value as Actions['updateSpace']['output'];
      return mismatches.length ? [t('problemTitle'), notApplied(mismatches)] : [t(`${order.action}Done`), uriOf(view)];
    }
    default:
      return [t('extensionName'), t('done')];
  }
}

/** Names every setting that Google did not apply; nothing where it applied all. */
const notApplied = (mismatches: Mismatch[]) =>
  mismatches.length ? t('notAppliedNames', mismatches.map(({ key }) => t(`setting_${key}`)).join(', ')) : '';

const uriOf = (view: SpaceView) => view.space.meetingUri ?? '';

export async function notify(title: string, message: string): Promise<void> {
  await browser.notifications.create({
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message,
  });
}
