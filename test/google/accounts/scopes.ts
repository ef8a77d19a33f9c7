const meetings = 'https://www.googleapis.com/auth/meetings.space.';

/** The three scopes of the Meet API v2 by their short names. */
export const meetScopes = {
  created: `${meetings}created`,
  settings: `${meetings}settings`,
  readonly: `${meetings}readonly`,
} as const;

const aliases: Record<string, string> = {
  email: 'https://www.googleapis.com/auth/userinfo.email',
  profile: 'https://www.googleapis.com/auth/userinfo.profile',
};

/** Scopes that say who somebody is: shown on the consent page, never ticked one by one. */
export const identityScopes: ReadonlySet<string> = new Set(['openid', ...Object.values(aliases)]);

const texts: Record<string, string> = {
  [meetScopes.created]: 'Create, edit, and see information about your Google Meet conferences created by the app.',
  [meetScopes.settings]: 'Edit, and see settings for all of your Google Meet calls.',
  [meetScopes.readonly]: 'Read information about any of your Google Meet conferences',
};

/** What the consent page says of a scope; Google's own words for the Meet scopes (discovery document). */
export const scopeText = (scope: string): string => texts[scope] ?? scope;

/** A space-separated list as full names, without doubles. Google answers `email` and `profile` with their full names. */
export function readScopes(text: string | null | undefined): string[] {
  const given = (text ?? '').split(/\s+/).filter(Boolean);
  return [...new Set(given.map((scope) => aliases[scope] ?? scope))];
}
