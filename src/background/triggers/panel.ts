import { codeOfUrl } from '../../meet/code';
import { openPanel } from '../../store/panel-choice';

/** A click or a key opens the panel of its window, on the meeting of this address if it is one. To be called in its first turn. */
export async function showPanel(windowId: number | undefined, url: string | undefined): Promise<void> {
  const reading = codeOfUrl(url);
  if (windowId !== undefined) await openPanel(windowId, reading.ok ? reading.code : undefined);
}
