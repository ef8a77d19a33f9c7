import { describe, expect, it, vi } from 'vitest';
import { Failed } from '../../../src/actions/failures';
import { diff, readSettingValues, type SettingValues, sent, settings, toConfig } from '../../../src/meet/settings';
import {
  allowsAccount,
  allowsValue,
  findRuled,
  isBarred,
  type Policy,
  requireSettings,
  ruledCreation,
  ruledSettings,
} from '../../../src/store/policy';

// The polyfill refuses to load outside of an extension, and nothing here asks the browser.
vi.mock('../../../src/browser', () => ({ browser: {} }));

/** Policy, what was chosen, what a new meeting is asked for with. */
const creations: [string, Policy, SettingValues, SettingValues][] = [
  ['no policy', {}, { moderation: 'OFF' }, { moderation: 'OFF' }],
  ['the first access type', { allowedAccessTypes: ['TRUSTED', 'OPEN'] }, {}, { accessType: 'TRUSTED' }],
  ['the one chosen', { allowedAccessTypes: ['TRUSTED', 'OPEN'] }, { accessType: 'OPEN' }, { accessType: 'OPEN' }],
  ['no access type allowed', { allowedAccessTypes: [] }, {}, { accessType: 'RESTRICTED' }],
  [
    'a restriction, moderation left alone',
    { enforcedPreset: { chatRestriction: 'HOSTS_ONLY' } },
    {},
    { moderation: 'ON', chatRestriction: 'HOSTS_ONLY' },
  ],
  [
    'a restriction, moderation chosen OFF',
    { enforcedPreset: { chatRestriction: 'HOSTS_ONLY' } },
    { moderation: 'OFF' },
    { moderation: 'ON', chatRestriction: 'HOSTS_ONLY' },
  ],
  [
    'viewers only, moderation chosen OFF',
    { enforcedPreset: { defaultJoinAsViewerType: 'ON' } },
    { moderation: 'OFF' },
    { moderation: 'ON', defaultJoinAsViewerType: 'ON' },
  ],
  [
    'a restriction that restricts nothing',
    { enforcedPreset: { chatRestriction: 'NO_RESTRICTION' } },
    { moderation: 'OFF', chatRestriction: 'HOSTS_ONLY' },
    { moderation: 'OFF', chatRestriction: 'NO_RESTRICTION' },
  ],
  [
    'a restriction and moderation OFF, both by the organisation',
    { enforcedPreset: { moderation: 'OFF', chatRestriction: 'HOSTS_ONLY' } },
    { moderation: 'ON' },
    { moderation: 'OFF', chatRestriction: 'HOSTS_ONLY' },
  ],
];

describe('A new meeting under a policy', () => {
  it.each(creations)('%s', (_, policy, chosen, expected) => {
    expect(ruledCreation(policy, chosen)).toEqual(expected);
  });

  it.each(settings.filter(({ needsModeration }) => needsModeration))(
    '$key, enforced, is sent and in effect whatever was chosen',
    ({ key, values }) => {
      const restricts = values[1] as string;
      for (const moderation of [undefined, 'ON', 'OFF']) {
        const chosen: SettingValues = moderation ? { moderation } : {};
        const leaves = sent(diff({}, ruledCreation({ enforcedPreset: { [key]: restricts } }, chosen)));
        expect(leaves, `chosen: ${moderation}`).toEqual({ moderation: 'ON', [key]: restricts });
      }
    },
  );
});

/** Policy, how the meeting is, what is wanted, whether it is sent. */
const changes: [string, Policy, SettingValues, SettingValues, boolean][] = [
  [
    'moderation OFF would reset an enforced restriction',
    { enforcedPreset: { chatRestriction: 'HOSTS_ONLY' } },
    { moderation: 'ON', chatRestriction: 'HOSTS_ONLY' },
    { moderation: 'OFF' },
    false,
  ],
  [
    'so it would where the meeting does not have it yet',
    { enforcedPreset: { chatRestriction: 'HOSTS_ONLY' } },
    { moderation: 'ON' },
    { moderation: 'OFF' },
    false,
  ],
  [
    'moderation OFF leaves what is free anyway',
    { enforcedPreset: { chatRestriction: 'NO_RESTRICTION' } },
    { moderation: 'ON', presentRestriction: 'HOSTS_ONLY' },
    { moderation: 'OFF' },
    true,
  ],
  [
    'moderation ON is what the restriction takes',
    { enforcedPreset: { chatRestriction: 'HOSTS_ONLY' } },
    { moderation: 'OFF' },
    { moderation: 'ON', chatRestriction: 'HOSTS_ONLY' },
    true,
  ],
  [
    'another restriction is free',
    { enforcedPreset: { chatRestriction: 'HOSTS_ONLY' } },
    { moderation: 'ON', chatRestriction: 'HOSTS_ONLY' },
    { reactionRestriction: 'HOSTS_ONLY' },
    true,
  ],
  [
    'the enforced one is not',
    { enforcedPreset: { chatRestriction: 'HOSTS_ONLY' } },
    { moderation: 'ON', chatRestriction: 'HOSTS_ONLY' },
    { chatRestriction: 'NO_RESTRICTION' },
    false,
  ],
  ['no access type is allowed but RESTRICTED', { allowedAccessTypes: [] }, {}, { accessType: 'TRUSTED' }, false],
  ['which is', { allowedAccessTypes: [] }, { accessType: 'OPEN' }, { accessType: 'RESTRICTED' }, true],
];

