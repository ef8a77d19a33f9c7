/** A Google account of the local Google. */
export interface User {
  email: string;
  /** The account's numeric id, as text: `sub`, `users/{id}`, the id of the browser's account. */
  id: string;
  name: string;
  /** A Workspace account: other defaults, and dial-in numbers on what it creates. */
  workspace: boolean;
  /** Features refused with FEATURE_UNAVAILABLE_TO_USER, such as `updateAccessType`. */
  refused: Set<string>;
  /** Leaf paths below `config` that are silently kept as they were. */
  dropped: Set<string>;
}

/** What a test gives to make a user. `features.refused` and `features.dropped` as in refuseFeature and dropSetting. */
export interface NewUser {
  email: string;
  id?: string;
  name?: string;
  workspace?: boolean;
  features?: { refused?: string[]; dropped?: string[] };
}

export class Users {
  readonly all: User[] = [];

  add({ email, id, name, workspace = false, features = {} }: NewUser): User {
    if (this.find(email)) throw new Error(`There is already a user ${email}.`);
    const user: User = {
      email,
      id: id ?? `1${String(this.all.length).padStart(20, '0')}`,
      name: name ?? email.split('@')[0] ?? email,
      workspace,
      refused: new Set(features.refused),
      dropped: new Set(features.dropped),
    };
    this.all.push(user);
    return user;
  }

  /** By address (any letter case) or numeric id. */
  find(emailOrId: string): User | undefined {
    const wanted = emailOrId.toLowerCase();
    return this.all.find(({ email, id }) => email.toLowerCase() === wanted || id === wanted);
  }

  /** As `find`, for tests, where an unknown user is a mistake. */
  get(emailOrId: string): User {
    const user = this.find(emailOrId);
    if (!user) throw new Error(`The local Google knows no user ${emailOrId}.`);
    return user;
  }
}
