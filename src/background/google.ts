import type { SeenConference, Sent } from '../actions/entry';
import { Failed } from '../actions/failures';
import { openTokenSource } from '../auth';
import { type MeetClient, meetClient, type TokenSource } from '../meet/client';
import { isMeetError } from '../meet/errors';
import type { ScopeAlternatives } from '../meet/scopes';
import {
  findMismatches,
  readSettingValues,
  type SettingKey,
  type SettingValues,
  settings,
  toConfig,
} from '../meet/settings';
import type { Space } from '../meet/types';
import type { Account } from '../store/accounts';
import { readPolicy, requireEnding, requireSettings } from '../store/policy';

/** The methods of the API that change something. */
type Changing = 'createSpace' | 'patchSpace' | 'endActiveConference';

/** The API as one account may read it. */
export type OpenGoogle = Omit<MeetClient, Changing> & { account: Account };

/** The same, and what changes something. Each change is recorded before it is sent. */
export interface ChangingGoogle extends OpenGoogle {
  createSpace(values: SettingValues): Promise<Space>;
  /**
   * Writes these settings of the space as it was just read. Where Google's answer is lost, the space is read again: it
   * tells what became of the change, unless Google cannot be read either.
   */
  patchSpace(before: Space, wanted: SettingValues): Promise<Space>;
  endActiveConference(seen: SeenConference): Promise<void>;
}

/** Keeps what is about to be sent, with the time. If it rejects, nothing is sent. */
export type Sending = (sent: Without<'atMs'>) => Promise<void>;

/** What was sent, but for these. */
type Without<K extends keyof Sent> = Sent extends infer S ? (S extends Sent ? Omit<S, K> : never) : never;

/** Whether the browser has a network at all. */
export const online = () => navigator.onLine;

/** What changes something is not for those who only read: the compiler hides it. */
const reading = (client: MeetClient, account: Account): OpenGoogle => ({ ...client, account });

/**
 * Opens the API for an account, with the first of these alternatives that it granted.
 * @throws Failed signedOut, scopeMissing or blockedByPolicy
 */
export async function openGoogle(alternatives: ScopeAlternatives, accountId?: string): Promise<OpenGoogle> {
  const tokenSource = await openTokenSource(alternatives, accountId);
  return reading(meetClient(tokenSource, { online }), tokenSource.account);
}

/**
 * The same for a change. Every change of every trigger passes through here, so this is where the organisation's policy
 * is enforced, and where an order is recorded as sent.
 * @throws Failed signedOut, scopeMissing or blockedByPolicy
 */
export async function openGoogleToChange(
  alternatives: ScopeAlternatives,
  sending: Sending,
  accountId?: string,
): Promise<ChangingGoogle> {
  const [tokenSource, policy] = await Promise.all([openTokenSource(alternatives, accountId), readPolicy()]);
  const { account } = tokenSource;
  const google = reading(meetClient(tokenSource, { online }), account);
  const writer = (sent: Without<'atMs' | 'account'>) =>
    clientThatRecords(tokenSource, () => sending({ ...sent, account: account.id }));
  return {
    ...google,
    createSpace: async (values) => {
      requireSettings(policy, values);
      return writer({ method: 'createSpace', settings: values }).createSpace(toConfig(values));
    },
    patchSpace: async (space, wanted) => {
      requireSettings(policy, wanted);
      const { name } = space;
      const before = readSettingValues(space.config);
      const mask = settings.filter(({ key }) => wanted[key] !== undefined).map(({ path }) => path);
      try {
        const client = writer({ method: 'patchSpace', name, before, wanted });
        return await client.patchSpace(name, toConfig(wanted), mask);
      } catch (cause) {
        if (!isMeetError(cause, 'outcomeUnknown')) throw cause;
        // Where that fails too, nobody knows, and that is said.
        const now = await google.getSpace(name).catch(() => undefined);
        if (now && holds(wanted, now)) return now;
        if (now && !isTouched(before, wanted, now)) throw new Failed({ kind: 'notDone' });
        throw cause;
      }
    },
    endActiveConference: async ({ name, conferenceRecord }) => {
      requireEnding(policy);
      await writer({ method: 'endActiveConference', name, conferenceRecord }).endActiveConference(name);
    },
  };
}

const clientThatRecords = (tokenSource: TokenSource, sending: () => Promise<void>) =>
  meetClient(tokenSource, { online, sending });

/** Whether everything that was to be written holds. */
export const holds = (wanted: SettingValues, { config }: Space): boolean => !findMismatches(wanted, config).length;

/** Whether anything of what was to be written is different from before. */
export function isTouched(before: SettingValues, wanted: SettingValues, { config }: Space): boolean {
  const now = readSettingValues(config);
  return !config || (Object.keys(wanted) as SettingKey[]).some((key) => before[key] !== now[key]);
}
