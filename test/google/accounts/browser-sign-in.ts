import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, bearerOf, html, type Incoming, json } from '../exchange';
import { signInPage } from '../pages/html';
import { chooserPage } from '../pages/sign-in-pages';
import type { State } from '../state';
import type { User } from './users';

/**
 * Signing in to the browser itself, as Chromium does it when `getAuthToken` finds nobody signed in. Measured by others with Chromium 156:
 * the page it opens answers with a header that names the account, the browser fetches tokens and userinfo, takes the account
 * among its own, fetches its picture, and only then may a second page make the account the browser's own.
 */
export class BrowserSignIn {
  /** Addresses of which the browser has fetched the picture. */
  #known = new Set<string>();
  /** Pictures so far: one that the browser has already it does not fetch again. */
  #pictures = 0;
  constructor(private readonly state: State) {}

  /** The page that Chromium opens. */
  start({ query }: Incoming): Answer {
    const { consent, users } = this.state;
    const chosen =
      query.get('local_account') ?? (consent.browserSignIn === 'auto' ? consent.browserAccount : undefined);
    if (!chosen) {
      const link = (user: User) =>
        `https://accounts.google.com/signin/chrome/sync?local_account=${encodeURIComponent(user.email)}`;
      return html(chooserPage(users.all, link));
    }
    const user = users.get(chosen);
    this.#known.delete(user.email);
    const code = this.state.browserCredentials.issue(user.email);
    const next = `https://accounts.google.com/signin/local/done?local_account=${encodeURIComponent(user.email)}`;
    return html(
      signInPage('Signing in', '<h1>Signing in…</h1>', `<meta http-equiv="refresh" content="0;url=${next}">`),
      200,
      {
        'X-Chrome-ID-Consistency-Response': `action=SIGNIN,authuser=0,id=${user.id},email=${user.email},display_name=${user.name.replace(/[,=]/g, ' ')},authorization_code=${code}`,
      },
    );
  }

  /** The page after it. Sent before the browser knows the account, it would be lost, so it waits for that. */
  async finish({ query }: Incoming): Promise<Answer> {
    const user = this.state.users.get(query.get('local_account') ?? '');
    for (let waited = 0; waited < 200 && !this.#known.has(user.email); waited++)
      await sleep(50, undefined, { ref: false });
    if (!this.#known.has(user.email)) return html('The browser has not fetched the picture of the account.', 500);
    return html(signInPage('Signed in', '<h1>You are signed in to the browser</h1>'), 200, {
      'X-Chrome-ID-Consistency-Response': `action=ENABLE_SYNC,authuser=0,id=${user.id},email=${user.email}`,
    });
  }

  /** `oauth2/v4/token`, for an authorization code and for a refresh token. */
  token({ body }: Incoming): Answer {
    const form = new URLSearchParams(body);
    const credential = form.get('code') ?? form.get('refresh_token') ?? '';
    const exchanged = this.state.browserCredentials.exchange(credential);
    if (!exchanged) return json({ error: 'invalid_grant', error_description: 'Bad Request' }, 400);
    const { email, token } = exchanged;
    const refresh = form.has('code') ? { refresh_token: this.state.browserCredentials.issue(email) } : {};
    return json({ access_token: token, expires_in: 3600, token_type: 'Bearer', ...refresh });
  }

  /** `oauth2/v1/userinfo`. Without `hd`, which would put a managed-profile dialog in the way. */
  userinfo(request: Incoming): Answer {
    const user = this.userOf(request);
    if (!user) return json({ error: { code: 401, message: 'Invalid Credentials', status: 'UNAUTHENTICATED' } }, 401);
    const [given = user.name, family = ''] = user.name.split(' ');
    return json({
      id: user.id,
      email: user.email,
      verified_email: true,
      name: user.name,
      given_name: given,
      family_name: family,
      locale: 'en',
      picture: `https://www.google.com/picture/${++this.#pictures}/${user.id}`,
    });
  }

  /** The picture that userinfo names, which is none. The browser fetches it once it has taken the account among its own. */
  picture({ path }: Incoming): Answer {
    const user = this.state.users.all.find(({ id }) => path.includes(`/${id}`));
    if (user) this.#known.add(user.email);
    return html('', 404);
  }

  /** Every capability that is asked for, with `false`: with `true` the browser hangs. */
  capabilities({ body }: Incoming): Answer {
    const names = new URLSearchParams(body).getAll('names');
    return json({ accountCapabilities: names.map((name) => ({ name, booleanValue: false })) });
  }

  /** Whose browser it is that speaks. */
  userOf(request: Incoming): User | undefined {
    const email = this.state.browserCredentials.find(bearerOf(request));
    return email === undefined ? undefined : this.state.users.find(email);
  }
}
