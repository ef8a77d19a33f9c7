import { useEffect, useState } from 'preact/hooks';
import { browser } from '../browser';
import { codeOfUrl } from '../meet/code';
import { meetTabs } from '../permissions';

/** Whether this page may follow the Meet tab of its window. */
export interface MeetTab {
  windowId?: number;
  /** Undefined until it is known. */
  isAllowed?: boolean;
  /** Asks Chrome's own question. To be called by a click. */
  allow(): void;
}

/**
 * Follows the tab of this window that is in front, where the person allowed this extension to see addresses of Meet: with
 * each meeting that comes to the front, `show` is called.
 */
export function useMeetTab(show: (code: string) => void): MeetTab {
  const [windowId, setWindowId] = useState<number>();
  const [isAllowed, setAllowed] = useState<boolean>();
  useEffect(() => {
    browser.windows.getCurrent().then(({ id }) => setWindowId(id));
    const look = () => browser.permissions.contains(meetTabs).then(setAllowed);
    look();
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(look);
    onRemoved.addListener(look);
    return () => {
      onAdded.removeListener(look);
      onRemoved.removeListener(look);
    };
  }, []);
  useEffect(() => {
    if (!isAllowed || windowId === undefined) return;
    const look = async () => {
      const [tab] = await browser.tabs.query({ active: true, windowId });
      const reading = codeOfUrl(tab?.url);
      if (reading.ok) show(reading.code);
    };
    // Nothing else of a tab, nor of another window's, may take away the call that was chosen here: a tab tells of every sound.
    const onFront = ({ windowId: its }: { windowId: number }) => its === windowId && look();
    const onAddress = (_: number, { url }: { url?: string }, tab: { active: boolean; windowId?: number }) =>
      url && tab.active && tab.windowId === windowId && look();
    const { onActivated, onUpdated } = browser.tabs;
    onActivated.addListener(onFront);
    onUpdated.addListener(onAddress);
    look();
    return () => {
      onActivated.removeListener(onFront);
      onUpdated.removeListener(onAddress);
    };
  }, [isAllowed, windowId]);
  return { windowId, isAllowed, allow: () => browser.permissions.request(meetTabs) };
}
