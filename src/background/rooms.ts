import { Failed } from '../actions/failures';
import { scopesFor } from '../actions/scopes-for';
import { type Actions, actions } from '../actions/table';
import { isMeetError } from '../meet/errors';
import { diff, findMismatches, type SettingValues, sent } from '../meet/settings';
import type { Space } from '../meet/types';
import type { Account } from '../store/accounts';
import { labels, type Meeting, meetings, sighted } from '../store/meetings';
import { people, rowsOf } from '../store/people';
import { possibleMeetings, withPossible } from '../store/possible-meetings';
import {
  countRooms,
  createsAMinute,
  findAllMismatches,
  isLeft,
  type RoomList,
  type RoomRow,
  roomLists,
} from '../store/rooms';
import { change, type Stored } from '../store/stored';
import { begin, isBegun } from '../store/under-way';
import { breakMs } from './break';
import { openGoogleToChange } from './google';
import { countRows, keepOr, keepStep, oneByOne, openMembers, requireBegun, rest, Work } from './members';
import type { Recording } from './recording';
import { sightingOf } from './sighting';
import { chooseSettings } from './spaces';
import { toFailure } from './to-failure';
import { learnPlanLimit } from './write';

/**
 * Makes the meetings of a list that are not made yet, one after the other, each with its label and its people. How far it is
 * with each is kept before a request leaves and with its answer, so that the next worker goes on. None is asked for twice: of
 * one whose answer is lost it is said that it may exist, because Google cannot list meetings. A browser that starts makes no
 * more of them before it is told to, because none can be deleted.
 * @throws Failed with what keeps all the others from being made as well
 */
export async function createRooms(
  { list: id }: Actions['createRooms']['input'],
  recording: Recording,
): Promise<Actions['createRooms']['output']> {
  // Google counts by account, and a person looks at one list at a time.
  return navigator.locks.request('rooms', async () => {
    const box = roomLists.at(id);
    const goesOn = await takeUp(box, recording);
    const rooms = new Rooms(id, box, goesOn, await timesOfOthers(id));
    await rooms.goOn().catch(async (cause) => {
      await rooms.leave();
      throw cause;
    });
    const list = await rooms.read();
    return { rooms: countRooms(list), mismatches: findAllMismatches(list) };
  });
}

/** The person wants no more of a list to be made, for now or for good. What is under way comes to its end. */
export async function stopRooms({ list }: Actions['stopRooms']['input']): Promise<null> {
  await roomLists.at(list).update((kept) => kept && { ...kept, stopsAtMs: Date.now() });
  return null;
}

/** Lets a list go on by this order, unless it did so already in another worker; answers whether more may be sent. */
async function takeUp(box: Stored<RoomList | undefined>, recording: Recording): Promise<boolean> {
  const orderId = recording.entry.id;
  const before = await box.get();
  if (!before) throw new Failed({ kind: 'listGone' });
  if (before.orderId === orderId) return isBegun(orderId);
  await requireBegun(recording);
  // In this order: of a list that is kept as this order's and was not begun, the next worker would make nothing.
  await keepOr({ kind: 'notRecorded' }, begin(orderId));
  await keepOr(
    { kind: 'notRecorded' },
    box.update((kept) => kept && { ...kept, orderId, stopsAtMs: undefined, rows: kept.rows.map(again) }),
  );
  return true;
}

/** When the meetings of all other lists were asked for. While one list goes on none of them does. */
async function timesOfOthers(id: string): Promise<number[]> {
  const { [id]: own, ...others } = await roomLists.all();
  // A list that is done has no account any more: it may have been this one.
  return Object.values(others)
    .filter(({ accountId }) => !accountId || accountId === own?.accountId)
    .flatMap(timesOf);
}

const timesOf = ({ rows }: RoomList): number[] => rows.flatMap(({ sentAtMs }) => sentAtMs ?? []);

/** What was refused is tried once more, and what is unknown never is. */
const again = ({ failure, ...row }: RoomRow): RoomRow => (row.is === 'failed' ? { ...row, is: 'queued' } : row);

/** While it waits it is looked so often whether it is to stop. */
const stopsWithinMs = 2_000;
/** Google counts by the minute, from when a request arrives, which may be a little later than it was sent. */
const minuteMs = 61_000;

/** What Google answered, to whom, and what it was asked for: the organisation may have had a say since the list was kept. */
interface Made {
  space: Space;
  account: Account;
  leaves: SettingValues;
}

class Rooms {
  /** Google asked for a break until then. */
  #breakUntilMs = 0;

  constructor(
    readonly id: string,
    readonly box: Stored<RoomList | undefined>,
    /** Nothing more is sent where the browser was started since. */
    readonly goesOn: boolean,
    readonly timesOfOthers: readonly number[],
  ) {}

  async read(): Promise<RoomList> {
    const list = await this.box.get();
    if (!list) throw new Failed({ kind: 'listGone' });
    return list;
  }

