import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json';
import * as pages from '../../src/pages';
import * as permissions from '../../src/permissions';

describe('The manifest and the code agree', () => {
  it('on the hosts that may be asked for', () => {
    const asked = Object.values(permissions).flatMap(({ origins }) => origins);
    expect(asked.sort()).toEqual([...manifest.optional_host_permissions].sort());
  });

  it('on the addresses of pages', () => {
    expect(pages.popupPage).toBe(`/${manifest.action.default_popup}`);
    expect(pages.presetsPage).toBe(`/${manifest.options_ui.page}#presets`);
  });
});
