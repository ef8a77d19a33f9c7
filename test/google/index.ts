import { type FrontOptions, openFront } from './front';
import type { Google } from './google';

export type { Consent, OAuthPageError } from './accounts/consent';
export { meetScopes } from './accounts/scopes';
export type { NewUser, User } from './accounts/users';
export { type Protocol, protocols, type Tear } from './connection';
export type { Fault, Laid } from './faults';
export { type Front, type FrontOptions, openFront } from './front';
export { Google, readyMadeClient } from './google';
export type { RecordedAuthorization, RecordedJoin, RecordedRequest } from './log';
export type { Stay, Who } from './meet-api/conferences';
export type { ConfigJson } from './meet-api/config';
export type { NewSpace, Space } from './meet-api/spaces';
export type { Refusal } from './server';
export { troubles } from './troubles';

/** Starts a local Google on 127.0.0.1, with three users and no spaces. Close it when done. */
export async function startGoogle(options: FrontOptions = {}): Promise<Google> {
  const front = await openFront(options);
  return front.begin({ close: () => front.close() });
}
