import { boolean, string } from '../actions/checks';
import { Failed } from '../actions/failures';
import { browser } from '../browser';
import { type SettingKey, type SettingValues, settings } from '../meet/settings';
import { fieldsOf, textList, texts } from './shape';

/**
 * What an administrator set for this install (src/public/managed-schema.json). Chrome keeps it and nobody else can
 * write it: https://developer.chrome.com/docs/extensions/reference/manifest/storage
 */
export interface Policy {
  /**
   * Who may join without knocking, by the names of the API. A new meeting gets the first unless another one is chosen.
   * With an empty list only RESTRICTED is left: a meeting cannot be without a choice.
   */
  allowedAccessTypes?: string[];
  /** Settings that every meeting gets, whatever was chosen. */
  enforcedPreset?: SettingValues;
  /** Settings of a new meeting for which nothing was chosen. */
  defaultPreset?: SettingValues;
  endDisabled?: boolean;
  /** The part after the @ of the accounts that may be used. */
  allowedDomains?: string[];
  webClientId?: string;
  logDisabled?: boolean;
  /** No lists of people are kept. */
  peopleListsDisabled?: boolean;
  /** Who was in a call is not kept. */
  keptCallsDisabled?: boolean;
}

const policy = fieldsOf<Policy>(
  {},
  {
    allowedAccessTypes: textList(),
    enforcedPreset: texts,
    defaultPreset: texts,
    endDisabled: boolean,
    allowedDomains: textList(),
    webClientId: string,
    logDisabled: boolean,
    peopleListsDisabled: boolean,
    keptCallsDisabled: boolean,
  },
);

/** What holds now; empty where no administrator set anything. A rule of another shape leaves the others in force. */
export async function readPolicy(): Promise<Policy> {
  const kept = await browser.storage.managed.get(null);
  return policy.read(() => kept).value ?? {};
}

/**
 * What the organisation fixed, and what that takes: a restriction that is fixed holds only while moderation is ON, because
 * Google resets all of them when it goes off. Where moderation is fixed as well, that counts.
 */
export function ruledSettings({ enforcedPreset = {} }: Policy): SettingValues {
  const restricts = settings.some(
    ({ key, needsModeration, values: [free] }) => needsModeration && (enforcedPreset[key] ?? free) !== free,
  );
  return { ...(restricts && { moderation: 'ON' }), ...enforcedPreset };
}

/** Who may join without knocking; undefined where that is left to people. */
const allowedAccess = ({ allowedAccessTypes: types }: Policy): string[] | undefined =>
  types?.length === 0 ? ['RESTRICTED'] : types;

/** Whether a setting may have this value: what the organisation fixed may not be anything else. */
export const allowsValue = (policy: Policy, key: SettingKey, value: string): boolean =>
  (ruledSettings(policy)[key] ?? value) === value &&
  (key !== 'accessType' || (allowedAccess(policy)?.includes(value) ?? true));

/**
 * The settings a new meeting is made with. Without a value Google would take the account's own, so the first allowed
 * one is sent.
 */
export function ruledCreation(policy: Policy, chosen: SettingValues): SettingValues {
  const [accessType] = allowedAccess(policy) ?? [];
  return { ...(accessType && { accessType }), ...chosen, ...ruledSettings(policy) };
}

/** What the organisation sets in a new meeting for which this was chosen: what was left open, and what takes another value. */
export function findRuled(policy: Policy, chosen: SettingValues): SettingKey[] {
  const leaves = ruledCreation(policy, chosen);
  return (Object.keys(leaves) as SettingKey[]).filter((key) => leaves[key] !== chosen[key]);
}

/**
 * Whether a preset cannot be used. What the organisation enforces takes its place in a new meeting; anything else that is
 * not allowed would be refused.
 */
export const isBarred = (
  policy: Policy,
  { leaves = {}, forNew }: { leaves?: SettingValues; forNew?: boolean },
): boolean =>
  Object.entries(leaves).some(
    ([key, value]) =>
      !(forNew && ruledSettings(policy)[key as SettingKey]) && !allowsValue(policy, key as SettingKey, value),
  );

/** @throws Failed blockedByPolicy where any of these would leave what the organisation set */
export function requireSettings(policy: Policy, wanted: SettingValues): void {
  const areAllowed = Object.entries(wanted).every(([key, value]) => allowsValue(policy, key as SettingKey, value));
  if (!areAllowed) throw blocked('setting');
}

/** Whether somebody with this address may use the extension here. */
export const allowsAccount = ({ allowedDomains }: Policy, email: string): boolean =>
  allowedDomains?.includes(email.replace(/.*@/, '').toLowerCase()) ?? true;

/** @throws Failed blockedByPolicy where somebody with this address may not use the extension here */
export function requireAccount(policy: Policy, email: string): void {
  if (!allowsAccount(policy, email)) throw blocked('account');
}

/** @throws Failed blockedByPolicy where calls may not be ended from here */
export function requireEnding({ endDisabled }: Policy): void {
  if (endDisabled) throw blocked('end');
}

const blocked = (what: 'setting' | 'end' | 'account') => new Failed({ kind: 'blockedByPolicy', what });
