import { Failed, type Failure } from '../actions/failures';
import { type Actions, actions, type PeopleCount } from '../actions/table';
import { openTokenSource } from '../auth';
import { isMeetError } from '../meet/errors';
import { type MembersClient, membersClient } from '../meet/members';
import type { ScopeAlternatives } from '../meet/scopes';
import type { Member, MemberName, SpaceName } from '../meet/types';
import { isSame, type People, type PersonRow, people, rowsOf } from '../store/people';
import { begin, isBegun, ordersUnderWay } from '../store/under-way';
import { breakMs } from './break';
import { online } from './google';
import type { Recording } from './recording';
import { toFailure } from './to-failure';

/** The members of meetings as one account may see or change them. @throws Failed signedOut, scopeMissing or blockedByPolicy */
export async function openMembers(alternatives: ScopeAlternatives, accountId?: string): Promise<OpenMembers> {
  const tokens = await openTokenSource(alternatives, accountId);
  return { ...membersClient(tokens, { online }), accountId: tokens.account.id };
}

/** The API together with who asks it. */
export interface OpenMembers extends MembersClient {
  accountId: string;
}

/** Everybody who has a place in a meeting, as Google lists them: only its owner may see that. */
export async function readMembers({ name }: Actions['readMembers']['input']): Promise<Member[]> {
  return (await openMembers(actions.readMembers.scopes)).listMembers(name);
}

/**
 * Adds people, changes what they are, and then takes others away, one request after the other. Without any it is about those
 * of the last order that are not done. How far it is with each is kept before a request leaves and after its answer: the
 * next worker goes on, and sends none of them a second time. A browser that starts sends nothing more of it.
 * @throws Failed with what every one of them failed with, MeetError
 */
export async function updateMembers(
  { name, add = [], remove = [] }: Actions['updateMembers']['input'],
  recording: Recording,
): Promise<Actions['updateMembers']['output']> {
  return oneByOne(name, async () => {
    const work = await takeUp(name, recording, [...rowsOf(add, 'add'), ...rowsOf(remove, 'remove')]);
    if (!work) return { people: countRows([]) };
    await work.goOn().catch(async (cause) => {
      // Where there is no room for that either they stay as they are, and the next order about them begins with them.
      await work.giveUp(toFailure(cause, actions.updateMembers.scopes)).catch(() => undefined);
      throw cause;
    });
    const rows = await work.rows();
    const [first] = rows;
    const failure = first?.failure;
    const isOne = failure && rows.every((row) => row.failure?.kind === failure.kind);
    // Of several, what is about one person is said of each, and not the first one's of all.
    if (isOne && (rows.length === 1 || !ofOne.includes(failure.kind))) throw new Failed(failure);
    return { people: countRows(rows) };
  });
}

/** The sentence about these is about one person, or Google's own in it is. */
const ofOne: Failure['kind'][] = ['invalid', 'memberNotKept', 'notAdded'];

/** How it went with the people of an order. */
export const countRows = (rows: readonly PersonRow[]): PeopleCount => {
  const count = (is: PersonRow['is']) => rows.filter((row) => row.is === is).length;
  return { done: count('done'), failed: count('failed'), unknown: count('unknown') };
};

/** One order about the people of a meeting at a time. */
export const oneByOne = <T>(name: SpaceName, run: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`people:${name}`, run) as Promise<T>;

/**
 * Keeps what is to be done, unless another worker did, and opens the API for it. Undefined where a later order came in
 * between, which took over whom this one had left.
 */
async function takeUp(name: SpaceName, recording: Recording, given: PersonRow[]): Promise<Work | undefined> {
  const { id, account, state } = recording.entry;
  const box = people.at(name);
  const { orderId, rows: before = [] } = (await box.get()) ?? {};
  const isAnothers = orderId === id;
  if (!isAnothers && state.is === 'sent') return undefined;
  const goesOn = !isAnothers || (await isBegun(id));
  if (!isAnothers) {
    await requireBegun(recording);
    const rows = given.length
      ? [...leftOf(before, given, !!orderId && (await isBegun(orderId))), ...given]
      : again(before);
    // In this order: of what is kept as this order's and was not begun, the next worker would send nothing.
    await keepOr({ kind: 'notRecorded' }, begin(id));
    await keepOr(
      { kind: 'notRecorded' },
      box.update((kept) => ({ added: kept?.added ?? {}, orderId: id, rows })),
    );
    // What was told is kept and can be exported: no address is in it.
    await recording.keep({ order: { action: 'updateMembers', input: { name } } });
  }
  const google = await openMembers(actions.updateMembers.scopes, account);
  if (recording.entry.state.is !== 'sent')
    await recording.sending({ method: 'updateMembers', name, account: google.accountId });
  return new Work(name, google, goesOn);
}

