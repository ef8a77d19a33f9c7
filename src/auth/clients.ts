/**
 * The OAuth client of type "Web application" that launchWebAuthFlow needs, from the publisher's environment at build
 * time. The client of type "Chrome Extension" stands in the manifest, where Chrome itself reads it.
 */
export const webClientId: string =
  import.meta.env.MEET_SPACES_WEB_CLIENT_ID ?? 'placeholder-web.apps.googleusercontent.com';
