import { join } from 'node:path';
import { Browser, Cache, detectBrowserPlatform, install, resolveBuildId } from '@puppeteer/browsers';
import { root } from '../paths';

/** Where a fetched browser is kept. Git ignores it. */
const cacheDir = join(root, '.cache', 'chrome');

/** Chrome for Testing as fetched by an earlier run, if any. */
export function findFetchedChrome(): string | undefined {
  return new Cache(cacheDir).getInstalledBrowsers().find(({ browser }) => browser === Browser.CHROME)?.executablePath;
}

/** Fetches the stable Chrome for Testing. Rejects where there is no network or no build for this platform. */
export async function fetchChrome(): Promise<string> {
  const platform = detectBrowserPlatform();
  if (!platform) throw new Error(`There is no Chrome for Testing for ${process.platform} ${process.arch}.`);
  console.error('Fetching Chrome for Testing …');
  const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
  const { executablePath } = await install({ browser: Browser.CHROME, buildId, cacheDir });
  return executablePath;
}
