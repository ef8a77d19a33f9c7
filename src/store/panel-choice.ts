import { number, object, string } from '../actions/checks';
import { browser } from '../browser';
import { whole } from './shape';
import { stored } from './stored';

/** The meeting that the side panel of a window was opened on last. */
export interface PanelChoice {
  code: string;
  windowId: number;
  atMs: number;
}

/** Chrome hands nothing over to a panel that it opens, so it is found here. */
export const panelChoice = stored<PanelChoice | undefined>(
  'session',
  'panel',
  undefined,
  whole<PanelChoice>(object({ code: string, windowId: number, atMs: number })),
);

/**
 * Opens the side panel of a window on this meeting, or without one on the newest call. To be called in the first turn of a
 * click or a key: after an answer of whatever kind Chrome no longer counts it as a person's doing, and refuses.
 */
export async function openPanel(windowId: number, code?: string): Promise<void> {
  const opening = browser.sidePanel.open({ windowId });
  if (code) await panelChoice.set({ code, windowId, atMs: Date.now() });
  await opening;
}
