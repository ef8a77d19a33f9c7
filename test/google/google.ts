import type { Consent } from './accounts/consent';
import { meetScopes } from './accounts/scopes';
import type { NewUser, User } from './accounts/users';
import { dayMs } from './clock';
import type { Protocol } from './connection';
import type { Fault, Laid } from './faults';
import { hosts } from './hosts';
import type { RecordedAuthorization, RecordedJoin, RecordedRequest } from './log';
import type { ArtifactKind, ArtifactState, Conference, Stay, Who } from './meet-api/conferences';
import { type ConfigJson, leaves, overlay } from './meet-api/config';
import { newCode } from './meet-api/names';
import type { Quotas } from './meet-api/quota';
import type { NewSpace, Space } from './meet-api/spaces';
import { settle } from './meet-api/spaces';
import type { Refusal } from './server';
import type { Knobs, State } from './state';

/** Where a local Google answers. */
export interface Address {
  port: number;
  /** Path of the PEM to trust. */
  certificate: string;
  protocols: readonly Protocol[];
  /** From now on no connection comes about, and those on which nothing waits are closed. */
  refuse(how: 'tcp' | 'tls', after?: Promise<unknown>): Refusal;
  /** Connections come about again. */
  accept(): void;
  /** Takes back what still waits for its answer, and resolves once that is over. */
  dropUnanswered(): Promise<void>;
  /** On the connections that are open now nothing arrives any more. */
  fallSilent(): void;
  /** Stops listening. */
  close(): Promise<void>;
}

/** The OAuth client of the ready-made tokens; every client of the tests belongs to one Cloud project. */
export const readyMadeClient = 'ready-made.apps.googleusercontent.com';

/** The local Google, running. Everything a test wants to happen at Google's end is a method or a field here. */
export class Google {
  readonly port: number;
  readonly origin: string;
  readonly hosts: string[] = [...hosts];
  /** What it speaks, the preferred one first. */
  readonly protocols: readonly Protocol[];
  /** Path of the PEM to trust. */
  readonly certificate: string;
  /** A ready-made access token per user, with all three Meet scopes; it does not grow old by itself. */
  readonly tokens: Record<string, string> = {};
  /** Every request to the Meet API, in the order of arrival, Chromium's own repeats among them: see `sent` and `repeats`. */
  readonly requests: readonly RecordedRequest[];
  /** Every step of signing in, consenting and revoking, web way and browser way. */
  readonly authorizations: readonly RecordedAuthorization[];
  /** Every attempt to get into a call by `join`. */
  readonly joins: readonly RecordedJoin[];
  readonly users: readonly User[];
  readonly spaces: readonly Space[];
  /** How consent pages and sign-in behave. */
  readonly consent: Consent;
  /** Where Google's behaviour is unknown or contested. */
  readonly knobs: Knobs;
  /** `quotas.limits.create.perUser = 2` and the like. */
  readonly quotas: Quotas;

  readonly #state: State;
  readonly #address: Address;
  #closing: Promise<void> | undefined;

  constructor(state: State, address: Address) {
    this.#state = state;
    this.#address = address;
    this.port = address.port;
    this.protocols = address.protocols;
    this.origin = `https://127.0.0.1:${this.port}`;
    this.certificate = address.certificate;
    ({ requests: this.requests, authorizations: this.authorizations, joins: this.joins } = state.log);
    this.users = state.users.all;
    this.spaces = state.spaces.all;
    ({ consent: this.consent, knobs: this.knobs, quotas: this.quotas } = state);
  }

  /** What was sent to the Meet API by somebody, so without what Chromium repeated by itself; all calls, or those of this name. */
  sent(call?: string): RecordedRequest[] {
    return this.requests.filter((one) => !one.repeats && (call === undefined || one.call === call));
  }

  /** What was sent to change something, or to end a call: `sent` without the reads. */
  get orders(): RecordedRequest[] {
    return this.sent().filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
  }

  /** What Chromium sent a second time by itself, without telling the extension: each names the request that it `repeats`. */
  get repeats(): RecordedRequest[] {
    return this.requests.filter((one) => one.repeats);
  }

