import { browser } from '../browser';

interface Options {
  /** Of the order that it is about: a page that shows it clears the notification, and said twice it is one. */
  id?: string;
  /** The one button. */
  button?: string;
}

/** Says something while no page of ours is open. */
export async function notify(title: string, message: string, { id, button }: Options = {}): Promise<void> {
  const options: chrome.notifications.NotificationCreateOptions = {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icons/128.png'),
    title,
    message,
    ...(button && { buttons: [{ title: button }] }),
  };
  await (id ? browser.notifications.create(id, options) : browser.notifications.create(options));
}
