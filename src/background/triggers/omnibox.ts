import { type ActionWith, actionNames, actions, has } from '../../actions/table';
import { browser } from '../../browser';
import { t } from '../../i18n';
import { readMeetingCode } from '../../meet/typed-code';
import { findLabelled } from '../../store/meetings';
import { readPresets } from '../../store/presets';
import { trigger } from './trigger';

/** "end physics" → the action, and the rest as typed; without a verb of the table the meeting is shown. */
function read(text: string): { verb: string; action: ActionWith<'verb'> | 'readSpace'; rest: string } {
  const [, verb = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(text.trim()) ?? [];
  const action = actionNames.filter((one) => has(one, 'verb')).find((one) => actions[one].verb === verb);
  return action ? { verb, action, rest } : { verb: '', action: 'readSpace', rest: text.trim() };
}

/** Chrome takes XML here. */
const toXml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const shownAtMost = 6;

/** Presets whose name holds what was typed. */
const findNamed = async (text: string) =>
  (await readPresets()).filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));

/** Meetings whose label or code, or presets whose name, holds what was typed. */
export async function suggest(text: string): Promise<chrome.omnibox.SuggestResult[]> {
  const { verb, action, rest } = read(text);
  const does = t(`${action}Menu`);
  browser.omnibox.setDefaultSuggestion({ description: toXml(`${does} ${rest}`) });
  const found: { code: string; label?: string }[] =
    action === 'createSpace'
      ? (await findNamed(rest)).slice(0, shownAtMost).map(({ name }) => ({ code: name }))
      : await findLabelled(rest, shownAtMost);
  return found.map(({ code, label }) => ({
    content: `${verb} ${code}`.trim(),
    description: `<match>${toXml(label ?? code)}</match> <dim>${toXml(`${does} ${code}`)}</dim>`,
  }));
}

/**
 * Carries out what was entered: by code or link, else by the first meeting whose label holds it. A preset that does not
 * exist makes no meeting: what was typed is ordered as it is, and the failure says so.
 */
export async function enter(text: string): Promise<void> {
  const { action, rest } = read(text);
  if (action === 'createSpace')
    return trigger('addressBar', action, undefined, rest && ((await findNamed(rest))[0]?.id ?? rest));
  const [found] = readMeetingCode(rest).ok ? [] : await findLabelled(rest, 1);
  await trigger('addressBar', action, found?.code ?? rest);
}
