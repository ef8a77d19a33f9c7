import { type Answer, html, type Incoming, redirect } from '../exchange';
import type { RecordedAuthorization } from '../log';
import { chooserPage, consentPage, toErrorPage } from '../pages/sign-in-pages';
import type { State } from '../state';
import { accountErrors, type OAuthPageError } from './consent';
import { idToken } from './id-token';
import { identityScopes, readScopes } from './scopes';
import { randomText } from './tokens';
import type { User } from './users';

/** Where the web way of signing in begins: https://developers.google.com/identity/protocols/oauth2/javascript-implicit-flow */
export const authorizePath = '/o/oauth2/v2/auth';
const consentPath = '/signin/oauth/consent';

export const isWebSignIn = (path: string): boolean => path === authorizePath || path === consentPath;

/** Answers the authorization endpoint (GET) and the consent page's form (POST). */
export function answerWebSignIn(request: Incoming, state: State): Answer {
  const isForm = request.path === consentPath;
  const params = isForm ? new URLSearchParams(request.body) : request.query;
  return new WebSignIn(params, state).answer(isForm);
}

/** One authorization request and what becomes of it. Access tokens live an hour, as Google's do. */
class WebSignIn {
  readonly #scopes: string[];
  readonly #clientId: string;
  readonly #record: RecordedAuthorization;