  async goOn(): Promise<void> {
    for (;;) {
      const list = await this.read();
      const at = list.rows.findIndex(isLeft);
      const row = list.rows[at];
      if (!row) return;
      // Another worker asked for it, and died before it knew.
      if (row.is === 'sent') await this.#mayExist(at, row, list);
      else if (!this.goesOn || list.stopsAtMs) return;
      else if (row.is === 'made') await this.#letIn(at, row, list);
      else if (this.#waitMs(list) > 0) await rest(Math.min(this.#waitMs(list), stopsWithinMs));
      else await this.#make(at, row, list);
    }
  }

  /** Something went wrong, of ours perhaps. What may have been sent may exist; without room for that the next order says so. */
  async leave(): Promise<void> {
    const list = await this.read();
    for (const [at, row] of list.rows.entries())
      if (row.is === 'sent') await this.#mayExist(at, row, list).catch(() => undefined);
  }

  async #make(at: number, row: RoomRow, list: RoomList): Promise<void> {
    const { leaves } = await chooseSettings({ leaves: list.leaves });
    const scopes = scopesFor('createSpace', leaves);
    let space: Space;
    let account: Account;
    const sentRow: RoomRow = { ...row, is: 'sent', sentAtMs: Date.now() };
    try {
      const sending = () => this.#put(at, sentRow);
      const google = await openGoogleToChange(scopes, sending, list.accountId);
      account = google.account;
      space = await learnPlanLimit(account, google.createSpace(sent(diff({}, leaves))));
    } catch (cause) {
      if (isMeetError(cause, 'outcomeUnknown')) return this.#mayExist(at, sentRow, list);
      if (isMeetError(cause, 'rateLimited')) {
        this.#breakUntilMs = Date.now() + breakMs(cause);
        return this.#put(at, row);
      }
      const failure = toFailure(cause, scopes);
      // It may have been sent, and then what is kept says so.
      if (failure.kind === 'unexpected') throw cause;
      const isOfOne = failure.kind === 'invalid';
      await this.#put(at, isOfOne ? { ...row, is: 'failed', failure } : row);
      if (!isOfOne) throw cause;
      return;
    }
    await this.#keepMade(at, sentRow, list, { space, account, leaves });
  }

  /** The row, the meeting, its label and whom it is for, in one operation. */
  async #keepMade(at: number, row: RoomRow, list: RoomList, made: Made): Promise<void> {
    const { space, account, leaves } = made;
    const { label, people: guests = [] } = row;
    const mismatches = findMismatches(leaves, space.config);
    const done: RoomRow = {
      ...row,
      is: 'made',
      name: space.name,
      ...(space.meetingUri && { uri: space.meetingUri }),
      ...(mismatches.length && { mismatches }),
    };
    const { presetId } = list;
    const sighting = await sightingOf(account, { made: true, isNew: true, ...(presetId && { presetId }) });
    const writing = change(
      [this.box, meetings.at(space.name), labels, people.at(space.name)] as const,
      ([kept, meeting, names, some]) => [
        withRow(kept, at, done),
        { ...(sighted(meeting, space, sighting) as Meeting), label },
        { ...names, [space.name]: label },
        guests.length ? { added: {}, orderId: this.id, rows: rowsOf(guests, 'add') } : some,
      ],
    );
    await keepStep(writing);
  }

  /** Its people, each with an outcome of their own. */
  async #letIn(at: number, row: RoomRow, list: RoomList): Promise<void> {
    const { people: _, ...done } = row;
    const { name } = row;
    if (!name) return this.#put(at, done);
    const google = await openMembers(actions.updateMembers.scopes, list.accountId);
    const work = new Work(name, google, this.goesOn);
    const { failed, unknown } = await oneByOne(name, async () => {
      try {
        await work.goOn();
      } catch (cause) {
        // It is about this one meeting; what is about the account or the network keeps the others from being made as well.
        if (!isMeetError(cause, 'denied', 'notFound', 'invalid')) throw cause;
        await work.giveUp(toFailure(cause, actions.updateMembers.scopes));
      }
      return countRows(await work.rows());
    });
    await this.#put(at, { ...done, ...(failed + unknown > 0 && { peopleMissing: failed + unknown }) });
  }

  /** Nobody knows whether Google made it, and it is never asked for again. */
  async #mayExist(at: number, row: RoomRow, { leaves, accountId = '' }: RoomList): Promise<void> {
    const { people: _, ...unknown } = row;
    const { sentAtMs = Date.now() } = row;
    const one = { method: 'createSpace' as const, settings: leaves, atMs: sentAtMs, account: accountId };
    const writing = change([this.box, possibleMeetings] as const, ([kept, possible]) => [
      withRow(kept, at, { ...unknown, is: 'unknown' }),
      withPossible(possible, { id: `${this.id}:${at}`, sent: one }),
    ]);
    await keepStep(writing);
  }

  /** How long to wait before another new meeting is within Google's quota. */
  #waitMs(list: RoomList): number {
    const times = [...this.timesOfOthers, ...timesOf(list)].sort((a, b) => b - a);
    const tenth = times[createsAMinute - 1] ?? 0;
    return Math.max(tenth + minuteMs, this.#breakUntilMs) - Date.now();
  }

  async #put(at: number, row: RoomRow): Promise<void> {
    await keepStep(this.box.update((kept) => withRow(kept, at, row)));
  }
}

const withRow = (list: RoomList | undefined, at: number, row: RoomRow): RoomList | undefined =>
  list && { ...list, rows: list.rows.map((one, place) => (place === at ? row : one)) };
