import type { MessageKey } from '../i18n';

/**
 * What Google's sign-in error page is about, from its address: `/signin/oauth/error?authError=…`, base64url of a
 * protobuf message whose first field is the error's name, `invalid_client` for one. Not documented; measured by others,
 * 2024–2026. Undefined for every other address; "unknown" where the name cannot be read.
 */
export function readPageError(address: string): string | undefined {
  if (!address.startsWith('https://accounts.google.com/signin/oauth/error')) return undefined;
  const [, encoded = ''] = /[?&]authError=([^&]*)/.exec(address) ?? [];
  const base64 = decodeURIComponent(encoded).replace(/-/g, '+').replace(/_/g, '/');
  if (!/^[\w+/]*=*$/.test(base64) || base64.replace(/=+$/, '').length % 4 === 1) return 'unknown';
  const bytes = atob(base64);
  const name = bytes.slice(2, 2 + (bytes.codePointAt(1) ?? 0));
  return /^[a-z_]+$/.test(name) ? name : 'unknown';
}

/** What a person can do about it. The names are Google's: https://developers.google.com/identity/protocols/oauth2/javascript-implicit-flow */
const messages: Record<string, MessageKey> = {
  invalid_client: 'checkWrongClient',
  deleted_client: 'checkWrongClient',
  disabled_client: 'checkWrongClient',
  redirect_uri_mismatch: 'checkRedirect',
  access_denied: 'checkTestUser',
  org_internal: 'checkOrgInternal',
  admin_policy_enforced: 'checkAdmin',
};

/** The sentence about an error of Google's page, by its name. */
export const pageErrorMessage = (name: string): [MessageKey, string] => [messages[name] ?? 'checkOther', name];

/** The pages that can be read by a person, for when the extension may not: what stands on it, what to do. */
export const pageErrors = [
  'invalid_client',
  'redirect_uri_mismatch',
  'access_denied',
  'org_internal',
  'admin_policy_enforced',
];
