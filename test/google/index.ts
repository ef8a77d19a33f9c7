import { makeCertificate } from './certificate';
import { Google } from './google';
import { makeRouting } from './routing';
import { listen } from './server';
import { State } from './state';

export type { Consent, OAuthPageError } from './accounts/consent';
export { meetScopes } from './accounts/scopes';
export type { NewUser, User } from './accounts/users';
export type { Fault } from './faults';
export { Google, readyMadeClient } from './google';
export type { RecordedAuthorization, RecordedJoin, RecordedRequest } from './log';
export type { Who } from './meet-api/conferences';
export type { ConfigJson } from './meet-api/config';
export type { NewSpace, Space } from './meet-api/spaces';

/** Starts a local Google on 127.0.0.1 (any free port unless one is given), with three users and no spaces. Close it when done. */
export async function startGoogle(options: { port?: number } = {}): Promise<Google> {
  const state = new State();
  const certificate = await makeCertificate();
  const listening = await listen(
    {
      port: options.port ?? 0,
      cert: certificate.cert,
      key: certificate.key,
      closesAfterAnswer: () => state.faults.needsFreshConnections,
    },
    makeRouting(state),
  );
  const google = new Google(state, listening, certificate);
  google.addUser({ email: 'host@gmail.com', id: '100000000000000000001', name: 'Hana Host' });
  google.addUser({ email: 'second@gmail.com', id: '100000000000000000002', name: 'Sam Second' });
  google.addUser({
    email: 'teacher@school.example',
    id: '100000000000000000003',
    name: 'Tess Teacher',
    workspace: true,
  });
  return google;
}
