import { browser } from '../browser';
import { type MessageKey, t } from '../i18n';
import { codeOfUrl } from '../meet/code';
import type { Space } from '../meet/types';
import { LOCKED } from '../meet/types';

/** What the icon needs to know of a space; without more than its code, that nothing is known. */
type Shown = Pick<Space, 'meetingCode' | 'activeConference' | 'config'>;

/**
 * Shows on the icon of every tab of this meeting, by a shape and a title, whether a call runs and whether it is locked.
 */
export async function paint({ meetingCode, activeConference, config }: Shown): Promise<void> {
  const state: MessageKey[] = [];
  if (activeConference) state.push('live');
  if (config?.accessType === LOCKED) state.push('locked');
  for (const { id: tabId, url } of await browser.tabs.query({})) {
    // Chrome gives an address only for the tab that was clicked and, where the person allowed it, for tabs of Meet.
    const reading = codeOfUrl(url);
    if (reading.ok && reading.code === meetingCode) await draw(tabId, state);
  }
}

/** Takes what was shown off the icon of every tab. */
export async function clearIcons(): Promise<void> {
  for (const { id } of await browser.tabs.query({})) await draw(id, []);
}

async function draw(tabId: number | undefined, state: MessageKey[]): Promise<void> {
  const name = ['icons/tab', ...state].join('-');
  await Promise.all([
    browser.action.setIcon({ tabId, path: { 16: `/${name}-16.png`, 32: `/${name}-32.png` } }),
    browser.action.setTitle({ tabId, title: [t('name'), ...state.map((one) => t(one))].join(' · ') }),
  ]).catch(() => undefined); // The tab was closed meanwhile, and its icon with it.
}
