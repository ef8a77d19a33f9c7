/**
 * What the consent page hands to Chromium: a protobuf message in base64url,
 * `approved` (field 1, bool), an opaque text (field 2) and the account's id (field 3).
 * Chromium reads it in google_apis/gaia/oauth2_mint_token_consent_result_helper.
 */
export function consentResult(approved: boolean, accountId: string): string {
  const text = (field: number, value: string) => {
    const bytes = Buffer.from(value);
    return Buffer.concat([Buffer.from([(field << 3) | 2, bytes.length]), bytes]);
  };
  const message = [Buffer.from([1 << 3, approved ? 1 : 0]), text(2, 'local'), text(3, accountId)];
  return Buffer.concat(message).toString('base64url');
}
