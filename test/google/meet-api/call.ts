import type { Token } from '../accounts/tokens';
import type { User } from '../accounts/users';
import type { State } from '../state';

/** One authorised call of a method of the Meet API, as its implementation sees it. */
export interface Call {
  state: State;
  user: User;
  token: Token;
  /** The full name of the method, for error details. */
  rpc: string;
  /** The ids in the path, in order. */
  ids: string[];
  query: URLSearchParams;
  body: string;
}

/** Whether the token carries a scope of the Meet API, given by its short name. */
export const hasScope = (call: Call, scope: 'created' | 'settings' | 'readonly'): boolean =>
  call.token.scopes.includes(`https://www.googleapis.com/auth/meetings.space.${scope}`);
