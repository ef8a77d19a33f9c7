import { string } from '../actions/checks';
import type { SignInMethod } from '../actions/table';
import { browser } from '../browser';
import { readPolicy } from './policy';
import { whole } from './shape';
import { stored } from './stored';

/** The web client that the person made and typed in. It wins over the one that was built in. */
export const ownWebClientId = stored<string | undefined>('local', 'webClientId', undefined, whole(string));

/**
 * From the publisher's environment at build time: the OAuth client of type "Web application" that a Google window
 * needs.
 */
const builtInClientId: string =
  import.meta.env.ROOMKEEPER_WEB_CLIENT_ID ?? 'placeholder-web.apps.googleusercontent.com';

/** The organisation's web client, else the person's own, else the one of the build. */
export async function readWebClientId(): Promise<string> {
  return (await readPolicy()).webClientId ?? (await ownWebClientId.get()) ?? builtInClientId;
}

/** The client of type "Chrome Extension". It stands in the manifest, where Chrome itself reads it. */
export const chromeClientId = (): string => browser.runtime.getManifest().oauth2?.client_id ?? '';

/**
 * The Cloud project that an account's tokens belong to: the number with which the id of its client begins. Google lets
 * a project end the meetings that it made, and no others.
 */
export async function readProject(way: SignInMethod): Promise<string> {
  const clientId = way === 'browser' ? chromeClientId() : await readWebClientId();
  return clientId.split('-', 1)[0] ?? '';
}

/** What stands in a build whose maker named no client. */
export const isPlaceholder = (clientId: string): boolean => clientId.startsWith('placeholder');
