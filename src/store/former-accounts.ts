import { arrayOf, object, string } from '../actions/checks';
import { t } from '../i18n';
import { type Account, accounts, chosenMethod, currentId } from './accounts';
import { awaited } from './awaited';
import { callStart } from './call-start';
import { openEntries } from './ledger';
import { type Meeting, meetings, readMeetings } from './meetings';
import { planLimits } from './plan-limits';
import { possibleMeetings } from './possible-meetings';
import { roomLists } from './rooms';
import { runningCalls } from './running-calls';
import { whole } from './shape';
import { dropSignInNeeded } from './sign-in-needed';
import { spaceViews } from './space-views';
import { change, stored } from './stored';
import { toldEntries } from './told';

/**
 * Everybody who ever signed out here, without a name: who it was can be checked, by somebody who signs in again, and not
 * read. The place in the list is the account's number, which it keeps for good.
 */
export interface FormerAccounts {
  /** Random and of this install, in hexadecimal digits. */
  salt: string;
  /** SHA-256 of the salt and Google's id of the account, in hexadecimal digits. */
  hashes: string[];
}

const shape = object({ salt: string, hashes: arrayOf(string) });

/** Undefined until the first sign-out. */
export const formerAccounts = stored<FormerAccounts | undefined>('local', 'formerAccounts', undefined, whole(shape));

/** What stands in place of the address of somebody who signed out, such as `#3`. */
const mark = (number: number): string => `#${number}`;

/** An account as a page names it: by its address, or by its number while it is signed out. */
export function accountLabel(account: string): string {
  const [, number] = /^#(\d+)$/.exec(account) ?? [];
  return number ? t('accountFormer', number) : account;
}

/** The list with this account in it, and the mark of the account. */
export function numbered(hashes: readonly string[], hash: string): { hashes: string[]; mark: string } {
  const all = hashes.includes(hash) ? [...hashes] : [...hashes, hash];
  return { hashes: all, mark: mark(all.indexOf(hash) + 1) };
}

/** The same under another key, if it is there at all. */
export function renamed<T>(all: Record<string, T>, from: string, to: string): Record<string, T> {
  const { [from]: value, ...others } = all;
  return value === undefined ? others : { ...others, [to]: value };
}

/**
 * Signs an account out of what is stored, in one operation: it is no longer known nor in use, and its address in the
 * list of meetings becomes a number that only the same account turns back. What it was shown is dropped. To be done
 * again where something of it was written since.
 */
export async function forgetAccount(account: Account): Promise<void> {
  // An order of it that was under way may have written between the reading of the list and its change. Whatever writes
  // later finds the account gone, and comes back here.
  do await navigator.locks.request('forgetAccount', () => forget(account));
  while ((await findMeetingsOf([account.email])).length);
}

/** In turn: the first of them chooses the salt, and keeps it together with what goes, for which there is always room. */
async function forget({ id, email }: Account): Promise<void> {
  const salt = (await formerAccounts.get())?.salt ?? toHex(crypto.getRandomValues(new Uint8Array(16)));
  const hash = await hashOf(salt, id);
  const theirs = await findMeetingsOf([email]);
  let number = '';
  await change(
    [accounts, currentId, formerAccounts, planLimits, openEntries, toldEntries, possibleMeetings, ...theirs],
    ([known, current, former, limits, open, told, possible, ...kept]) => {
      const { hashes, mark } = numbered(former?.hashes ?? [], hash);
      number = mark;
      return [
        known.filter((one) => one.id !== id),
        // No other account takes its place by itself: the person chooses one.
        current === id ? undefined : current,
        { salt, hashes },
        renamed(limits, id, mark),
        withName(open, id, mark),
        withName(told, id, mark),
        withName(possible, id, mark),
        ...kept.map((one) => one && withAddress(one, [email], mark)),
      ];
    },
  );
  await renameInLists(id, number);
  // What Google showed to this account is no business of whoever comes next.
  await spaceViews.update((all) => Object.fromEntries(Object.entries(all).filter(([, view]) => view.accountId !== id)));
  await callStart.clear();
  await runningCalls.update((kept) => (kept?.accountId === id ? undefined : kept));
  await awaited.update((all) => all.filter(({ accountId }) => accountId !== id));
  await dropSignInNeeded(id);
}

/** The mark that stands for an account since it signed out; where it never did, that of nobody. */
export async function markOf(id: string): Promise<string> {
  const former = await formerAccounts.get();
  return mark(former ? former.hashes.indexOf(await hashOf(former.salt, id)) + 1 : 0);
}

/**
 * Keeps an account that just signed in, and turns its number back where it had one. Its address may be another by now.
 * `inUse`: from now on orders are carried out with it.
 */
export async function keepAccount(account: Account, { inUse }: { inUse: boolean }): Promise<void> {
  const { id, email, way } = account;
  const its = await markOf(id);
  const before = (await accounts.get()).find((one) => one.id === id)?.email;
  const names = [its, ...(before && before !== email ? [before] : [])];
  const theirs = await findMeetingsOf(names);
  await change(
    [accounts, currentId, chosenMethod, planLimits, openEntries, toldEntries, possibleMeetings, ...theirs],
    ([known, current, method, limits, open, told, possible, ...kept]) => [
      known.filter((one) => one.id !== id).concat(account),
      inUse ? id : current,
      inUse ? way : method,
      renamed(limits, its, id),
      withName(open, its, id),
      withName(told, its, id),
      withName(possible, its, id),
      ...kept.map((one) => one && withAddress(one, names, email)),
    ],
  );
  await renameInLists(its, id);
  await dropSignInNeeded(id);
}

/** Lists of new meetings that are not all made name the account that makes them. */
async function renameInLists(name: string, now: string): Promise<void> {
  for (const id of Object.keys(await roomLists.all()))
    await roomLists.at(id).update((kept) => (kept?.accountId === name ? { ...kept, accountId: now } : kept));
}

/** The same value with another name wherever this one stands: an order names its account in several places. */
export const withName = <T>(kept: T, name: string, now: string): T =>
  JSON.parse(JSON.stringify(kept).replaceAll(JSON.stringify(name), JSON.stringify(now)));

/** The stored values of the meetings that one of these saw last or made, each an address or a mark. */
async function findMeetingsOf(whom: readonly string[]) {
  const all: Meeting[] = [...(await readMeetings()).values()];
  return all
    .filter(({ account, madeBy }) => whom.includes(account) || (madeBy && whom.includes(madeBy.account)))
    .map(({ name }) => meetings.at(name));
}

/** The same meeting with this address or mark wherever one of these stood. */
export function withAddress(meeting: Meeting, whom: readonly string[], now: string): Meeting {
  const { account, madeBy } = meeting;
  return {
    ...meeting,
    account: whom.includes(account) ? now : account,
    ...(madeBy && { madeBy: whom.includes(madeBy.account) ? { ...madeBy, account: now } : madeBy }),
  };
}

async function hashOf(salt: string, id: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${salt} ${id}`))));
}

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
