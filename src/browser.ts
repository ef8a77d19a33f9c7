import polyfill from 'webextension-polyfill';

/**
 * The seam to the browser, and the only importer of the polyfill, which throws outside an extension. In the worker it is
 * src/chrome.ts.
 * Typed with @types/chrome, because the polyfill's own types lack identity.getAuthToken, storage.session and offscreen;
 * what the polyfill does not wrap it hands through, and there Chrome's own calls return promises too.
 */
export const browser = polyfill as unknown as typeof chrome;
