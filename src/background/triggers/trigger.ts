import type { Trigger } from '../../actions/entry';
import { type ActionName, actions, type Order } from '../../actions/table';
import { codeOfUrl } from '../../meet/code';
import { dispatch } from '../dispatch';
import { tellAtOnce } from '../tell';

/**
 * Makes an order of a command or menu item, by the name of its action and the address of the tab or link that it is
 * about, and sends it on its road. The address of the tab is there because a real key press or click grants activeTab
 * for it. What leads to no meeting is told: an address is not searched for a code, as a typed text is, because a page of
 * anybody's may have one in it.
 */
export async function trigger(from: Trigger, name: string, url: string | undefined, presetId?: string): Promise<void> {
  if (!Object.hasOwn(actions, name)) return;
  const action = name as ActionName;
  const preset = presetId && { presetId };
  if (action === 'createSpace') return void (await dispatch({ action, input: { ...preset } }, { trigger: from }));
  const reading = codeOfUrl(url);
  const order = { action, input: { code: reading.ok ? reading.code : '', ...preset } } as Order;
  if (reading.ok) await dispatch(order, { trigger: from });
  else await tellAtOnce(order, { ok: false, failure: { kind: 'badCode', why: reading.why } });
}
