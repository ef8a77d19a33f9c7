const prefix = 'https://www.googleapis.com/auth/meetings.space.' as const;

/** Make spaces, and read, change and end those that this extension made. Google rates it sensitive. */
export const CREATED = `${prefix}created` as const;
/** Read and change the settings of every meeting the person owns. Not sensitive, so it is the one to start with. */
export const SETTINGS = `${prefix}settings` as const;
/** Read any space and conference the person can see. Sensitive, asked for only to show who is in. */
export const READONLY = `${prefix}readonly` as const;

/** One permission of the Meet API, as OAuth names it: https://developers.google.com/workspace/meet/api/guides/authenticate-authorize */
export type Scope = typeof CREATED | typeof SETTINGS | typeof READONLY;

/** What an action accepts: alternatives, the first of which is asked for where none is granted yet. */
export type ScopeAlternatives = readonly (readonly Scope[])[];
