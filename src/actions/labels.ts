import { type MessageKey, t } from '../i18n';
import type { Actions } from './table';

/** Who joins without knocking; a value that this version does not know stands for itself. */
export function accessWord(value: string | undefined): string {
  return value ? t(`access_${value}` as MessageKey) || value : t('notSet');
}

/** How it went with a call that was to be ended, or a room that was to be closed. */
export function endedWord({ already, closed }: Actions['endConference']['output']): MessageKey {
  if (closed) return already ? 'alreadyClosed' : 'closeRoomDone';
  return already ? 'alreadyOver' : 'endConferenceDone';
}
