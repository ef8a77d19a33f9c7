import type { Entry, Outcome, SeenConference, Undo } from '../actions/entry';
import { Failed } from '../actions/failures';
import type { Person } from '../actions/person';
import type { SpaceView } from '../actions/table';
import type { Space } from '../meet/types';
import type { Account } from '../store/accounts';
import { keepUnsafe, openEntries, putEntry, putUnsafeEntry, replaced } from '../store/ledger';
import { knownMeeting, type Meeting, meetings, recents, sighted, withRecent } from '../store/meetings';
import { people, rowsOf } from '../store/people';
import { possibleMeetings, withPossible } from '../store/possible-meetings';
import { change } from '../store/stored';
import { begin } from '../store/under-way';
import type { Sending } from './google';
import { showSpace } from './show-space';
import { type Found, sightingOf } from './sighting';

/** Google's answer about a space, to be kept with the entry in one operation. */
export interface Answer {
  space: Space;
  account: Account;
  found?: Found;
  undo?: Undo;
  /** Who gets a place in it: an order of its own, which follows. */
  people?: Person[];
  /** With it the order is answered. Without it something else of the same order follows. */
  outcome?: Outcome;
}

/** An order on its way, for the function that carries it out. */
export class Recording {
  /** What cannot be kept is told all the same. */
  #isUnsafe = false;
  /** The space as it was read right before its turn, which came at once. */
  read?: Space;
  /** An order that goes on once this one is told. */
  follows?: Entry;
  /** It was not given just now: another worker left it, or it follows another order. */
  isLeft = false;
  /** There was no room for what was to be kept last, anywhere. */
  isLost = false;
  /** So many people were to get a place, and there was no room to keep who. */
  missing = 0;

  constructor(
    public entry: Entry,
    /** The call that was confirmed, for an action that asks first. */
    readonly seen?: SeenConference,
  ) {}

  /** No record, no request: an order that cannot be kept is not sent, unless it can be read back. */
  readonly sending: Sending = async (sent) => {
    const { code } = this.entry.about ?? {};
    const name = 'name' in sent ? sent.name : undefined;
    this.#become({
      account: sent.account,
      about: { ...this.entry.about, ...(name && { name }), ...(code && { code }) },
      state: { is: 'sent', sent: { ...sent, atMs: Date.now() } },
    });
    try {
      await putEntry(this.entry);
    } catch {
      // Chrome has no codes for a full disk or a quota: whatever it is, there is no record.
      if (sent.method === 'createSpace') throw new Failed({ kind: 'notRecorded' });
      this.#isUnsafe = true;
      await putUnsafeEntry(this.entry).catch(() => {
        throw new Failed({ kind: 'notRecorded' });
      });
    }
  };

  /** Keeps what Google answered, the meeting and the way back, in one operation. Never rejects: Google has done it. */
  async answered({ space, account, found = {}, undo, people: some = [], outcome }: Answer): Promise<SpaceView> {
    const about = { name: space.name, code: space.meetingCode ?? this.entry.about?.code };
    this.#become({
      about,
      account: account.id,
      ...(undo && { undo }),
    });
    if (outcome) this.#conclude(outcome, true);
    const sighting = await sightingOf(account, found);
    let meeting: Meeting | undefined;
    const follows = some.length ? await this.#follow(space) : undefined;
    try {
      [, meeting] = await change(
        [openEntries, meetings.at(space.name), recents, people.at(space.name)] as const,
        ([open, before, names, kept]) => [
          replaced(follows ? [...open, follows] : open, this.entry),
          sighted(before, space, sighting),
          withRecent(names, space.name),
          follows ? { added: {}, orderId: follows.id, rows: rowsOf(some, 'add') } : kept,
        ],
      );
      if (follows) this.follows = follows;
    } catch {
      this.#isUnsafe = true;
      this.missing = some.length;
      meeting = sighted(await knownMeeting(space.name), space, sighting);
    }
    return showSpace(space, account, meeting as Meeting, found.made);
  }

  /** The order to give people a place in the meeting that was just made. It is begun by this browser. */
  async #follow({ name, meetingCode: code }: Space): Promise<Entry> {
    const id = crypto.randomUUID();
    await begin(id).catch(() => undefined); // Then it is told who is left.
    const { trigger, account } = this.entry;
    return {
      id,
      order: { action: 'updateMembers', input: { name } },
      trigger,
      ...(account && { account }),
      askedAtMs: Date.now(),
      about: { name, ...(code && { code }) },
      state: { is: 'queued' },
    };
  }

  /** The order has come to its end, one way or another. Never rejects. */
  async end(outcome: Outcome): Promise<void> {
    const sent = outcome.is === 'unknown' && outcome.sent?.method === 'createSpace' ? outcome.sent : undefined;
    this.#conclude(outcome);
    try {
      if (sent) {
        const { id } = this.entry;
        await change([openEntries, possibleMeetings] as const, ([open, possible]) => [
          replaced(open, this.entry),
          withPossible(possible, { id, sent }),
        ]);
      } else await putEntry(this.entry);
    } catch {
      this.#isUnsafe = true;
      this.#conclude(outcome);
      await this.#keepUnsafe();
    }
  }

  /** Keeps how far it is, as well as there is room. What is not sent yet may be lost: nothing has happened then. */
  async keep(changed: Partial<Entry> = {}): Promise<void> {
    this.#become(changed);
    await putEntry(this.entry).catch(() => this.#keepUnsafe());
  }

  async #keepUnsafe(): Promise<void> {
    this.isLost = !(await keepUnsafe(this.entry));
  }

  #conclude(outcome: Outcome, goesOn?: true): void {
    const marked = this.#isUnsafe && outcome.is === 'done' ? { ...outcome, unsafe: true as const } : outcome;
    this.#become({ state: { is: 'answered', outcome: marked, atMs: Date.now(), goesOn } });
  }

  #become(changed: Partial<Entry>): void {
    this.entry = { ...this.entry, ...changed };
  }
}
