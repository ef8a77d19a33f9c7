import { boolean, string } from 'valibot';
import { Failed } from '../actions/failures';
import { browser } from '../browser';
import type { SettingKey, SettingValues } from '../meet/settings';
import { fieldsOf, textList, texts } from './shape';

/**
 * What an administrator set for this install (src/public/managed-schema.json). Chrome keeps it and nobody else can
 * write it: https://developer.chrome.com/docs/extensions/reference/manifest/storage
 */
export interface Policy {
  /**
   * Who may join without knocking, by the names of the API. A new meeting gets the first unless another one is chosen.
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
}

const policy = fieldsOf<Policy>(
  {},
  {
    allowedAccessTypes: textList(),
    enforcedPreset: texts,
    defaultPreset: texts,
    endDisabled: boolean(),
    allowedDomains: textList(),
    webClientId: string(),
    logDisabled: boolean(),
  },
);

/** What holds now; empty where no administrator set anything. A rule of another shape leaves the others in force. */
export async function readPolicy(): Promise<Policy> {
  const kept = await browser.storage.managed.get(null);
  return policy.read(() => kept).value ?? {};
}

/** Whether a setting may have this value: what the organisation fixed may not be anything else. */
export const allowsValue = (policy: Policy, key: SettingKey, value: string): boolean =>
  (policy.enforcedPreset?.[key] ?? value) === value &&
  (key !== 'accessType' || (policy.allowedAccessTypes?.includes(value) ?? true));

/**
 * The settings a new meeting is made with. Without a value Google would take the account's own, so the first allowed
 * one is sent.
 */
export function ruledCreation(
  { allowedAccessTypes: [accessType] = [], enforcedPreset }: Policy,
  chosen: SettingValues,
): SettingValues {
  return { ...(accessType && { accessType }), ...chosen, ...enforcedPreset };
}

/** @throws Failed blockedByPolicy where any of these would leave what the organisation set */
export function requireSettings(policy: Policy, wanted: SettingValues): void {
  const areAllowed = Object.entries(wanted).every(([key, value]) => allowsValue(policy, key as SettingKey, value));
  if (!areAllowed) throw blocked('setting');
}

/** @throws Failed blockedByPolicy where somebody with this address may not use the extension here */
export function requireAccount({ allowedDomains }: Policy, email: string): void {
  if (allowedDomains && !allowedDomains.includes(email.replace(/.*@/, '').toLowerCase())) throw blocked('account');
}

/** @throws Failed blockedByPolicy where calls may not be ended from here */
export function requireEnding({ endDisabled }: Policy): void {
  if (endDisabled) throw blocked('end');
}

const blocked = (what: 'setting' | 'end' | 'account') => new Failed({ kind: 'blockedByPolicy', what });
