import { type Actions, actions, type Order, type SpaceView } from '../actions';
import { browser } from '../browser';
import type { Result } from '../failure';
import { failureWords, remedyOf } from '../failure-words';
import { t } from '../i18n';
import type { Mismatch } from '../meet/settings';
import { putPending } from '../pending';

/** Remedies that need the person at a button: for these the popup opens, the rest is said in a notification. */
const needsAPage = ['signIn', 'otherAccount', 'otherWay', 'open', 'without'];

/** Tells how an order ended when no page of ours is there to show it. */
export async function tell(order: Order, result: Result): Promise<void> {
  if (result.ok) {
    if (!actions[order.action].shows) return notify(...doneWords(order, result.value));
    await putPending(order);
    return openPopup();
  }
  if (result.failure.kind === 'askFirst') return openPopup(); // The door has put the question already.
  if (!needsAPage.includes(remedyOf(result.failure)))
    return notify(t('problemTitle'), t(...failureWords(result.failure)));
  await putPending(order, result.failure);
  return openPopup();
}

/** The popup, or a small window with the same page where Chrome refuses to open one (no focused window, say). */
export async function openPopup(): Promise<void> {
  try {
    await browser.action.openPopup();
  } catch {
    // Chrome's reasons vary by version and are not documented; a window always works.
    const url = browser.runtime.getURL('src/popup/index.html');
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
    case 'copyLink':
      return [t('copyLinkDone'), (value as Actions['copyLink']['output']).text];
    case 'endConference': {
      const { code, already } = value as Actions['endConference']['output'];
      return [t(already ? 'alreadyOver' : 'endConferenceDone'), code];
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
