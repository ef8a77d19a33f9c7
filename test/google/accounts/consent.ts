/** The pages on which Google ends a sign-in without ever redirecting. */
export type OAuthPageError =
  | 'invalid_client'
  | 'deleted_client'
  | 'redirect_uri_mismatch'
  | 'access_denied'
  | 'admin_policy_enforced'
  | 'org_internal'
  | 'disallowed_useragent'
  | 'invalid_request';

/** Those that depend on who asks: Google tells them once an account is chosen, the others to anybody at once. */
export const accountErrors: readonly OAuthPageError[] = ['access_denied', 'admin_policy_enforced', 'org_internal'];

/** How the consent pages behave, for both ways of signing in. Tests change the fields. */
export class Consent {
  /** `ask` shows a page to click on; `auto` agrees at once, but for what is `unticked`. */
  answer: 'ask' | 'auto' = 'ask';
  /** Scopes whose box is empty when the page opens, and which `auto` does not grant. */
  unticked: string[] = [];
  /** Whether the answer of the web way has `expires_in`, which OAuth only recommends. */
  saysLifetime = true;
  /** Ends every sign-in on this error page (web way and browser way alike). */
  error: OAuthPageError | undefined;
  /** The registered OAuth clients and their redirect URIs. Absent: any id that ends like one of Google's, with any redirect of an extension. */
  clients: Record<string, string[]> | undefined;
  /** Addresses signed in on the web. Absent: every user. */
  webAccounts: string[] | undefined;
  /** The account that the browser's own sign-in page signs in. */
  browserAccount = 'host@gmail.com';
  /** Whether that page signs in at once or waits for a click on the account. */
  browserSignIn: 'auto' | 'ask' = 'auto';

  /** Whether an OAuth client exists. */
  knows(clientId: string): boolean {
    return this.clients ? clientId in this.clients : clientId.endsWith('.apps.googleusercontent.com');
  }

  /** Whether a redirect URI is registered for a client; it may only ever lead back to an extension. */
  allowsRedirect(clientId: string, uri: string): boolean {
    if (!/^https:\/\/[a-p]{32}\.chromiumapp\.org\//.test(uri)) return false;
    return this.clients?.[clientId]?.includes(uri) ?? this.clients === undefined;
  }

  /** What `auto`, and a page left as it opened, would grant. */
  ticked(scopes: readonly string[]): string[] {
    return scopes.filter((scope) => !this.unticked.includes(scope));
  }
}
