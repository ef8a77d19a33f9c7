/**
 * What the worker has in place of the polyfill (vite.config.ts). Whatever it calls gives promises since Chrome 127, which
 * is the floor, and the polyfill's list of all APIs is an eighth of what Chrome would read each time it starts the worker.
 */
export default chrome;
