import { stored } from './storage';

/** Whether a notification says that something was done. What went wrong, or has no known outcome, is always said. */
export const notifiesDone = stored<boolean>('sync', 'notifiesDone', true);
