import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import { v2, v2beta } from '@google-apps/meet';
import { auth, meet } from '@googleapis/meet';
import type { Google } from '../google';

/** Google's own credentials object with a ready-made token, trusting the local certificate. */
function credentials(google: Google, token: string) {
  const agent = new Agent({ ca: readFileSync(google.certificate) });
  const client = new auth.OAuth2();
  client.setCredentials({ access_token: token });
  client.transporter.interceptors.request.add({
    resolved: async (config) => Object.assign(config, { agent }),
  });
  return client;
}

/** `@googleapis/meet`, the client made from the discovery document. */
export const discoveryClient = (google: Google, token: string) =>
  meet({ version: 'v2', auth: credentials(google, token), rootUrl: google.origin });

/** `@google-apps/meet`, the client made from the protos, over REST: numbers for enums, snake case in masks. */
export function protoClients(google: Google, token: string) {
  const options = {
    fallback: true,
    protocol: 'https',
    apiEndpoint: '127.0.0.1',
    port: google.port,
    authClient: credentials(google, token) as never,
  };
  return {
    spaces: new v2.SpacesServiceClient(options),
    records: new v2.ConferenceRecordsServiceClient(options),
    betaSpaces: new v2beta.SpacesServiceClient(options),
  };
}

/** What a rejected call tells, whichever client it came from: HTTP code and text. */
export async function refusal(call: Promise<unknown>): Promise<{ code: number; text: string }> {
  try {
    await call;
  } catch (error) {
    const { status, code, message } = error as { status?: number; code?: number; message: string };
    return { code: Number(status ?? code), text: message };
  }
  throw new Error('The call was expected to be refused.');
}
