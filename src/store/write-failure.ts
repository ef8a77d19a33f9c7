/** Why Chrome did not keep something that it syncs; nothing was changed then. Each is a sentence. */
export type WriteFailure = 'syncBusy' | 'syncFull' | 'syncFailed';

/** Waits for a write of synced values, and says why it failed, if it did. */
export async function attempt(writing: Promise<unknown>): Promise<WriteFailure | undefined> {
  try {
    await writing;
    return undefined;
  } catch (cause) {
    // Chrome has no codes for this, only the names of its limits: https://developer.chrome.com/docs/extensions/reference/api/storage#property-sync
    const text = String(cause);
    if (text.includes('MAX_WRITE_OPERATIONS')) return 'syncBusy';
    return /quota/i.test(text) ? 'syncFull' : 'syncFailed';
  }
}
