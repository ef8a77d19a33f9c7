import { failureMessage } from '../actions/failure-messages';
import type { Failure } from '../actions/failures';
import { call } from '../actions/messaging';
import type { SignInMethod } from '../actions/table';
import { browser } from '../browser';
import type { Message } from '../i18n';
import { CREATED } from '../meet/scopes';
import { signInPages } from '../permissions';
import { readWebClientId } from '../store/oauth-clients';
import { pageErrorMessage, readPageError } from './page-error';

/** What is looked at, in this order. */
export const steps = ['client', 'signIn', 'api'] as const;

/** What became of one step. */
export interface Finding {
  step: (typeof steps)[number];
  /** `unknown`: this could not be looked at. */
  state: 'fine' | 'wrong' | 'unknown';
  /** What was found. */
  message: Message;
  /** Where Google lets it be put right. */
  link?: string;
  /** Google showed a page that could not be read: the person has to. */
  readIt?: true;
}

/**
 * Goes the way of the first meeting step by step and reports each finding. To be called on a click, because the first
 * thing it does is to ask for the permission to read the addresses of Google's sign-in pages; a No there is respected.
 */
export async function checkSetup(method: SignInMethod, report: (finding: Finding) => void): Promise<void> {
  const mayLook = await browser.permissions.request(signInPages);
  const client = await checkClient(method, { mayLook });
  report(client);
  if (client.state === 'wrong') return;
  const signedIn = await checkSignIn(method);
  report(signedIn);
  if (signedIn.state === 'fine') report(await checkApi());
}

/** The permission is given back: nothing but this check uses it. */
export const endSetupCheck = () => browser.permissions.remove(signInPages);

async function checkClient(method: SignInMethod, { mayLook }: { mayLook: boolean }): Promise<Finding> {
  const step = 'client';
  if (method === 'browser') return { step, state: 'unknown', message: ['checkClientLater'] };
  if (!mayLook) return { step, state: 'unknown', message: ['checkNotAllowed'] };
  const url = new URL('https://accounts.google.com/o/oauth2/v2/auth');
  url.search = new URLSearchParams({
    client_id: await readWebClientId(),
    redirect_uri: browser.identity.getRedirectURL(),
    response_type: 'token',
    scope: CREATED,
  }).toString();
  try {
    // Without cookies Google knows nobody and can grant nothing; about client and redirect it complains all the same.
    const { url: end } = await fetch(url, { credentials: 'omit' });
    const error = readPageError(end);
    return error
      ? { step, state: 'wrong', message: pageErrorMessage(error) }
      : { step, state: 'fine', message: ['checkClientFine'] };
  } catch {
    return { step, state: 'wrong', message: ['unreachable'] };
  }
}

async function checkSignIn(method: SignInMethod): Promise<Finding> {
  const step = 'signIn';
  let shown: string | undefined;
  const watch = ({ id, url }: chrome.tabs.Tab) => {
    const error = url && readPageError(url);
    if (!error || shown) return;
    shown = error;
    // Google's error pages have no way on, so the window would stay open for ever.
    if (id !== undefined) browser.tabs.remove(id);
  };
  const { onCreated, onUpdated } = browser.tabs;
  const follow = (_id: number, _change: object, tab: chrome.tabs.Tab) => watch(tab);
  // Chrome loads the page out of sight and shows it as a new tab only when it has stopped somewhere.
  onCreated.addListener(watch);
  onUpdated.addListener(follow);
  const result = await call('signIn', { way: method, scopes: [CREATED] });
  onCreated.removeListener(watch);
  onUpdated.removeListener(follow);
  if (result.ok) return { step, state: 'fine', message: ['checkSignInFine'] };
  if (shown) return { step, state: 'wrong', message: pageErrorMessage(shown) };
  const { failure } = result;
  if (failure.kind === 'badClient') return { step, state: 'wrong', message: ['checkWrongChromeClient'] };
  if (failure.kind === 'scopeMissing') return { step, state: 'wrong', message: ['checkScope'] };
  return {
    step,
    state: 'wrong',
    message: failureMessage(failure),
    ...(failure.kind === 'refused' && { readIt: true }),
  };
}

/** Reads a meeting with an unlikely code. Any call would do: Google first looks whether the API is switched on. */
async function checkApi(): Promise<Finding> {
  const step = 'api';
  const result = await call('readSpace', { code: 'aaa-aaaa-aaa' });
  if (result.ok || isAnswer(result.failure)) return { step, state: 'fine', message: ['checkApiFine'] };
  const { failure } = result;
  const link = failure.kind === 'apiDisabled' ? failure.activationUrl : undefined;
  return { step, state: 'wrong', message: failureMessage(failure), ...(link && { link }) };
}

/** "Not yours or not there" is what a working API says of such a code. */
const isAnswer = ({ kind }: Failure) => kind === 'denied' || kind === 'notFound' || kind === 'notShown';
