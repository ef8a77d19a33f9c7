/**
 * Hands a token back: Google then ends every token and the consent of this person for this client. The token travels in
 * the body, never in an address. https://developers.google.com/identity/protocols/oauth2/javascript-implicit-flow#tokenrevoke
 * Google offers no CORS there and no permission for that host is asked for, so its answer cannot be read. Whether it
 * worked is seen at the Meet API, which answers a dead token with 401 whatever was asked for.
 */
export async function revoke(token: string): Promise<boolean> {
  try {
    const body = new URLSearchParams({ token });
    await fetch('https://oauth2.googleapis.com/revoke', { method: 'POST', mode: 'no-cors', body });
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch('https://meet.googleapis.com/v2/spaces/none', { headers })).status === 401;
  } catch {
    return false; // No network: nobody knows, and the screen says so.
  }
}
