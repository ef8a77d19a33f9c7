import type { User, Users } from '../accounts/users';
import { type Clock, dayMs } from '../clock';
import type { Log } from '../log';
import { readLeaf } from './config';
import { newOpaqueId } from './names';
import type { Space } from './spaces';

/** Somebody at the door: an address is a signed-in account (known or not), any other text an anonymous name. */
export type Who = string | { anonymous: string } | { phone: string };

export interface Session {
  name: string;
  startTime: number;
  endTime?: number;
}
export interface Participant {
  name: string;
  key: string;
  who: { user: User } | { stranger: string; id: string } | { anonymous: string } | { phone: string };
  sessions: Session[];
}
/** One device of somebody in a call, in milliseconds after its beginning; without `toMs` until its end, or until now. */
export interface Stay {
  who: Who;
  fromMs: number;
  toMs?: number;
}
export type ArtifactKind = 'recordings' | 'transcripts' | 'smartNotes';
export type ArtifactState = 'STARTED' | 'ENDED' | 'FILE_GENERATED';
export interface Artifact {
  name: string;
  state: ArtifactState;
  startTime: number;
  endTime?: number;
  /** The Drive file or Google document that it ends up in. */
  file: string;
}

/** One call in a space, running or over. */
export interface Conference {
  name: string;
  space: Space;
  startTime: number;
  endTime?: number;
  participants: Participant[];
  artifacts: Record<ArtifactKind, Artifact[]>;
}

/** Records are gone 30 days after the end of the call. */
export const keptForMs = 30 * dayMs;

