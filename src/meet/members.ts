import { resource, writable } from './names';
import { asker, type MeetOptions, sender, type TokenSource } from './request';
import type { Member, MemberName, MemberRole, SpaceName } from './types';

/**
 * The members of spaces, which are a resource of their own in the API. Every call rejects as those of the client do. Only
 * for spaces that this app made: all others are `denied`, and so is what is not there.
 */
export interface MembersClient {
  /** All of them, page by page. */
  listMembers(space: SpaceName): Promise<Member[]>;
  /** Rejects with `alreadyExists` for who is a member, whatever the role, and with `invalid` where nobody has the address. */
  createMember(space: SpaceName, email: string, role?: MemberRole): Promise<Member>;
  /** Without a role somebody stays a member, as a guest. */
  patchMember(member: MemberName, role?: MemberRole): Promise<Member>;
  deleteMember(member: MemberName): Promise<void>;
}

/** The most that Google puts on one page. */
const pageSize = 500;

/** A client is a value made with its token source, as `meetClient` is. */
export function membersClient(tokenSource: TokenSource, options: MeetOptions = {}): MembersClient {
  const send = sender(tokenSource, options);
  const ask = asker(send);
  const isOf = (space: string, name: unknown) => String(name).startsWith(`${space}/members/`);
  return {
    listMembers: async (space) => {
      const all: Member[] = [];
      let pageToken: string | undefined;
      do {
        const page: { members?: Member[]; nextPageToken?: string } = await ask(
          { method: 'GET', path: membersOf(space), query: { pageSize, pageToken } },
          ({ members = [] }) => Array.isArray(members) && members.every(({ name }) => isOf(space, name)),
        );
        all.push(...(page.members ?? []));
        pageToken = page.nextPageToken;
      } while (pageToken);
      return all;
    },
    createMember: async (space, email, role) =>
      ask<Member>({ method: 'POST', path: membersOf(space), body: { email, ...(role && { role }) } }, ({ name }) =>
        isOf(space, name),
      ),
    patchMember: async (member, role) =>
      ask<Member>(
        {
          method: 'PATCH',
          path: pathOf(member),
          query: { updateMask: 'role' },
          // Its default is named, because what a mask names and a body lacks is not documented for members.
          body: { role: role ?? 'ROLE_UNSPECIFIED' },
        },
        ({ name }) => name === member,
      ),
    deleteMember: async (member) => {
      await ask({ method: 'DELETE', path: pathOf(member) }, (given) => Object.keys(given).length === 0);
    },
  };
}

const membersOf = (space: SpaceName) => `${writable(space)}/members`;

/** As a space's: the slashes stay, and the id cannot leave its segment. */
function pathOf(member: MemberName): string {
  const [, space = '', id = ''] = /^(spaces\/[^/]+)\/(members\/.*)$/.exec(member) ?? [];
  return `${writable(space as SpaceName)}${resource('members', id).slice('/v2'.length)}`;
}
