import { browser } from '../browser';
import { awaited } from '../store/awaited';
import type { RunningCalls } from '../store/running-calls';

/**
 * Shows on the icon how many people are in those calls for which the host asked for it, as any reading found them; nothing
 * where none of them runs.
 */
export async function showCount({ accountId, calls }: RunningCalls): Promise<void> {
  const counted = (await awaited.get()).filter((one) => one.accountId === accountId && one.news.includes('count'));
  const running = calls.filter(({ space, people }) => people && counted.some((one) => one.space === space));
  const count = running.reduce((all, { people = [] }) => all + people.length, 0);
  await browser.action.setBadgeBackgroundColor({ color: '#0b6b57' });
  await browser.action.setBadgeText({ text: running.length ? String(count) : '' });
}