/**
 * An order that another worker left before it took it up begins by itself only if that was since the browser was started.
 * @throws Failed interrupted
 */
export async function requireBegun({ isLeft, entry }: Recording): Promise<void> {
  if (isLeft && !(await isBegun(entry.id))) throw new Failed({ kind: 'interrupted' });
}

/** Those that are not done, to be tried once more. What may have been sent is looked up, and never sent again. */
const again = (rows: PersonRow[]): PersonRow[] =>
  rows
    .filter(({ is }) => is !== 'done')
    .map(({ failure: _, ...row }) => ({ ...row, is: row.is === 'unknown' || row.is === 'sent' ? 'sent' : 'queued' }));

/**
 * Those that an order before left under way, because its worker died. Whom the new one is about is not queued twice. Of an
 * earlier start of the browser nothing is sent.
 */
const leftOf = (rows: PersonRow[], given: PersonRow[], goesOn: boolean): PersonRow[] =>
  rows
    .filter(({ is, email }) => is === 'sent' || (is === 'queued' && !given.some((one) => isSame(one.email, email))))
    .map((row) => (goesOn || row.is === 'sent' ? row : failed(row, { kind: 'interrupted' })));

/** The people of one order about one meeting, on their way. All that is known of them is kept. */
export class Work {
  /** Everybody with a place in the meeting before anything was sent. */
  #listed: Member[] = [];
  /** Google answered something else than that it would not: only then is there anything to be read back. */
  #hasSent = false;

  constructor(
    readonly name: SpaceName,
    readonly google: MembersClient,
    /** Nothing more is sent where the browser was started since. */
    readonly goesOn: boolean,
  ) {}

  async rows(): Promise<PersonRow[]> {
    return (await people.at(this.name).get())?.rows ?? [];
  }

  async goOn(): Promise<void> {
    this.#listed = await this.google.listMembers(this.name);
    for (;;) {
      const rows = await this.rows();
      const at = rows.findIndex(({ is }) => is === 'sent' || is === 'queued');
      const row = rows[at];
      if (!row) break;
      await this.#put(at, await this.#next(at, row, rows));
    }
    if (this.#hasSent) await this.#readBack();
  }

  async #next(at: number, row: PersonRow, rows: PersonRow[]): Promise<PersonRow> {
    if (row.is === 'sent') return this.#lookUp(row);
    if (!this.goesOn) return failed(row, { kind: 'interrupted' });
    if (row.does === 'remove' && rows.some(({ does, is }) => does === 'add' && is !== 'done'))
      return failed(row, { kind: 'othersFirst' });
    const refusal = rows.find(({ failure }) => failure?.kind === 'denied')?.failure;
    // It is about the meeting and no person: it would be the same for all.
    if (refusal) return failed(row, refusal);
    const there = this.#listed.find(({ email }) => isSame(email, row.email));
    if (row.does === 'remove' ? !there : there && there.role === row.role)
      return { ...row, ...(there && { member: there.name }), is: 'done' };
    const { added = {} } = (await people.at(this.name).get()) ?? {};
    if (there && row.does === 'remove' && !added[there.name]) return failed(row, { kind: 'notAdded' });
    const known: PersonRow = there ? { ...row, member: there.name } : { ...row, isOurs: true };
    await this.#put(at, { ...known, is: 'sent' });
    return this.#send(known);
  }

