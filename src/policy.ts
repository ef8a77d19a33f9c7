import { browser } from './browser';
import { Failed } from './failure';
import type { Leaves, SettingKey } from './meet/settings';

/**
 * What an administrator set for this install (src/public/managed-schema.json). Chrome keeps it and nobody else can write
 * it: https://developer.chrome.com/docs/extensions/reference/manifest/storage
 */
export interface Policy {
  /** Who may join without knocking, by the names of the API. A new meeting gets the first unless another one is chosen. */
  allowedAccessTypes?: string[];
  /** Settings that every meeting gets, whatever was chosen. */
  enforcedPreset?: Leaves;
  /** Settings of a new meeting for which nothing was chosen. */
  defaultPreset?: Leaves;
  endDisabled?: boolean;
  /** The part after the @ of the accounts that may be used. */
  allowedDomains?: string[];
  webClientId?: string;
  logDisabled?: boolean;
}

export const readPolicy = (): Promise<Policy> => browser.storage.managed.get(null);

const blocked = (what: 'access' | 'preset' | 'end' | 'account') => new Failed({ kind: 'blockedByPolicy', what });

/** Whether somebody with this address may use the extension here. */
const allowsAccount = ({ allowedDomains }: Policy, email: string): boolean =>
  allowedDomains?.includes(email.replace(/.*@/, '').toLowerCase()) ?? true;

const allowsAccess = ({ allowedAccessTypes }: Policy, accessType: string | undefined): boolean =>
  !accessType || (allowedAccessTypes?.includes(accessType) ?? true);

/** Whether a setting may have this value: what the organisation fixed may not be anything else. */
export const allowsValue = (policy: Policy, key: SettingKey, value: string): boolean =>
  (policy.enforcedPreset?.[key] ?? value) === value && (key !== 'accessType' || allowsAccess(policy, value));

/** The settings a new meeting is made with. Without a choice Google would take the account's own, so one is made. */
export function ruledCreation(policy: Policy, chosen: Leaves): Leaves {
  const [accessType] = policy.allowedAccessTypes ?? [];
  const leaves = { ...(accessType && { accessType }), ...chosen, ...policy.enforcedPreset };
  requireAccess(policy, leaves);
  return leaves;
}

/** @throws Failed blockedByPolicy where a change would leave what the organisation set */
export function requireAllowed(policy: Policy, wanted: Leaves): void {
  requireAccess(policy, wanted);
  for (const [key, value] of Object.entries(policy.enforcedPreset ?? {}))
    if ((wanted[key as SettingKey] ?? value) !== value) throw blocked('preset');
}

function requireAccess(policy: Policy, { accessType }: Leaves): void {
  if (!allowsAccess(policy, accessType)) throw blocked('access');
}

export function requireAccount(policy: Policy, email: string): void {
  if (!allowsAccount(policy, email)) throw blocked('account');
}

export function requireEnding({ endDisabled }: Policy): void {
  if (endDisabled) throw blocked('end');
}