describe('A change under a policy', () => {
  it.each(changes)('%s', (_, policy, now, wanted, allowed) => {
    // As it arrives where it is checked: only what is sent, not what Google does by itself.
    const leaves = readSettingValues(toConfig(sent(diff(now, wanted))));
    const check = () => requireSettings(policy, leaves);
    if (allowed) expect(check).not.toThrow();
    else expect(check).toThrow(Failed);
  });

  it('whatever is sent, nothing that Google does by itself leaves what is enforced', () => {
    for (const { key, values } of settings.filter(({ needsModeration }) => needsModeration))
      for (const value of values) {
        const policy: Policy = { enforcedPreset: { [key]: value } };
        const now = { moderation: 'ON', ...ruledSettings(policy) };
        const off = diff(now, { moderation: 'OFF' });
        const resets = off.some((change) => change.implied && !allowsValue(policy, change.key, change.to));
        if (resets) expect(allowsValue(policy, 'moderation', 'OFF'), `${key} ${value}`).toBe(false);
      }
  });
});

/** Policy, what a preset has, whether it can be used: for a new meeting, and for one that is there. */
const presets: [string, Policy, SettingValues, boolean, boolean][] = [
  ['no policy', {}, { accessType: 'OPEN', moderation: 'OFF' }, true, true],
  ['who may join is not allowed', { allowedAccessTypes: ['TRUSTED'] }, { accessType: 'OPEN' }, false, false],
  ['who may join is left open', { allowedAccessTypes: ['TRUSTED'] }, { moderation: 'ON' }, true, true],
  ['what is enforced takes its place', { enforcedPreset: { moderation: 'ON' } }, { moderation: 'OFF' }, true, false],
  [
    'what is enforced takes its place, and who may join is not allowed',
    { enforcedPreset: { moderation: 'ON' }, allowedAccessTypes: [] },
    { moderation: 'OFF', accessType: 'OPEN' },
    false,
    false,
  ],
];

describe('A preset under a policy', () => {
  it.each(presets)('%s', (_, policy, leaves, forNew, forThere) => {
    expect({
      forNew: !isBarred(policy, { leaves, forNew: true }),
      forThere: !isBarred(policy, { leaves }),
    }).toEqual({ forNew, forThere });
    // What can be used for a new meeting is what the worker then lets through.
    const made = () => requireSettings(policy, ruledCreation(policy, leaves));
    if (forNew) expect(made).not.toThrow();
    else expect(made).toThrow(Failed);
  });

  it('is told what the organisation sets besides, or in place of it', () => {
    const policy: Policy = { enforcedPreset: { chatRestriction: 'HOSTS_ONLY' }, allowedAccessTypes: ['TRUSTED'] };
    expect(findRuled(policy, {}).sort()).toEqual(['accessType', 'chatRestriction', 'moderation']);
    expect(findRuled(policy, { accessType: 'TRUSTED', moderation: 'OFF' }).sort()).toEqual([
      'chatRestriction',
      'moderation',
    ]);
    expect(findRuled({}, { accessType: 'OPEN' })).toEqual([]);
  });
});

describe('An account under a policy', () => {
  it('is one of an allowed domain, in any letter case, or of any where none is named', () => {
    const policy: Policy = { allowedDomains: ['school.example'] };
    const of = (email: string) => [allowsAccount(policy, email), allowsAccount({}, email)];
    expect(of('Ann@School.example')).toEqual([true, true]);
    expect(of('ann@sub.school.example')).toEqual([false, true]);
    expect(of('school.example@gmail.com')).toEqual([false, true]);
    expect(allowsAccount({ allowedDomains: [] }, 'ann@school.example')).toBe(false);
  });
});
