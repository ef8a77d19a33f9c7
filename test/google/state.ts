import type { BrowserCredentials } from './accounts/browser-credentials';
import { Consent } from './accounts/consent';
import { Grants } from './accounts/grants';
import { Tokens } from './accounts/tokens';
import { Users } from './accounts/users';
import { Clock } from './clock';
import { Faults } from './faults';
import { Log } from './log';
import { isAbout } from './meet-api/about';
import { Conferences } from './meet-api/conferences';
import { Quotas } from './meet-api/quota';
import { Spaces } from './meet-api/spaces';
import { Repeats } from './repeats';

/** Where Google's behaviour is unknown or contested; the defaults follow the documentation. */
export class Knobs {
  /** Writing `artifactConfig` without meetings.space.settings is a 403 (documented as required, its refusal is not). */
  artifactNeedsSettings = true;
  /** Somebody who is neither owner nor participant gets the masked 403 on a read too (measured by others), instead of the basic fields (documented). */
  othersAreMasked = false;
  /** `config` in an answer holds all eleven settings, defaults included, instead of those that were ever set. */
  showsDefaults = false;
  /** The Meet API is switched off in our Cloud project. */
  apiDisabled = false;
}

/** Everything the local Google remembers. It lives in memory and dies with it, but for what a browser is signed in with. */
export class State {
  readonly clock = new Clock();
  readonly repeats = new Repeats();
  readonly log = new Log();
  readonly knobs = new Knobs();
  readonly users = new Users();
  readonly tokens = new Tokens(this.clock);
  readonly grants = new Grants();
  readonly consent = new Consent();
  readonly quotas = new Quotas(this.clock);
  readonly conferences = new Conferences(this.clock, this.users, this.log);
  readonly spaces = new Spaces(this.clock, this.users, (space) => this.conferences.current(space) !== undefined);
  readonly faults = new Faults(this.repeats, (request, space) =>
    isAbout(request, space, this.spaces, this.conferences),
  );

  constructor(readonly browserCredentials: BrowserCredentials) {}
}
