import { type MessageKey, t } from '../i18n';
import type { Mismatch } from '../meet/settings';
import { LOCKED } from '../meet/types';
import { type Done, type Entry, isPartial, type Outcome } from './entry';
import { failureMessage } from './failure-messages';
import { accessLabel, endedLabel, nextCallLabel, settingLabel, valueLabel } from './labels';
import { intentOf } from './order';
import type { ActionName } from './table';

/** What is said about an order, wherever it is said: a notification, the foot of the popup. */
export interface Said {
  title: string;
  text: string;
}

/** Each in a line of its own, without what there is nothing of. */
const lines = (...some: unknown[]): string => some.filter(Boolean).join('\n');

/** What is said once it is done, by action. */
const dones: { [A in ActionName]?: (done: Done, code: string) => Said } = {
  createSpace: ({ uri = '', copied, missing }) => ({
    title: t('createSpaceDone'),
    text: lines(
      !uri ? t('madeWithoutLink') : copied === undefined ? uri : t(copied ? 'linkCopied' : 'linkNotCopied', uri),
      missing && t('roomsMissing', missing),
    ),
  }),
  toggleLock: ({ accessType }, code) => ({
    title: t(accessType === LOCKED ? 'lockDone' : 'unlockDone'),
    text: t('lockSays', code, accessLabel(accessType)),
  }),
  updateSpace: (done, code) => sayChanged('updateSpaceDone', done, code),
  undoUpdate: (done, code) => sayChanged('undoUpdateDone', done, code),
  updateMembers: (done, code) => {
    const { people } = done;
    const isWhole = !isPartial(done);
    return {
      title: t(isWhole ? 'updateMembersDone' : 'problemTitle'),
      text: lines(code, !isWhole && people && t('peopleSay', people.done, people.failed, people.unknown)),
    };
  },
  createRooms: (done) => {
    const { rooms } = done;
    return {
      title: t(rooms?.left ? 'roomsStopped' : isPartial(done) ? 'problemTitle' : 'createRoomsDone'),
      text: lines(
        rooms && t('roomsSay', rooms.done, rooms.failed, rooms.unknown, rooms.left),
        rooms?.missing && t('roomsMissing', rooms.missing),
      ),
    };
  },
  endConference: sayEnded,
  closeRoom: sayEnded,
  disconnect: ({ confirmed }) => ({
    title: t(confirmed ? 'disconnected' : 'problemTitle'),
    text: confirmed ? '' : t('disconnectUnknown'),
  }),
};

const sayChanged = (title: MessageKey, { uri, mismatches }: Done, code: string): Said => ({
  title: t(title),
  text: lines(mismatches?.length ? '' : t('applied'), uri ?? code),
});

function sayEnded({ already = false, closed, next }: Done, code: string): Said {
  const ended = { code, already, closed, next };
  return { title: t(endedLabel(ended)), text: lines(code, nextCallLabel(ended)) };
}

/** What Google did not apply although it said yes. */
export const sayMismatch = ({ key, got }: Mismatch): string =>
  got ? t('googleKept', settingLabel(key), valueLabel(key, got)) : t('googleSilent', settingLabel(key));

/** The sentences about what became of an order. */
export function sayOutcome({ order, about }: Pick<Entry, 'order' | 'about'>, outcome: Outcome): Said {
  const { action } = intentOf(order);
  if (outcome.is === 'failed') return { title: t('problemTitle'), text: t(...failureMessage(outcome.failure)) };
  if (outcome.is === 'unknown')
    return { title: t('logUnknown'), text: t(action === 'createSpace' ? 'createUnknown' : 'outcomeUnknown') };
  const said = dones[action]?.(outcome, about?.code ?? '') ?? { title: t('done'), text: '' };
  const { mismatches = [], readBack, unsafe } = outcome;
  return {
    // A meeting that was made is made, whatever its settings are. Of a change the settings are all there is.
    title: mismatches.length && action !== 'createSpace' ? t('problemTitle') : said.title,
    text: lines(said.text, readBack && t('readBack'), ...mismatches.map(sayMismatch), unsafe && t('notKept')),
  };
}
