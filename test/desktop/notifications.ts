import type { Answer, Service, Signal } from './bus';
import type { Value } from './wire';

/** A notification as the desktop was asked to show it. Chromium adds a button "Settings" of its own. */
export type Notification = { title: string; message: string; buttons: string[] };

type Shown = Notification & { actions: string[] };

/** The desktop's notifications: https://specifications.freedesktop.org/notification-spec/latest/ */
export class Notifications implements Service {
  readonly name = 'org.freedesktop.Notifications';
  readonly path = '/org/freedesktop/Notifications';
  readonly #shown = new Map<number, Shown>();
  #lastId = 0;

  /** What is shown at the moment, the oldest first. */
  list(): Notification[] {
    return [...this.#shown.values()].map(({ title, message, buttons }) => ({ title, message, buttons }));
  }

  /** What tells the browser of a click on the notification of this title, or on its button. Throws if there is none. */
  clicked(title: string, button?: string): Signal {
    for (const [id, shown] of this.#shown) {
      if (shown.title !== title) continue;
      const action = actionOf(shown, button);
      if (action !== undefined) return { member: 'ActionInvoked', signature: 'us', body: [id, action] };
    }
    throw new Error(`There is no ${button ?? 'click'} of "${title}" among ${JSON.stringify(this.list())}.`);
  }

  /** Takes all of them away; what tells the browser so. */
  clear(): Signal[] {
    return [...this.#shown.keys()].flatMap((id) => this.#close(id).signal ?? []);
  }

  answer(member: string, body: Value[]): Answer | undefined {
    switch (member) {
      case 'GetCapabilities':
        // On a desktop without these two Chromium shows its notifications by itself.
        return { signature: 'as', body: [['body', 'actions']] };
      case 'GetServerInformation':
        return { signature: 'ssss', body: ['desktop', 'test', '1', '1.2'] };
      case 'Notify':
        return { signature: 'u', body: [this.#show(body)] };
      case 'CloseNotification':
        return this.#close(Number(body[0]));
      default:
        return undefined;
    }
  }

  #show([, replaces, , title, message, actions]: Value[]): number {
    const id = Number(replaces) || ++this.#lastId;
    const pairs = Array.isArray(actions) ? actions.map(String) : [];
    const buttons = pairs.filter((_, index) => index % 2 === 1 && pairs[index - 1] !== 'default');
    this.#shown.set(id, { title: String(title), message: String(message), buttons, actions: pairs });
    return id;
  }

  #close(id: number): Answer {
    this.#shown.delete(id);
    // The third reason: closed by a call.
    return { signature: '', body: [], signal: { member: 'NotificationClosed', signature: 'uu', body: [id, 3] } };
  }
}

/** Actions come as pairs of a key and a label; a click on the notification itself has the key "default". */
function actionOf({ actions }: Shown, button: string | undefined): string | undefined {
  return actions.find((key, index) =>
    index % 2 === 0 && button === undefined ? key === 'default' : index % 2 === 0 && actions[index + 1] === button,
  );
}
