import { browser } from '../browser';
import { type MessageKey, t } from '../i18n';
import { codeOfUrl } from '../meet/code';
import { LOCKED } from '../meet/settings';
import type { Space } from '../meet/types';

/**
 * Shows on the icon of every tab of this meeting, by a shape and a title, whether a call runs and whether it is locked.
 */
export async function paint({ meetingCode, activeConference, config }: Space): Promise<void> {
  const state: MessageKey[] = [];
  if (activeConference) state.push('live');
  if (config?.accessType === LOCKED) state.push('locked');
  const name = ['icons/tab', ...state].join('-');
  for (const { id: tabId, url } of await browser.tabs.query({})) {
    // Chrome gives an address only for the tab that was clicked and, where the person allowed it, for tabs of Meet.
    const reading = codeOfUrl(url);
    if (!reading.ok || reading.code !== meetingCode) continue;
    await Promise.all([
      browser.action.setIcon({ tabId, path: { 16: `/${name}-16.png`, 32: `/${name}-32.png` } }),
      browser.action.setTitle({ tabId, title: [t('extensionName'), ...state.map((one) => t(one))].join(' · ') }),
    ]).catch(() => undefined); // The tab was closed meanwhile, and its icon with it.
  }
}
