import { arrayOf, object, string } from '../actions/checks';
import { Failed } from '../actions/failures';
import { browser } from '../browser';
import type { Scope } from '../meet/scopes';
import { readWebClientId } from '../store/oauth-clients';
import { moment, recordOf, text } from '../store/shape';
import { dropSignInNeeded } from '../store/sign-in-needed';
import { stored } from '../store/stored';
import { type ExpectedAccount, type GrantSource, silentLimitMs } from './grant';
import { identityFailure } from './identity-failure';
import { readWebAnswer, type WebGrant, type WebRequest } from './web-answer';

/** Tokens of another client belong to another Cloud project, which may end other meetings. */
interface KeptGrant extends WebGrant {
  clientId: string;
}

const grant = object({
  token: string,
  clientId: string,
  scopes: arrayOf(text<Scope>()),
  account: object({ id: string, email: string }),
  expiresAtMs: moment,
});

/** In memory only (storage.session), by account id; tokens without a scope apart. */
const grants = stored('session', 'webGrants', {}, recordOf<KeptGrant>(grant));

/** A token that runs out so soon is renewed first, so that it is still valid when it arrives. */
const marginMs = 60_000;

/** Tokens through a Google window, for every Chromium. Google gives no refresh token to a client without a secret. */
export const webSignIn: GrantSource = {
  async silently(account, scopes, without) {
    const [all, clientId] = await Promise.all([grants.get(), readWebClientId()]);
    const key = keyOf(account, without);
    const grant = [all[account.id], all[key]].find(
      (one) =>
        one?.clientId === clientId &&
        one.expiresAtMs - marginMs > Date.now() &&
        covers(one.scopes, scopes) &&
        !(without && one.scopes.includes(without)),
    );
    if (grant) return grant;
    // Renewed with all that was granted, so that one token serves every action until it runs out.
    const asked = without ? scopes : [...new Set([...account.scopes, ...scopes])];
    const renewed = await request(asked, { interactive: false, hint: account, alone: without !== undefined });
    if (renewed.account.id !== account.id) throw new Failed({ kind: 'signedOut', scopes });
    return keep(renewed, key);
  },
  async interactively(scopes, { hint, another }) {
    return keep(
      await request([...new Set([...(hint?.scopes ?? []), ...scopes])], { interactive: true, hint, another }),
    );
  },
  async drop(token) {
    await grants.update((all) => Object.fromEntries(Object.entries(all).filter(([, grant]) => grant.token !== token)));
  },
  async forget(account) {
    await grants.update((all) =>
      Object.fromEntries(Object.entries(all).filter(([, grant]) => grant.account.id !== account.id)),
    );
  },
};

const covers = (granted: string[], needed: string[]) => needed.every((scope) => granted.includes(scope));

const keyOf = ({ id }: { id: string }, without?: Scope) => (without ? `${id} without ${without}` : id);

async function keep(grant: KeptGrant, key = keyOf(grant.account)): Promise<KeptGrant> {
  await grants.update((all) => ({ ...all, [key]: grant }));
  await dropSignInNeeded(grant.account.id);
  return grant;
}

interface Asking extends ExpectedAccount {
  interactive: boolean;
  /** The token is to carry these scopes and not whatever else was granted. */
  alone?: boolean;
}

async function request(scopes: Scope[], asking: Asking): Promise<KeptGrant> {
  const { interactive } = asking;
  const asked: WebRequest = { state: random(), nonce: random(), clientId: await readWebClientId(), scopes };
  try {
    const details = { url: authorizeUrl(asked, asking), interactive };
    // Chrome allows one window at a time and refuses a second one, so the second waits. A silent one needs no window.
    const address = await (interactive
      ? navigator.locks.request('window', () => browser.identity.launchWebAuthFlow(details))
      : browser.identity.launchWebAuthFlow({ ...details, timeoutMsForNonInteractive: silentLimitMs }));
    return { ...readWebAnswer(address, asked, Date.now()), clientId: asked.clientId };
  } catch (cause) {
    throw identityFailure(cause, scopes, { interactive });
  }
}

/** https://developers.google.com/identity/protocols/oauth2/javascript-implicit-flow */
function authorizeUrl(asked: WebRequest, { interactive, hint, another, alone }: Asking): string {
  const url = new URL('https://accounts.google.com/o/oauth2/v2/auth');
  url.search = new URLSearchParams({
    client_id: asked.clientId,
    redirect_uri: browser.identity.getRedirectURL(),
    // The id token names the account without another request, host or permission.
    response_type: 'token id_token',
    scope: ['openid', 'email', ...asked.scopes].join(' '),
    state: asked.state,
    nonce: asked.nonce,
    include_granted_scopes: String(!alone),
    enable_granular_consent: 'true',
    ...(!interactive && { prompt: 'none' }),
    ...(interactive && another && { prompt: 'select_account' }),
    ...(hint && { login_hint: hint.email }),
  }).toString();
  return url.href;
}

/** 122 random bits. */
const random = (): string => crypto.randomUUID();