  /** The local Google's own time, in milliseconds since 1970. */
  now(): number {
    return this.#state.clock.now();
  }

  /** Lets time pass: quotas refill, tokens and codes grow old, records vanish. */
  advance(ms: number): void {
    this.#state.clock.advance(ms);
  }

  addUser(user: NewUser): User {
    const added = this.#state.users.add(user);
    this.tokens[added.email] = this.mintToken(added.email, Object.values(meetScopes));
    return added;
  }

  /** A token with exactly these scopes, as if `clientId` had been granted them. */
  mintToken(email: string, scopes: readonly string[], clientId = readyMadeClient): string {
    const user = this.#state.users.get(email);
    return this.#state.tokens.mint({ email: user.email, clientId, scopes: [...scopes] }).value;
  }

  /** Ends tokens, of one user or of all: the next call with one is a 401. The consent stays. */
  expireTokens(email?: string): void {
    this.#state.tokens.end(this.#known(email));
  }

  /** Ends tokens and the consent behind them, as a person does in the account's settings. */
  revokeTokens(email?: string): void {
    const address = this.#known(email);
    this.#state.tokens.end(address);
    if (address) this.#state.grants.drop(address);
    else this.#state.grants.clear();
  }

  /** Records a consent that was given earlier. */
  grant(email: string, clientId: string, scopes: readonly string[]): void {
    this.#state.grants.add(this.#state.users.get(email).email, clientId, scopes);
  }

  createSpace(space: NewSpace): Space {
    return this.#state.spaces.create(space);
  }

  /** By name, code or link. */
  space(codeOrName: string): Space {
    return this.#state.spaces.get(codeOrName);
  }

  /** Somebody else changes the meeting: these fields of `config` are laid over the present ones, unknown ones included. */
  changeSpace(codeOrName: string, config: ConfigJson): Space {
    const space = this.space(codeOrName);
    space.config = settle(overlay(space.config, config), space.owner);
    return space;
  }

  /** Gives the space another code, or a random one; the old one is free, and a former holder of the new one gets another. */
  reassignCode(codeOrName: string, newOne = newCode()): Space {
    const space = this.space(codeOrName);
    this.#state.spaces.assignCode(space, newOne);
    return space;
  }

  /** Makes as if the code had last been used that many days ago: 365 and more is expired. */
  ageCode(codeOrName: string, days: number): void {
    this.space(codeOrName).lastUsedAt = this.now() - days * dayMs - 1;
  }

  /** Takes a space away for good: the API answers as if it had never been. */
  removeSpace(codeOrName: string): void {
    this.#state.spaces.remove(this.space(codeOrName));
  }

  /** Starts a call with these people in it (the owner, if nobody is named), or lets them into the running one. Returns the record's name. */
  startConference(codeOrName: string, participants?: readonly Who[], options: { startedAgoMs?: number } = {}): string {
    const space = this.space(codeOrName);
    const conference = this.#state.conferences.start(space, options.startedAgoMs);
    const joinedAt = this.now() - (options.startedAgoMs ?? 0);
    for (const who of participants ?? [space.owner.email]) this.#state.conferences.admit(conference, who, joinedAt);
    return conference.name;
  }

  /**
   * A call as it was, beginning so long ago and with whoever was in it; without `lastedMs` it still runs. Returns the
   * record's name.
   */
  holdConference(
    codeOrName: string,
    call: { startedAgoMs: number; lastedMs?: number; stays: readonly Stay[] },
  ): string {
    const { startedAgoMs, lastedMs, stays } = call;
    return this.#state.conferences.hold(this.space(codeOrName), this.now() - startedAgoMs, lastedMs, stays).name;
  }

