import type { OAuthPageError } from '../accounts/consent';
import { identityScopes, scopeText } from '../accounts/scopes';
import type { User } from '../accounts/users';
import { type Answer, html, type Incoming, redirect } from '../exchange';
import { safe, signInPage } from './html';

/** "Choose an account": one link per account, `data-email` on each. */
export function chooserPage(users: readonly User[], hrefOf: (user: User) => string): string {
  const links = users.map(
    (user) =>
      `<a class="account" data-email="${safe(user.email)}" href="${safe(hrefOf(user))}">${safe(user.name)}<small>${safe(user.email)}</small></a>`,
  );
  return signInPage('Sign in - Google Accounts', `<h1>Choose an account</h1>${links.join('')}`);
}

/** One box per scope; `hidden` travels along with the form. The buttons are `#allow` and `#deny`. */
export function consentPage(given: {
  user: User;
  clientId: string;
  scopes: readonly string[];
  ticked: readonly string[];
  action: string;
  hidden: Record<string, string>;
  head?: string;
}): string {
  const { user, clientId, scopes, ticked, action, hidden, head } = given;
  const boxes = scopes.map((scope) => {
    if (identityScopes.has(scope)) return `<input type="hidden" name="granted" value="${safe(scope)}">`;
    const checked = ticked.includes(scope) ? ' checked' : '';
    return `<label><input type="checkbox" name="granted" value="${safe(scope)}"${checked}><span>${safe(scopeText(scope))}</span></label>`;
  });
  const fields = Object.entries(hidden).map(
    ([name, value]) => `<input type="hidden" name="${safe(name)}" value="${safe(value)}">`,
  );
  return signInPage(
    'Sign in - Google Accounts',
    `<h1>Roomkeeper wants access to your Google Account</h1>
<p>${safe(user.email)}</p>
<p>Select what <b title="${safe(clientId)}">Roomkeeper</b> can access</p>
<form method="post" action="${safe(action)}">${fields.join('')}${boxes.join('')}
<div class="buttons"><button id="deny" name="answer" value="deny">Cancel</button><button id="allow" class="primary" name="answer" value="allow">Continue</button></div>
</form>`,
    head,
  );
}

const errors: Record<OAuthPageError, { status: number; title: string; text: string }> = {
  invalid_client: {
    status: 401,
    title: 'Access blocked: Authorization Error',
    text: 'The OAuth client was not found.',
  },
  deleted_client: {
    status: 401,
    title: 'Access blocked: Authorization Error',
    text: 'The OAuth client was deleted.',
  },
  redirect_uri_mismatch: {
    status: 400,
    title: 'Access blocked: This app’s request is invalid',
    text: 'You can’t sign in because this app sent an invalid request. You can try again later, or contact the developer about this issue.',
  },
  access_denied: {
    status: 403,
    title: 'Access blocked: Roomkeeper has not completed the Google verification process',
    text: 'The app is currently being tested, and can only be accessed by developer-approved testers. If you think you should have access, contact the developer.',
  },
  admin_policy_enforced: {
    status: 400,
    title: 'Access blocked: Your institution’s admin needs to review Roomkeeper',
    text: 'Your institution’s admin has not yet reviewed this app.',
  },
  org_internal: {
    status: 403,
    title: 'Access blocked: Roomkeeper can only be used within its organization',
    text: 'You can’t sign in because the app is restricted to users within its organization.',
  },
  disallowed_useragent: {
    status: 403,
    title: 'Access blocked: Roomkeeper’s request does not comply with Google’s policies',
    text: 'Google can’t sign you in safely from this browser.',
  },
  invalid_request: {
    status: 400,
    title: 'Access blocked: Authorization Error',
    text: 'The request is invalid.',
  },
};

export const errorPath = '/signin/oauth/error';

/**
 * Leads to the page on which a sign-in ends for good. What it is about travels in `authError`: base64url of a protobuf
 * message with the error's name (field 1), a text (field 2) and the status (field 4). Measured by others.
 */
export function toErrorPage(error: OAuthPageError, clientId: string, detail = ''): Answer {
  const { status, text } = errors[error];
  const field = (number: number, value: string) => {
    const bytes = Buffer.from(value).subarray(0, 127);
    return Buffer.concat([Buffer.from([(number << 3) | 2, bytes.length]), bytes]);
  };
  const code = Buffer.from([(4 << 3) | 0, (status & 0x7f) | 0x80, status >> 7]);
  const authError = Buffer.concat([field(1, error), field(2, detail || text), code]).toString('base64');
  const query = new URLSearchParams({ authError, client_id: clientId, flowName: 'GeneralOAuthFlow' });
  return redirect(`https://accounts.google.com${errorPath}?${query}`);
}

/** That page. Its own status is 200. */
export function answerErrorPage({ query }: Incoming): Answer {
  const message = Buffer.from(query.get('authError') ?? '', 'base64');
  const error = message.subarray(2, 2 + (message[1] ?? 0)).toString() as OAuthPageError;
  return error in errors ? html(errorPage(error)) : html('', 404);
}

/** A page on which a sign-in ends. */
export function errorPage(error: OAuthPageError, detail = ''): string {
  const { status, title, text } = errors[error];
  return signInPage(
    `Error ${status}: ${error}`,
    `<h1>${safe(title)}</h1><p>${safe(text)}</p><p>${safe(detail)}</p><p id="error">Error ${status}: ${error}</p>`,
  );
}
