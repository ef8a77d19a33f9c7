import { type Answer, html, type Incoming, json } from '../exchange';
import type { RecordedAuthorization } from '../log';
import { signInPage } from '../pages/html';
import { consentPage, errorPage, toErrorPage } from '../pages/sign-in-pages';
import type { State } from '../state';
import type { BrowserSignIn } from './browser-sign-in';
import { consentResult } from './consent-result';
import { identityScopes, readScopes } from './scopes';
import { randomText } from './tokens';
import type { User } from './users';

interface Ticket {
  user: User;
  clientId: string;
  scopes: string[];
}

/** Chromium mints the tokens of `getAuthToken` here; where the person must be asked, it is sent to a consent page first. */
export class TokenMinting {
  #tickets = new Map<string, Ticket>();

  constructor(
    private readonly state: State,
    private readonly browser: BrowserSignIn,
  ) {}

  /** `POST oauthaccountmanager.googleapis.com/v1/issuetoken`, a form with `scope`, `client_id`, `origin`, `consent_result`, … */
  issue(request: Incoming): Answer {
    const form = new URLSearchParams(request.body);
    const user = this.browser.userOf(request);
    const record: RecordedAuthorization = {
      at: this.state.clock.now(),
      kind: 'issuetoken',
      clientId: form.get('client_id') ?? '',
      user: user?.email,
      scopes: readScopes(form.get('scope')),
      outcome: '',
      params: Object.fromEntries(form),
    };
    this.state.log.authorizations.push(record);
    if (!user) return this.#refuse(record, 401, 'Request had invalid authentication credentials.', 'UNAUTHENTICATED');
    const { consent } = this.state;
    const unknown = consent.error === 'invalid_client' || !consent.knows(record.clientId);
    if (unknown) return this.#refuse(record, 400, 'bad client id: {0}', 'INVALID_ARGUMENT');
    return this.#mintOrAsk(record, user, form.has('consent_result'));
  }

  #mintOrAsk(record: RecordedAuthorization, user: User, hasAnswered: boolean): Answer {
    const { grants, consent } = this.state;
    const { clientId, scopes } = record;
    const covered = () => grants.cover(user.email, clientId, scopes);
    if (!covered() && consent.answer === 'auto' && !consent.error)
      grants.add(user.email, clientId, consent.ticked(scopes));
    const granted = scopes.filter((scope) => grants.list(user.email, clientId).includes(scope));
    const mayMint = !consent.error && granted.length > 0;
    if (mayMint && (covered() || hasAnswered || consent.answer === 'auto')) return this.#mint(record, user, granted);
    const ticket = randomText();
    this.#tickets.set(ticket, { user, clientId, scopes });
    record.outcome = 'remoteConsent';
    return json({
      issueAdvice: 'remoteConsent',
      resolutionData: {
        resolutionApproach: 'resolveInBrowser',
        resolutionUrl: `https://accounts.google.com/consent?ticket=${ticket}`,
        browserCookies: [],
      },
    });
  }

  #mint(record: RecordedAuthorization, user: User, scopes: string[]): Answer {
    const { tokens, clock } = this.state;
    const expiresAt = clock.now() + 3_600_000;
    const token = tokens.mint({ email: user.email, clientId: record.clientId, scopes, expiresAt });
    record.outcome = 'token';
    record.granted = scopes;
    return json({ issueAdvice: 'auto', token: token.value, expiresIn: '3600', grantedScopes: scopes.join(' ') });
  }

  /** The consent page in the window that Chromium opens, and its answer, which goes back through a call of the page's own. */
  consent(request: Incoming): Answer {
    const form = new URLSearchParams(request.body);
    const ticket = request.query.get('ticket') ?? form.get('ticket') ?? '';
    const asked = this.#tickets.get(ticket);
    if (!asked) return html(errorPage('invalid_request', 'This consent is over.'), 400);
    if (this.state.consent.error) return toErrorPage(this.state.consent.error, asked.clientId);
    if (request.method === 'POST') return this.#answered(asked, form);
    const { user, clientId, scopes } = asked;
    const ticked = this.state.consent.ticked(scopes);
    return html(consentPage({ user, clientId, scopes, ticked, action: '/consent', hidden: { ticket } }));
  }

  #answered({ user, clientId, scopes }: Ticket, form: URLSearchParams): Answer {
    const granted = scopes.filter((scope) => form.getAll('granted').includes(scope));
    const useful = granted.some((scope) => !identityScopes.has(scope));
    const approved = form.get('answer') === 'allow' && useful;
    if (approved) this.state.grants.add(user.email, clientId, granted);
    this.state.log.authorizations.push({
      at: this.state.clock.now(),
      kind: 'consent',
      clientId,
      user: user.email,
      scopes,
      ...(approved && { granted }),
      outcome: approved ? 'allowed' : 'denied',
      params: Object.fromEntries(form),
    });
    const result = consentResult(approved, user.id);
    const script = `<script>window.OAuthConsent?.setConsentResult(${JSON.stringify(result)})</script>`;
    return html(signInPage('Done', `<h1>Done</h1>${script}`));
  }

  #refuse(record: RecordedAuthorization, code: number, message: string, status: string): Answer {
    record.outcome = `error:${message}`;
    return json({ error: { code, message, status } }, code);
  }
}
