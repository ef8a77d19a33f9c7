import { describe, expect, it } from 'vitest';
import { faultsOf } from '../languages/faults';
import { folders, readGlossary, readLanguage } from '../languages/language';

const en = readLanguage('en');
const others = folders.filter((one) => one !== 'en');

describe.each(others)('The language %s', (folder) => {
  const { words } = readLanguage(folder);

  it('is whole: keys, places, plurals, terms, nothing English', () =>
    expect(faultsOf(readLanguage(folder), readGlossary(folder), en)).toEqual([]));

  // https://developer.chrome.com/docs/extensions/reference/manifest
  it('has a name and a description that the store takes', () => {
    expect(words.extensionName?.message.length).toBeLessThanOrEqual(75);
    expect(words.extensionDescription?.message.length).toBeLessThanOrEqual(132);
  });
});
