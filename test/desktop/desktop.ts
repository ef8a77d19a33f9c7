import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bus } from './bus';
import { type Notification, Notifications } from './notifications';

/**
 * Starts a Linux desktop that has nothing but notifications. Chromium hands its notifications to the desktop over
 * D-Bus, headless as well, and neither the debugging protocol nor `chrome.notifications` tells what is written on them.
 * Here it can be read, and a click is a real one: it reaches the extension through the browser and wakes its worker.
 */
export async function startDesktop(): Promise<Desktop> {
  const folder = await mkdtemp(join(tmpdir(), 'roomkeeper-bus-'));
  const notifications = new Notifications();
  const bus = new Bus(notifications);
  await bus.listen(join(folder, 'bus'));
  return new Desktop(folder, bus, notifications);
}

export class Desktop {
  readonly #folder: string;
  readonly #bus: Bus;
  readonly #notifications: Notifications;

  constructor(folder: string, bus: Bus, notifications: Notifications) {
    this.#folder = folder;
    this.#bus = bus;
    this.#notifications = notifications;
  }

  /** What goes into the variable DBUS_SESSION_BUS_ADDRESS. */
  get address(): string {
    return `unix:path=${join(this.#folder, 'bus')}`;
  }

  /** What is shown at the moment, the oldest first. */
  notifications(): Notification[] {
    return this.#notifications.list();
  }

  /** Clicks the notification of this title, or its button of this label. Throws if there is none. */
  click(title: string, button?: string): void {
    this.#bus.tell(this.#notifications.clicked(title, button));
  }

  /** Takes away what is shown. */
  clear(): void {
    for (const signal of this.#notifications.clear()) this.#bus.tell(signal);
  }

  async stop(): Promise<void> {
    await this.#bus.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