/** All calls. A space holds at most one running call at a time. */
export class Conferences {
  #all: Conference[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly users: Users,
    private readonly log: Log,
  ) {}

  /** Those that Google still knows, the newest first. */
  list(): Conference[] {
    const now = this.clock.now();
    return this.#all
      .filter(({ endTime }) => endTime === undefined || endTime + keptForMs > now)
      .sort((a, b) => b.startTime - a.startTime);
  }

  current(space: Space): Conference | undefined {
    return this.#all.find((conference) => conference.space === space && conference.endTime === undefined);
  }

  find(name: string): Conference | undefined {
    return this.list().find((conference) => conference.name === name);
  }

  /** Starts a call, or goes on with the running one. */
  start(space: Space, startedAgoMs = 0): Conference {
    const running = this.current(space);
    if (running) return running;
    return this.#begun(space, this.clock.now() - startedAgoMs);
  }

  /** Lets somebody in without asking; the same person coming back gets another session. */
  admit(conference: Conference, who: Who, at = this.clock.now()): Participant {
    const participant = this.#participant(conference, who);
    const inside = participant.sessions.some(({ endTime }) => endTime === undefined);
    if (!inside) this.#begin(participant, at);
    return participant;
  }

  /** A call as it was: each stay is a session of its own, so that two at one time are two devices. Without `lastedMs` it runs. */
  hold(space: Space, startTime: number, lastedMs: number | undefined, stays: readonly Stay[]): Conference {
    const endTime = lastedMs === undefined ? undefined : startTime + lastedMs;
    if (endTime === undefined && this.current(space)) throw new Error('A call runs in this space already.');
    const conference = this.#begun(space, startTime);
    for (const { who, fromMs, toMs } of stays) {
      const session = this.#begin(this.#participant(conference, who), startTime + fromMs);
      const leftAt = toMs === undefined ? endTime : startTime + toMs;
      if (leftAt !== undefined) session.endTime = leftAt;
    }
    if (endTime !== undefined) conference.endTime = endTime;
    return conference;
  }

  /** Somebody opens the link. Who is not admitted knocks, and nobody answers. A refused attempt starts no call. */
  join(space: Space, who: Who): boolean {
    const admitted = this.#mayEnter(space, who);
    this.log.joins.push({ at: this.clock.now(), space: space.name, who: keyOf(who), admitted });
    if (admitted) this.admit(this.start(space), who);
    return admitted;
  }

  /** Ends somebody's session; the call ends with the last of them. */
  leave(conference: Conference, who: Who): void {
    const now = this.clock.now();
    const participant = conference.participants.find(({ key }) => key === keyOf(who));
    for (const session of participant?.sessions ?? []) session.endTime ??= now;
    if (conference.participants.every(({ sessions }) => sessions.every(({ endTime }) => endTime !== undefined)))
      this.end(conference);
  }

  end(conference: Conference): void {
    const now = this.clock.now();
    for (const { sessions } of conference.participants) for (const session of sessions) session.endTime ??= now;
    for (const artifact of Object.values(conference.artifacts).flat()) {
      artifact.endTime ??= now;
      if (artifact.state === 'STARTED') artifact.state = 'ENDED';
    }
    conference.endTime = now;
    conference.space.lastUsedAt = now;
  }

  /** Makes or moves on a call's artifacts. */
  produce(conference: Conference, kinds: readonly ArtifactKind[], state: ArtifactState): void {
    for (const kind of kinds) {
      const artifact = conference.artifacts[kind][0] ?? {
        name: `${conference.name}/${kind}/${newOpaqueId()}`,
        state,
        startTime: conference.startTime,
        file: newOpaqueId(),
      };
      artifact.state = state;
      if (state !== 'STARTED') artifact.endTime ??= conference.endTime ?? this.clock.now();
      if (conference.artifacts[kind].length === 0) conference.artifacts[kind].push(artifact);
    }
  }

  /** Whether a signed-in user ever was in one of a space's calls. */
  wasIn(space: Space, user: User): boolean {
    return this.list().some((conference) => conference.space === space && hasBeenIn(conference, user));
  }

  #begun(space: Space, startTime: number): Conference {
    const conference: Conference = {
      name: `conferenceRecords/${newOpaqueId()}`,
      space,
      startTime,
      participants: [],
      artifacts: { recordings: [], transcripts: [], smartNotes: [] },
    };
    this.#all.push(conference);
    space.lastUsedAt = this.clock.now();
    return conference;
  }

  /** Somebody in a call: who was in before is the same again. */
  #participant(conference: Conference, who: Who): Participant {
    const key = keyOf(who);
    const known = conference.participants.find((other) => other.key === key);
    if (known) return known;
    const name = `${conference.name}/participants/${newOpaqueId()}`;
    const participant: Participant = { name, key, who: this.#identify(who), sessions: [] };
    conference.participants.push(participant);
    return participant;
  }

  #begin(participant: Participant, startTime: number): Session {
    const session: Session = { name: `${participant.name}/participantSessions/${newOpaqueId()}`, startTime };
    participant.sessions.push(session);
    return session;
  }

  /** Access as documented: OPEN everybody, TRUSTED the owner's organisation, guests and telephones, RESTRICTED guests only. */
  #mayEnter(space: Space, who: Who): boolean {
    if (readLeaf(space.config, 'entryPointAccess') === 'CREATOR_APP_ONLY') return false;
    const email = emailOf(who);
    const guests = [space.owner.email, ...space.invited, ...space.members.map((member) => member.email)];
    if (email && guests.some((guest) => guest.toLowerCase() === email)) return true;
    const access = readLeaf(space.config, 'accessType');
    if (access === 'OPEN') return true;
    if (access !== 'TRUSTED') return false;
    const colleague = space.owner.workspace && email?.split('@')[1] === space.owner.email.split('@')[1];
    return colleague || (typeof who === 'object' && 'phone' in who);
  }

  #identify(who: Who): Participant['who'] {
    const email = emailOf(who);
    if (email) {
      const user = this.users.find(email);
      return user ? { user } : { stranger: email.split('@')[0] ?? email, id: newOpaqueId() };
    }
    return typeof who === 'string' ? { anonymous: who } : who;
  }
}

/** Whether a user was in this very call. */
export const hasBeenIn = (conference: Conference, user: User): boolean =>
  conference.participants.some(({ who }) => 'user' in who && who.user === user);

const emailOf = (who: Who) => (typeof who === 'string' && who.includes('@') ? who.toLowerCase() : undefined);

function keyOf(who: Who): string {
  if (typeof who === 'object') return 'phone' in who ? `phone ${who.phone}` : `anonymous ${who.anonymous}`;
  return emailOf(who) ?? `anonymous ${who}`;
}
