import { arrayOf, object, oneOf, optional, string } from '../actions/checks';
import type { SignInMethod } from '../actions/table';
import type { Scope } from '../meet/scopes';
import { listOf, text, whole } from './shape';
import { readTogether, stored } from './stored';

/** Somebody who signed in to this extension. No token: those live in Chrome's cache or in storage.session. */
export interface Account {
  /** Google's stable id of the person; the address may change. */
  id: string;
  email: string;
  /** How this account's tokens are got. */
  way: SignInMethod;
  /** The permissions that the person granted so far, so that nothing is asked for twice. */
  scopes: Scope[];
  /** Codes of meetings that Google does not show without `settings`, for which the person refused that permission. */
  refusedFor?: string[];
}

const method = oneOf('browser', 'web');
const account = object({
  id: string,
  email: string,
  way: method,
  scopes: arrayOf(text<Scope>()),
  refusedFor: optional(arrayOf(string)),
});

/** Everybody who is signed in to this extension in this browser. */
export const accounts = stored('local', 'accounts', [], listOf<Account>(account));
/** The id of the account that orders are carried out with. */
export const currentId = stored<string | undefined>('local', 'account', undefined, whole(string));
/** The sign-in method that worked, or that the person chose, in this install. */
export const chosenMethod = stored<SignInMethod | undefined>('local', 'way', undefined, whole(method));

/** The account in use, or undefined while nobody is signed in. */
export async function findAccount(id?: string): Promise<Account | undefined> {
  const [known, current] = await readTogether([accounts, currentId]);
  return known.find((account) => account.id === (id ?? current));
}

/** Chrome's own account where the browser is Google Chrome, a Google window elsewhere, unless the person chose. */
export async function findSignInMethod(): Promise<SignInMethod> {
  const chosen = await chosenMethod.get();
  // It is not found out by trying: where browser sign-in is impossible, an interactive getAuthToken may never return.
  return chosen ?? (brands().some(({ brand }) => brand === 'Google Chrome') ? 'browser' : 'web');
}

/** The method that is not this one, or not the one in use: what a person tries when the first does not work here. */
export const findOtherSignInMethod = async (method?: SignInMethod): Promise<SignInMethod> =>
  (method ?? (await findSignInMethod())) === 'web' ? 'browser' : 'web';

function brands(): { brand: string }[] {
  // userAgentData is Chromium's alone and not in TypeScript's DOM types.
  return (navigator as Navigator & { userAgentData?: { brands: { brand: string }[] } }).userAgentData?.brands ?? [];
}
