import { type ActionName, actions, type Order } from '../actions';
import { browser } from '../browser';
import { putPending } from '../pending';
import { perform } from './perform';
import { openPopup, tell } from './tell';

/**
 * A command or menu item by the name of its action, with whatever address belongs to it: the door finds the code in it.
 * The address of the tab is there because a real key press or click grants activeTab for it.
 */
export async function trigger(name: string, address: string | undefined, presetId?: string): Promise<void> {
  if (!Object.hasOwn(actions, name)) return;
  const action = name as ActionName;
  const about = action === 'createSpace' ? {} : { code: address ?? '' };
  const order = { action, input: { ...about, ...(presetId && { presetId }) } } as Order;
  if (actions[action].shows) {
    await putPending(order);
    return openPopup();
  }
  await tell(order, await perform(order));
}

/** Carries out what a page asked for, and tells the result itself if the page is gone by then. */
export async function performForPage(order: Order) {
  const result = await perform(order);
  const seenByThePerson = await hasPage();
  if (!seenByThePerson && (actions[order.action].changes || order.action === 'signIn')) {
    const then = order.action === 'signIn' ? order.input.then : undefined;
    await (result.ok && order.action === 'signIn' && !then ? openPopup() : tell(then ?? order, result));
  }
  return result;
}

/** A popup closes as soon as it loses focus, to Google's own sign-in window for one. */
async function hasPage(): Promise<boolean> {
  const contexts = await browser.runtime.getContexts({
    contextTypes: ['POPUP', 'TAB'] as chrome.runtime.ContextType[],
  });
  return contexts.length > 0;
}
