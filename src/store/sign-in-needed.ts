import { string } from '../actions/checks';
import { whole } from './shape';
import { stored } from './stored';

/**
 * The id of the account that Google wants to ask before anything is read for it again. What reads by itself, without
 * anybody having ordered it, leaves the account alone until then.
 */
export const signInNeeded = stored<string | undefined>('session', 'signInNeeded', undefined, whole(string));

/** This account has a token again. */
export const dropSignInNeeded = async (accountId: string): Promise<void> => {
  await signInNeeded.update((id) => (id === accountId ? undefined : id));
};