  /** Somebody opens the link and is let in, or knocks in vain, by the space's settings. */
  join(codeOrName: string, who: Who): { admitted: boolean; conferenceRecord: string | undefined } {
    const space = this.space(codeOrName);
    const admitted = this.#state.conferences.join(space, who);
    return { admitted, conferenceRecord: this.#state.conferences.current(space)?.name };
  }

  /** Somebody leaves; the call ends with the last. */
  leave(codeOrName: string, who: Who): void {
    this.#state.conferences.leave(this.#running(codeOrName), who);
  }

  /** The call ends without the API having a part in it. */
  endConference(codeOrName: string): void {
    this.#state.conferences.end(this.#running(codeOrName));
  }

  /** Ends the running call, if there is one, and starts another in the same space. */
  startAgain(codeOrName: string, participants?: readonly Who[]): string {
    const running = this.#state.conferences.current(this.space(codeOrName));
    if (running) this.#state.conferences.end(running);
    return this.startConference(codeOrName, participants);
  }

  /** The running call of a space. */
  conference(codeOrName: string): Conference | undefined {
    return this.#state.conferences.current(this.space(codeOrName));
  }

  /** Makes artifacts, or moves them on: STARTED while the call runs, FILE_GENERATED once it is over, unless told otherwise. */
  produceArtifacts(recordName: string, options: { state?: ArtifactState; kinds?: readonly ArtifactKind[] } = {}): void {
    const conference = this.#state.conferences.find(recordName);
    if (!conference) throw new Error(`The local Google knows no ${recordName}.`);
    const usual = conference.endTime === undefined ? 'STARTED' : 'FILE_GENERATED';
    const { state = usual, kinds = ['recordings', 'transcripts', 'smartNotes'] } = options;
    this.#state.conferences.produce(conference, kinds, state);
  }

  /** The next matching call goes wrong. Other than for `times`, faults wait until their call comes. */
  failNext(fault: Fault): Laid {
    return this.#state.faults.add(fault);
  }

  /**
   * No new connection comes about until `acceptConnections`: it is reset before TLS (`tcp`), or answered without TLS, as
   * some network boxes do (`tls`), once `after` has settled. Connections on which nothing waits are closed, so that the
   * next request needs a new one.
   */
  refuseConnections(how: 'tcp' | 'tls' = 'tcp', after?: Promise<unknown>): Refusal {
    return this.#address.refuse(how, after);
  }

  /**
   * Takes back what still waits for its answer, in a way that Chromium does not repeat. Resolves once that is over: until
   * then its connection counts as one on which something waits.
   */
  dropUnanswered(): Promise<void> {
    return this.#address.dropUnanswered();
  }

  acceptConnections(): void {
    this.#address.accept();
  }

  /**
   * Nothing that is said on the connections that are open now arrives any more, an answer to a ping as little as one to
   * a request; what is sent on them still arrives here and is carried out. For a front with `isRelayed` only.
   */
  fallSilent(): void {
    this.#address.fallSilent();
  }

  /** Forgets the faults that still wait. */
  clearFaults(): void {
    this.#state.faults.clear();
  }

  /** Writes of this setting answer 403 FEATURE_UNAVAILABLE_TO_USER. */
  refuseFeature(email: string, feature: string): void {
    this.#state.users.get(email).refused.add(feature);
  }

  allowFeature(email: string, feature: string): void {
    this.#state.users.get(email).refused.delete(feature);
  }

  /** Writes of this leaf (`config.accessType` or `accessType`) answer 200 and change nothing. */
  dropSetting(email: string, leafPath: string): void {
    const path = leafPath.replace(/^config\./, '');
    if (!leaves.some((leaf) => leaf.path === path)) throw new Error(`${leafPath} is no leaf setting.`);
    this.#state.users.get(email).dropped.add(path);
  }

  disableApi(): void {
    this.#state.knobs.apiDisabled = true;
  }

  enableApi(): void {
    this.#state.knobs.apiDisabled = false;
  }

  /** Stops at once; a second call waits for the first. */
  close(): Promise<void> {
    this.#closing ??= this.#address.close();
    return this.#closing;
  }

  #known(email: string | undefined): string | undefined {
    return email === undefined ? undefined : this.#state.users.get(email).email;
  }

  #running(codeOrName: string): Conference {
    const running = this.conference(codeOrName);
    if (!running) throw new Error(`Nobody is in ${codeOrName}.`);
    return running;
  }
}
