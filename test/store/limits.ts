import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { singlePurpose } from './listing';

/**
 * What the store states about a package:
 * https://developer.chrome.com/docs/extensions/reference/manifest/name, …/manifest/description,
 * https://developer.chrome.com/docs/webstore/images, https://developer.chrome.com/docs/webstore/cws-dashboard-listing
 */
const most = { name: 75, description: 132, listing: 16_000, purpose: 1_000, pictures: 5 };
const sizes = { picture: [1280, 800], tile: [440, 280] } as const;

/** Ours: a package with all languages is no more than this. */
const mostBytes = 500 * 1024;

/** What is wrong with a package, each as a sentence; none where the store would take it. */
export function faultsOf(folder: string): string[] {
  const faults: string[] = [];
  const holds = (isSo: boolean, otherwise: string) => isSo || faults.push(otherwise);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));

  const zips = files.filter((name) => name.endsWith('.zip'));
  holds(zips.length === 1, `There are ${zips.length} zips.`);
  for (const zip of zips) {
    const bytes = readFileSync(join(folder, zip));
    holds(bytes.length <= mostBytes, `${zip} has ${bytes.length} bytes, more than ${mostBytes}.`);
    faults.push(...faultsInside(unzipSync(new Uint8Array(bytes))));
  }

  const listings = files.filter((name) => name.startsWith('listing/') && name.endsWith('.txt'));
  holds(listings.length > 0, 'There is no text for the page.');
  for (const name of listings) {
    const text = readFileSync(join(folder, name), 'utf8');
    holds(text.length <= most.listing, `${name} has ${text.length} characters, more than ${most.listing}.`);
  }
  holds(singlePurpose.length <= most.purpose, 'The single purpose is too long.');
  for (const name of ['reasons.md', 'privacy.md', 'video.md']) holds(files.includes(name), `${name} is missing.`);
  const privacy = files.includes('privacy.md')
    ? readFileSync(join(folder, 'privacy.md'), 'utf8').replace(/\s+/g, ' ')
    : '';
  holds(privacy.includes('including the Limited Use requirements'), 'The Limited Use statement is missing.');

  const languages = new Set(files.filter((name) => name.startsWith('pictures/')).map((name) => name.split('/')[1]));
  languages.delete(undefined);
  for (const language of languages) {
    const pictures = files.filter((name) => name.startsWith(`pictures/${language}/`) && name.endsWith('.png'));
    const screens = pictures.filter((name) => !basename(name).startsWith('tile'));
    holds(screens.length >= 1 && screens.length <= most.pictures, `${language} has ${screens.length} pictures.`);
    holds(pictures.length > screens.length, `${language} has no tile.`);
    for (const name of pictures) {
      const [width, height] = basename(name).startsWith('tile') ? sizes.tile : sizes.picture;
      const png = PNG.sync.read(readFileSync(join(folder, name)));
      holds(png.width === width && png.height === height, `${name} is ${png.width} × ${png.height}.`);
      holds(statSync(join(folder, name)).size > 5_000, `${name} shows nothing.`);
      for (let at = 3; at < png.data.length; at += 4)
        if (png.data[at] !== 255) {
          faults.push(`${name} is transparent somewhere.`);
          break;
        }
    }
  }
  holds(languages.size >= 3, `There are pictures in ${languages.size} languages.`);
  return faults;
}

/** The same of the extension inside the zip. */
function faultsInside(files: Record<string, Uint8Array>): string[] {
  const faults: string[] = [];
  const holds = (isSo: boolean, otherwise: string) => isSo || faults.push(otherwise);
  if (!files['manifest.json']) return ['The zip has no manifest at its top.'];
  const manifest = JSON.parse(strFromU8(files['manifest.json']));
  holds(!('key' in manifest), 'The manifest has a key, which the store refuses.');
  holds(/^\d+(\.\d+){0,3}$/.test(manifest.version), `${manifest.version} is no version.`);
  holds(!!files[manifest.icons?.['128']], 'The icon of 128 pixels is missing.');
  const english = JSON.parse(strFromU8(files['_locales/en/messages.json'] ?? strToU8('{}')));
  for (const [path, bytes] of Object.entries(files)) {
    const [, language] = /^_locales\/(\w+)\/messages\.json$/.exec(path) ?? [];
    if (!language) continue;
    // What is the same as in English is not in it.
    const words = { ...english, ...JSON.parse(strFromU8(bytes)) };
    const fill = (text: string) => text.replace(/__MSG_(\w+)__/g, (_, key) => words[key]?.message ?? '');
    const [name, description] = [fill(manifest.name), fill(manifest.description)];
    holds(!!name && name.length <= most.name, `${language}: the name has ${name.length} characters.`);
    holds(!/^(google|meet)\b/i.test(name), `${language}: the name begins with Google’s mark: ${name}.`);
    holds(
      !!description && description.length <= most.description,
      `${language}: the description has ${description.length} characters.`,
    );
    holds(!strFromU8(bytes).includes('"description"'), `${language}: descriptions for translators are in the package.`);
  }
  return faults;
}
