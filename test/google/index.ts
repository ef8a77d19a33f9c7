import { openFront } from './front';
import type { Google } from './google';

export type { Consent, OAuthPageError } from './accounts/consent';
export { meetScopes } from './accounts/scopes';
export type { NewUser, User } from './accounts/users';
export type { Fault } from './faults';
export { type Front, openFront } from './front';
export { Google, readyMadeClient } from './google';
export type { RecordedAuthorization, RecordedJoin, RecordedRequest } from './log';
export type { Who } from './meet-api/conferences';
export type { ConfigJson } from './meet-api/config';
export type { NewSpace, Space } from './meet-api/spaces';

/** Starts a local Google on 127.0.0.1 (any free port unless one is given), with three users and no spaces. Close it when done. */
export async function startGoogle(options: { port?: number } = {}): Promise<Google> {
  const front = await openFront(options);
  return front.begin({ close: () => front.close() });
}
