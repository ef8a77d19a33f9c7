import type { Trigger } from '../../actions/entry';
import { type ActionName, actions, type Order } from '../../actions/table';
import { dispatch } from '../dispatch';

/**
 * Makes an order of a command or menu item, by the name of its action and whatever address belongs to it, and sends it
 * on its road. The address of the tab is there because a real key press or click grants activeTab for it.
 */
export async function trigger(
  from: Trigger,
  name: string,
  address: string | undefined,
  presetId?: string,
): Promise<void> {
  if (!Object.hasOwn(actions, name)) return;
  const action = name as ActionName;
  const about = action === 'createSpace' ? {} : { code: address ?? '' };
  await dispatch({ action, input: { ...about, ...(presetId && { presetId }) } } as Order, { trigger: from });
}