  constructor(
    private readonly params: URLSearchParams,
    private readonly state: State,
  ) {
    this.#scopes = readScopes(this.#get('scope'));
    this.#clientId = this.#get('client_id');
    this.#record = {
      at: state.clock.now(),
      kind: 'authorize',
      clientId: this.#clientId,
      user: undefined,
      scopes: this.#scopes,
      outcome: '',
      params: Object.fromEntries(params),
    };
  }

  answer(isForm: boolean): Answer {
    if (isForm) this.#record.kind = 'consent';
    this.state.log.authorizations.push(this.#record);
    const [error, detail] = this.#fault();
    if (error) return this.#page(error, detail);
    return isForm ? this.#decide() : this.#authorize();
  }

  #get(name: string): string {
    return this.params.get(name) ?? '';
  }

  #page(error: OAuthPageError, detail?: string): Answer {
    return this.#end(`page:${error}`, toErrorPage(error, this.#clientId, detail));
  }

  #end(outcome: string, answer: Answer): Answer {
    this.#record.outcome = outcome;
    return answer;
  }

  /** What Google tells the person on a page, without ever redirecting. */
  #fault(): [OAuthPageError?, string?] {
    const { consent } = this.state;
    if (consent.error && !accountErrors.includes(consent.error)) return [consent.error];
    if (!this.#clientId) return ['invalid_request', 'Missing required parameter: client_id'];
    if (!consent.knows(this.#clientId)) return ['invalid_client'];
    if (!consent.allowsRedirect(this.#clientId, this.#get('redirect_uri')))
      return ['redirect_uri_mismatch', `redirect_uri=${this.#get('redirect_uri')}`];
    if (this.#scopes.length === 0) return ['invalid_request', 'Missing required parameter: scope'];
    const kinds = this.#get('response_type').split(' ').sort().join(' ');
    if (kinds !== 'token' && kinds !== 'id_token token')
      return ['invalid_request', `Unsupported response_type: ${kinds || 'none'}`];
    if (kinds !== 'token' && !this.#get('nonce')) return ['invalid_request', 'Missing required parameter: nonce'];
    return [];
  }

  #authorize(): Answer {
    const prompts = this.#get('prompt').split(' ');
    const accounts = this.#webAccounts();
    const hinted = accounts.find(({ email, id }) =>
      [email.toLowerCase(), id].includes(this.#get('login_hint').toLowerCase()),
    );
    const chosen = prompts.includes('select_account')
      ? undefined
      : (hinted ?? (accounts.length === 1 && !this.#get('login_hint') ? accounts[0] : undefined));
    const { error } = this.state.consent;
    if (chosen && error) return this.#page(error);
    if (prompts.includes('none')) return this.#silent(chosen, accounts.length);
    if (!chosen) return this.#end('chooser', html(chooserPage(accounts, (user) => this.#chooseLink(user))));
    this.#record.user = chosen.email;
    const covered = this.state.grants.cover(chosen.email, this.#clientId, this.#scopes);
    if (covered && !prompts.includes('consent')) return this.#grant(chosen, this.#scopes);
    if (this.state.consent.answer === 'auto') return this.#grant(chosen, this.state.consent.ticked(this.#scopes));
    return this.#end('page', this.#consentPage(chosen));
  }

  #silent(user: User | undefined, signedIn: number): Answer {
    if (!user)
      return this.#refuse(signedIn > 1 && !this.#get('login_hint') ? 'interaction_required' : 'login_required');
    this.#record.user = user.email;
    if (!this.state.grants.cover(user.email, this.#clientId, this.#scopes)) return this.#refuse('interaction_required');
    return this.#grant(user, this.#scopes);
  }

  /** The person has clicked on the consent page. */
  #decide(): Answer {
    const user = this.state.users.find(this.#get('login_hint'));
    this.#record.user = user?.email;
    if (!user || this.#get('answer') !== 'allow') return this.#refuse('access_denied');
    const granted = this.params.getAll('granted');
    return this.#grant(
      user,
      this.#scopes.filter((scope) => granted.includes(scope)),
    );
  }

  #grant(user: User, scopes: string[]): Answer {
    const { grants, tokens, clock } = this.state;
    const wantsMore = this.#scopes.some((scope) => !identityScopes.has(scope));
    if (scopes.length === 0 || (wantsMore && scopes.every((scope) => identityScopes.has(scope))))
      return this.#refuse('access_denied');
    grants.add(user.email, this.#clientId, scopes);
    const all = this.#get('include_granted_scopes') === 'true' ? grants.list(user.email, this.#clientId) : scopes;
    this.#record.granted = all;
    const expiresAt = clock.now() + 3_599_000;
    const token = tokens.mint({ email: user.email, clientId: this.#clientId, scopes: all, expiresAt });
    const answer: Record<string, string> = {
      access_token: token.value,
      token_type: 'Bearer',
      ...(this.state.consent.saysLifetime && { expires_in: '3599' }),
      scope: all.join(' '),
      authuser: String(Math.max(0, this.#webAccounts().indexOf(user))),
    };
    if (this.#get('response_type').includes('id_token'))
      answer.id_token = idToken(user, this.#clientId, this.#get('nonce'), clock.now());
    return this.#end('token', this.#back(answer));
  }

  #refuse(error: string): Answer {
    return this.#end(`error:${error}`, this.#back({ error }));
  }

  /** Back to the extension, everything in the fragment, `state` as it came. */
  #back(answer: Record<string, string>): Answer {
    const state = this.params.get('state');
    const pairs = Object.entries({ ...(state !== null && { state }), ...answer });
    const fragment = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
    return redirect(`${this.#get('redirect_uri')}#${fragment}`);
  }

  #webAccounts(): User[] {
    const { consent, users } = this.state;
    return users.all.filter(({ email }) => consent.webAccounts?.includes(email) ?? true);
  }

  #chooseLink(user: User): string {
    const params = new URLSearchParams(this.params);
    params.set('login_hint', user.email);
    const prompt = this.#get('prompt')
      .split(' ')
      .filter((word) => word && word !== 'select_account')
      .join(' ');
    if (prompt) params.set('prompt', prompt);
    else params.delete('prompt');
    return `https://accounts.google.com${authorizePath}?${params}`;
  }

  #consentPage(user: User): Answer {
    const hidden = { ...Object.fromEntries(this.params), login_hint: user.email, ticket: randomText() };
    const ticked = this.state.consent.ticked(this.#scopes);
    return html(
      consentPage({ user, clientId: this.#clientId, scopes: this.#scopes, ticked, action: consentPath, hidden }),
    );
  }
}
