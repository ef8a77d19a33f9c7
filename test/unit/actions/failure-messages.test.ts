import { describe, expect, it, vi } from 'vitest';
import { failureKinds, failureMessage, remedyOf } from '../../../src/actions/failure-messages';
import type { Failure } from '../../../src/actions/failures';
import messages from '../../../src/public/_locales/en/messages.json';

// Outside of an extension there is no browser to ask for words, only their file.
vi.mock('../../../src/browser', () => ({
  browser: {
    i18n: {
      getMessage: (key: string) => (messages as Record<string, { message: string }>)[key]?.message ?? '',
      getUILanguage: () => 'en',
    },
  },
}));

const request = { method: 'GET', path: '/v2/spaces/x' } as const;

/** One of every kind. TypeScript refuses a list in which one is missing. */
const every: { [K in Failure['kind']]?: Partial<Extract<Failure, { kind: K }>> } = {
  closedNotEnded: { because: { kind: 'refused' } },
  blockedByPolicy: { what: 'end' },
  badCode: { why: 'notACode' },
  copyFailed: { what: 'link' },
  presetOfOther: { preset: 'Team' },
  listMissing: { preset: 'Team' },
  unexpected: { detail: 'a detail' },
  signInBroken: { detail: 'state' },
  invalid: { answer: { httpStatus: 400, message: 'Google’s words' } },
  featureUnavailable: { feature: 'updateAccessType' },
  rateLimited: { retryAfterMs: 16_400 },
};

describe('Every failure', () => {
  it('is in the table', () => expect(failureKinds.length).toBeGreaterThan(25));

  it.each(failureKinds)('%s has its sentence, filled, and its button’s words', (kind) => {
    const failure = { kind, request, scopes: [], ...every[kind] } as unknown as Failure;
    const [key, ...filling] = failureMessage(failure);
    const { message, placeholders = {} } = messages[key] as { message: string; placeholders?: object };
    expect(message).toMatch(/[.)$]$/);
    expect(filling).toHaveLength(Object.keys(placeholders).length);
    expect(filling.every((one) => one !== undefined)).toBe(true);
    const remedy = remedyOf(failure);
    if (remedy !== 'none') expect(messages).toHaveProperty(`remedy_${remedy}`);
  });

  it.each(['outcomeUnknown', 'cutOff'] as const)('%s: what may have happened can be looked at', (kind) =>
    expect(remedyOf({ kind, request } as Failure)).toBe('look'),
  );

  it('that names a time says it in whole seconds, rounded up, and a minute where Google named none', () => {
    const limited = (retryAfterMs?: number) =>
      failureMessage({ kind: 'rateLimited', request, retryAfterMs } as Failure);
    expect(limited(16_400)).toEqual(['rateLimited', 'in 17 seconds']);
    expect(limited()).toEqual(['rateLimited', 'in 60 seconds']);
  });
});
