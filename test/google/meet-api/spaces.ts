import { randomInt } from 'node:crypto';
import type { User, Users } from '../accounts/users';
import { type Clock, dayMs } from '../clock';
import { type ConfigJson, readLeaf, writeLeaf } from './config';
import { isCode, newCode, newSpaceId } from './names';

export interface PhoneAccess {
  phoneNumber: string;
  pin: string;
  languageCode: string;
  regionCode: string;
}
export interface GatewaySipAccess {
  uri: string;
  sipAccessCode: string;
}
export interface Member {
  name: string;
  email: string;
  role: 'ROLE_UNSPECIFIED' | 'COHOST';
}

/** A meeting space as Google keeps it. */
export interface Space {
  name: string;
  meetingCode: string;
  meetingUri: string;
  owner: User;
  /** Whose Cloud project made it: `us` is the extension's, `calendar` Google's own, anything else another app's. */
  madeBy: string;
  config: ConfigJson;
  /** Addresses on the guest list: admitted whatever the access type. */
  invited: string[];
  members: Member[];
  phoneAccess: PhoneAccess[];
  gatewaySipAccess: GatewaySipAccess[];
  /** Answers the masked 403 to everybody but its owner and participants. */
  hidden: boolean;
  createdAt: number;
  /** The code expires 365 days after this. */
  lastUsedAt: number;
}

export interface NewSpace {
  owner: string;
  madeBy?: string;
  code?: string;
  config?: ConfigJson;
  invited?: string[];
  phoneAccess?: PhoneAccess[];
  gatewaySipAccess?: GatewaySipAccess[];
  hidden?: boolean;
}

const digits = (length: number) => Array.from({ length }, () => String(randomInt(10))).join('');

/** A number from the range kept for fiction, with a PIN. */
const dialIn = (): PhoneAccess[] => [
  { phoneNumber: '+12025550143', pin: digits(9), languageCode: 'en-US', regionCode: 'US' },
  { phoneNumber: '+442079460143', pin: digits(13), languageCode: 'en-GB', regionCode: 'GB' },
];

function sip(): GatewaySipAccess[] {
  const pin = digits(13);
  return [{ uri: `sip:${pin}@gw.local.example`, sipAccessCode: pin }];
}

/** A user's own defaults: trusted for Workspace, restricted for everybody else; no moderation, nothing automatic. */
export function defaultsFor(user: User): ConfigJson {
  return {
    accessType: user.workspace ? 'TRUSTED' : 'RESTRICTED',
    entryPointAccess: 'ALL',
    moderation: 'OFF',
    moderationRestrictions: {
      chatRestriction: 'NO_RESTRICTION',
      reactionRestriction: 'NO_RESTRICTION',
      presentRestriction: 'NO_RESTRICTION',
      defaultJoinAsViewerType: 'OFF',
    },
    attendanceReportGenerationType: 'DO_NOT_GENERATE',
    artifactConfig: {
      recordingConfig: { autoRecordingGeneration: 'OFF' },
      transcriptionConfig: { autoTranscriptionGeneration: 'OFF' },
      smartNotesConfig: { autoSmartNotesGeneration: 'OFF' },
    },
  };
}

/** What every write ends with: the three settings that are never absent, and restrictions only under moderation. */
export function settle(config: ConfigJson, owner: User): ConfigJson {
  const settled = structuredClone(config);
  const defaults = defaultsFor(owner);
  for (const path of ['accessType', 'entryPointAccess', 'moderation'])
    if (readLeaf(settled, path) === undefined) writeLeaf(settled, path, readLeaf(defaults, path));
  if (readLeaf(settled, 'moderation') === 'OFF') delete settled.moderationRestrictions;
  return settled;
}

/** All spaces there are. Google's API can neither list nor delete them; tests can do both. */
export class Spaces {
  readonly all: Space[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly users: Users,
    private readonly isLive: (space: Space) => boolean,
  ) {}

  create(given: NewSpace): Space {
    const owner = this.users.get(given.owner);
    const code = (given.code ?? newCode()).toLowerCase();
    if (!isCode(code)) throw new Error(`${code} is not a meeting code.`);
    const now = this.clock.now();
    const space: Space = {
      name: `spaces/${newSpaceId()}`,
      meetingCode: code,
      meetingUri: `https://meet.google.com/${code}`,
      owner,
      madeBy: given.madeBy ?? 'us',
      config: settle(given.config ?? {}, owner),
      invited: given.invited ?? [],
      members: [],
      phoneAccess: given.phoneAccess ?? (owner.workspace ? dialIn() : []),
      gatewaySipAccess: given.gatewaySipAccess ?? (owner.workspace ? sip() : []),
      hidden: given.hidden ?? false,
      createdAt: now,
      lastUsedAt: now,
    };
    this.#free(code);
    this.all.push(space);
    return space;
  }

  findByName(name: string): Space | undefined {
    return this.all.find((space) => space.name === name);
  }

  /** By code in any letter case, unless the code has not been used for 365 days. */
  findByCode(code: string): Space | undefined {
    const space = this.all.find(({ meetingCode }) => meetingCode === code.toLowerCase());
    const expired = space && !this.isLive(space) && this.clock.now() - space.lastUsedAt > 365 * dayMs;
    return expired ? undefined : space;
  }

  /** For tests: by name, code or link, where an unknown space is a mistake. */
  get(codeOrName: string): Space {
    const key = codeOrName.replace(/^https:\/\/meet\.google\.com\//, '');
    const space = this.all.find(({ name, meetingCode }) => name === key || meetingCode === key.toLowerCase());
    if (!space) throw new Error(`The local Google knows no space ${codeOrName}.`);
    return space;
  }

  /** Gives a space another code; whoever had it before gets a new one. */
  assignCode(space: Space, code: string): void {
    this.#free(code.toLowerCase());
    space.meetingCode = code.toLowerCase();
    space.meetingUri = `https://meet.google.com/${space.meetingCode}`;
    space.lastUsedAt = this.clock.now();
  }

  remove(space: Space): void {
    this.all.splice(this.all.indexOf(space), 1);
  }

  #free(code: string): void {
    const holder = this.all.find(({ meetingCode }) => meetingCode === code);
    if (holder) this.assignCode(holder, newCode());
  }
}
