import { outcomeOf } from '../actions/entry';
import { browser } from '../browser';
import { roomsPage } from '../pages';
import { readOpen } from '../store/ledger';
import { settleTold, toldEntries } from '../store/told';
import { followNews } from './await-news';
import { newsPrefix } from './news-names';
import { openPopup, openPopupOn } from './popup';

/** A click on a notification, or on its button, settles what it says, and leads to the meeting that it is about. */
export async function followNotification(id: string): Promise<void> {
  if (id.startsWith(newsPrefix)) return followNews(id);
  const entry = [...(await readOpen()), ...(await toldEntries.get())].find((one) => one.id === id);
  await browser.notifications.clear(id);
  if (!entry) return;
  await settleTold([id], 'notification');
  const { code } = entry.about ?? {};
  if (entry.order.action === 'createRooms') await browser.tabs.create({ url: roomsPage });
  else if (code) await openPopupOn({ action: 'readSpace', input: { code } });
  // A meeting that may exist is listed there.
  else if (outcomeOf(entry)?.is === 'unknown') await openPopup();
}
