import { type MessageKey, t } from '../i18n';
import type { Mismatch } from '../meet/settings';
import { LOCKED } from '../meet/types';
import { countOf, type Done, type Entry, isPartial, type Outcome } from './entry';
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
  createSpace: ({ uri = '', copied }) => ({
    title: t('createSpaceDone'),
    text: !uri ? t('madeWithoutLink') : copied === undefined ? uri : t(copied ? 'linkCopied' : 'linkNotCopied', uri),
  }),
  toggleLock: ({ accessType }, code) => ({
    title: t(accessType === LOCKED ? 'lockDone' : 'unlockDone'),
    text: t('lockSays', code, accessLabel(accessType)),
  }),
  updateSpace: (done, code) => sayChanged('updateSpaceDone', done, code),
  undoUpdate: (done, code) => sayChanged('undoUpdateDone', done, code),
  updateMembers: (done, code) => sayMany('updateMembersDone', done, code, isPartial(done) && 'peopleSay'),
  createRooms: (done) => sayMany('createRoomsDone', done, '', 'roomsSay'),
  endConference: sayEnded,
  closeRoom: sayEnded,
  disconnect: ({ confirmed }) => ({
    title: t(confirmed ? 'disconnected' : 'problemTitle'),
    text: confirmed ? '' : t('disconnectUnknown'),
  }),
};

/** That an order about many did not work is not so where it did for some of them. `says` how many, where that is said. */
function sayMany(whole: MessageKey, about: Done, code: string, says: MessageKey | false): Said {
  const { done = 0, failed = 0, unknown = 0, left = 0 } = countOf(about);
  return {
    title: t(left ? 'roomsStopped' : !isPartial(about) ? whole : done ? 'partTitle' : 'problemTitle'),
    text: lines(code, says && t(says, done, failed, unknown, left)),
  };
}

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
  const { mismatches = [], readBack, unsafe, rooms, missing = rooms?.missing } = outcome;
  return {
    // A meeting that was made is made, whatever its settings are. Of a change the settings are all there is.
    title: mismatches.length && action !== 'createSpace' && !rooms ? t('problemTitle') : said.title,
    text: lines(
      said.text,
      missing && t('roomsMissing', missing),
      readBack && t('readBack'),
      ...mismatches.map(sayMismatch),
      unsafe && t('notKept'),
    ),
  };
}
