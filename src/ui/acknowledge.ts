import { browser } from '../browser';
import { settleTold } from '../store/told';
import { painted } from './painted';

/**
 * Says that this page shows what became of these orders, once that is painted and in a visible window: then no
 * notification says it, and one that did goes away.
 */
export async function acknowledge(ids: readonly string[]): Promise<void> {
  await painted();
  await visible();
  await settleTold(ids, 'page');
  for (const id of ids) browser.notifications.clear(id);
}

const visible = () =>
  new Promise<void>((resolve) => {
    const look = () => document.visibilityState === 'visible' && resolve();
    document.addEventListener('visibilitychange', look);
    look();
  });