  async #send(row: PersonRow): Promise<PersonRow> {
    const { does } = row;
    try {
      const member = await this.#ask(row);
      this.#hasSent = true;
      return { ...row, member, is: 'done' };
    } catch (cause) {
      if (isMeetError(cause, 'rateLimited')) {
        await rest(breakMs(cause));
        return { ...row, is: 'queued' };
      }
      // Somebody else added or took them meanwhile, or the answer is lost: the list tells.
      if (isMeetError(cause, 'alreadyExists', 'outcomeUnknown')) return this.#lookUp(row, cause);
      if (does === 'remove' && isMeetError(cause, 'denied', 'notFound')) return this.#lookUp(row, cause);
      return failed(row, toFailure(cause, actions.updateMembers.scopes));
    }
  }

  /** One request, which gives the place that it is about. */
  async #ask({ does, email, role, member }: PersonRow): Promise<MemberName> {
    if (does === 'add' && !member) return (await this.google.createMember(this.name, email, role)).name;
    // Whoever is listed has one; without it the client refuses, and nothing is sent.
    const place = member as MemberName;
    if (does === 'add') return (await this.google.patchMember(place, role)).name;
    await this.google.deleteMember(place);
    return place;
  }

  /** Something keeps all the others from being done as well. */
  async giveUp(failure: Failure): Promise<void> {
    for (const [at, row] of (await this.rows()).entries())
      if (row.is === 'queued') await this.#put(at, failed(row, failure));
  }

  /** What became of a request, as the list shows it. Where it was refused for a reason that the list confirms, by that. */
  async #lookUp({ isOurs, ...before }: PersonRow, cause?: unknown): Promise<PersonRow> {
    const isTheirs = isMeetError(cause, 'alreadyExists');
    const row: PersonRow = { ...before, ...(isOurs && !isTheirs && { isOurs }) };
    let listed: Member[];
    try {
      listed = await this.google.listMembers(this.name);
    } catch {
      return { ...row, is: 'unknown' };
    }
    this.#listed = listed;
    const there = listed.find(({ email }) => isSame(email, row.email));
    if (row.does === 'remove' ? !there : there && there.role === row.role)
      return { ...row, ...(there && { member: there.name }), is: 'done' };
    // There by somebody else's doing, in another role: theirs is a place to be changed, and not a second one to be made.
    if (there && isTheirs && !row.member) return { ...row, is: 'queued' };
    const isRefused = isMeetError(cause, 'denied', 'notFound', 'alreadyExists');
    return failed(row, isRefused ? toFailure(cause, actions.updateMembers.scopes) : { kind: 'notDone' });
  }

  /** A 200 does not mean that it holds; where the list cannot be read, it is all that is known. */
  async #readBack(): Promise<void> {
    const listed = await this.google.listMembers(this.name).catch(() => undefined);
    if (!listed) return;
    const holds = ({ does, email, role }: PersonRow) => {
      const there = listed.find((one) => isSame(one.email, email));
      return does === 'remove' ? !there : there && there.role === role;
    };
    for (const [at, row] of (await this.rows()).entries())
      if (row.is === 'done' && !holds(row))
        // Whether somebody who was taken away and is listed still walks in, nobody knows.
        await this.#put(at, row.does === 'remove' ? { ...row, is: 'unknown' } : failed(row, { kind: 'memberNotKept' }));
  }

  /** Keeps how it is with one of them, and whom this extension added. @throws Failed stoppedFull */
  async #put(at: number, row: PersonRow): Promise<void> {
    const writing = people.at(this.name).update((kept) => ({
      ...kept,
      added: withRow(kept?.added ?? {}, row),
      rows: (kept?.rows ?? []).map((one, place) => (place === at ? row : one)),
    }));
    await keepStep(writing);
  }
}

/** Whom this extension added, after this row. Who had a place before, by somebody else's doing, never is. */
export function withRow(
  added: People['added'],
  { does, is, email, role, member, isOurs, failure }: PersonRow,
): People['added'] {
  if (!member) return added;
  const { [member]: before, ...others } = added;
  if (failure?.kind === 'memberNotKept') return others;
  // They may be there still, and then can be taken away again.
  if (does === 'remove' && is === 'unknown') return { ...others, [member]: before ?? { email, ...(role && { role }) } };
  if (is !== 'done') return added;
  if (does === 'remove') return others;
  return before || isOurs ? { ...others, [member]: { email, ...(role && { role }) } } : added;
}

const failed = (row: PersonRow, failure: Failure): PersonRow => ({ ...row, is: 'failed', failure });

/** Waits for a write of this browser's. @throws Failed with this failure where Chrome has no room */
export async function keepOr(failure: Failure, writing: Promise<unknown>): Promise<void> {
  await writing.catch(() => {
    throw new Failed(failure);
  });
}

/** Waits until how far an order about many is was kept. @throws Failed stoppedFull where Chrome has no room */
export const keepStep = (writing: Promise<unknown>): Promise<void> => keepOr({ kind: 'stoppedFull' }, writing);

/** Waits so long. Asked for something now and then, Chrome lets the worker live. */
export async function rest(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= awakeMs) {
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, awakeMs)));
    await ordersUnderWay.get();
  }
}

/** Chrome ends a worker that asks it for nothing for 30 s. */
const awakeMs = 15_000;
