import type { Call } from './call';
import { badRequest, masked, plainError } from './errors';
import { newOpaqueId } from './names';
import { page } from './paging';
import { readMessage } from './space-body';
import { spaceOfMembers } from './space-methods';
import type { Member, Space } from './spaces';

const roles = ['ROLE_UNSPECIFIED', 'COHOST'] as const;

interface MemberBody {
  name?: string;
  email?: string;
  role?: Member['role'];
}

function readMember(value: unknown): MemberBody {
  if (typeof value !== 'object' || value === null) throw plainError(400);
  const member: MemberBody = {};
  for (const [field, given] of Object.entries(value)) {
    if (field === 'name') member.name = String(given);
    else if (field === 'email') member.email = String(given);
    else if (field === 'role') member.role = readRole(given);
    else
      throw badRequest([
        {
          field: 'member',
          description: `Invalid JSON payload received. Unknown name "${field}" at 'member': Cannot find field.`,
        },
      ]);
  }
  return member;
}

function readRole(given: unknown): Member['role'] {
  const role = typeof given === 'number' ? roles[given] : roles.find((known) => known === given);
  if (role) return role;
  const description = `Invalid value at 'member.role' (type.googleapis.com/google.apps.meet.v2.Member.Role), ${JSON.stringify(given)}`;
  throw badRequest([{ field: 'member.role', description }]);
}

const readBody = ({ body }: Call): object => readMessage(body);

function memberOf(space: Space, id: string | undefined): Member {
  const member = space.members.find(({ name }) => name === `${space.name}/members/${id}`);
  if (!member) throw masked('Member');
  return member;
}

export function createMember(call: Call): object {
  const space = spaceOfMembers(call);
  const { email = '', role = 'ROLE_UNSPECIFIED' } = readMember(readBody(call));
  if (!/^[^@\s]+@[^@\s]+$/.test(email))
    throw badRequest([{ field: 'member.email', description: 'The email address is not valid.' }]);
  if (space.members.some((member) => member.email === email)) throw plainError(409);
  const member: Member = { name: `${space.name}/members/${newOpaqueId()}`, email, role };
  space.members.push(member);
  return member;
}

export const getMember = (call: Call): object => memberOf(spaceOfMembers(call), call.ids[1]);

export function listMembers(call: Call): object {
  const { items, next } = page(spaceOfMembers(call).members, call.query, { usual: 250, max: 500 });
  return { ...(items.length > 0 && { members: items }), ...next };
}

/** Only the role can change. */
export function patchMember(call: Call): object {
  const member = memberOf(spaceOfMembers(call), call.ids[1]);
  member.role = readMember(readBody(call)).role ?? 'ROLE_UNSPECIFIED';
  return member;
}

export function deleteMember(call: Call): object {
  const space = spaceOfMembers(call);
  const member = memberOf(space, call.ids[1]);
  space.members = space.members.filter((other) => other !== member);
  return {};
}

/** At most 500 at a time; a request's own mask must be absent or the same as that of the whole. */
export function batchUpdateMembers(call: Call): object {
  const space = spaceOfMembers(call);
  const { requests, updateMask } = readBody(call) as {
    requests?: { member?: unknown; updateMask?: string }[];
    updateMask?: string;
  };
  if (!Array.isArray(requests) || requests.length === 0 || requests.length > 500) throw plainError(400);
  if (requests.some((request) => request.updateMask !== undefined && request.updateMask !== updateMask))
    throw plainError(400);
  const changes = requests.map((request) => {
    const { name = '', role = 'ROLE_UNSPECIFIED' } = readMember(request.member);
    return { member: memberOf(space, name.split('/').at(-1)), role };
  });
  for (const { member, role } of changes) member.role = role;
  return { members: changes.map(({ member }) => member) };
}
