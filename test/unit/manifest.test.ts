import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json';
import { actionNames, has } from '../../src/actions/table';
import * as pages from '../../src/pages';
import * as permissions from '../../src/permissions';
import messages from '../../src/public/_locales/en/messages.json';

describe('The manifest and the code agree', () => {
  it('on the hosts that may be asked for', () => {
    const asked = Object.values(permissions).flatMap(({ origins }) => origins);
    expect(asked.sort()).toEqual([...manifest.optional_host_permissions].sort());
  });

  it('on the commands, each with its sentence', () => {
    const { _execute_action, ...commands } = manifest.commands;
    expect(_execute_action).toBeDefined();
    // To open the panel is no order, and has no row in the table of actions.
    const orders = actionNames.filter((action) => has(action, 'command'));
    expect(Object.keys(commands).sort()).toEqual([...orders, pages.openPanelName].sort());
    for (const [action, { description }] of Object.entries(commands)) {
      // As in the menu, or where it says more, in words of its own.
      const [, key = ''] = /^__MSG_(\w+)__$/.exec(description) ?? [];
      expect([`${action}Command`, `${action}Menu`]).toContain(key);
      expect(messages).toHaveProperty(key);
    }
  });

  it('on the addresses of pages', () => {
    expect(pages.popupPage).toBe(`/${manifest.action.default_popup}`);
    expect(pages.panelPage).toBe(`/${manifest.side_panel.default_path}`);
    expect(pages.presetsPage).toBe(`/${manifest.options_ui.page}#presets`);
  });
});
