import type { Call } from './call';
import { ApiError, badRequest, masked, plainError } from './errors';
import { newOpaqueId } from './names';
import { page } from './paging';
import { readMessage, toCamel } from './space-body';
import { changeableSpace, spaceOfMembers } from './space-methods';
import type { Member, Space } from './spaces';

const roles = ['ROLE_UNSPECIFIED', 'COHOST'] as const;
/** So many co-hosts a meeting has in Meet itself. How the API refuses one more is not known: this is a guess. */
const coHostsAtMost = 25;
/** Addresses below it belong to nobody. */
const nobodyAt = '@nobody.example';

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

/** The role that a write gives; undefined where it does not touch it. The address cannot change. */
function readNewRole(mask: string | null | undefined, { role }: MemberBody): Member['role'] | undefined {
  const paths = (mask ?? '').replace(/^""$/, '').split(',').filter(Boolean).map(toCamel);
  if (!paths.length) return role;
  for (const path of paths)
    if (path !== 'role' && path !== '*')
      throw badRequest([{ field: 'update_mask', description: `The field mask contains an invalid path: ${path}.` }]);
  return role ?? 'ROLE_UNSPECIFIED';
}

const readBody = ({ body }: Call): object => readMessage(body);

/** As Google shows it: what has its default is left out. */
const present = ({ role, ...member }: Member): object => ({ ...member, ...(role !== roles[0] && { role }) });

function memberOf(space: Space, id: string | undefined): Member {
  const member = space.members.find(({ name }) => name === `${space.name}/members/${id}`);
  if (!member) throw masked('Member');
  return member;
}

function requireRoom({ members }: Space, role: Member['role']): void {
  if (role === 'COHOST' && members.filter((one) => one.role === 'COHOST').length >= coHostsAtMost)
    throw new ApiError(400, 'FAILED_PRECONDITION', 'The space has reached the maximum number of co-hosts.');
}

export function createMember(call: Call): object {
  const space = changeableSpace(call);
  const { email = '', role = 'ROLE_UNSPECIFIED' } = readMember(readBody(call));
  if (!/^[^@\s]+@[^@\s]+$/.test(email) || email.endsWith(nobodyAt))
    throw badRequest([{ field: 'member.email', description: 'The email address is not valid.' }]);
  if (space.members.some((member) => member.email.toLowerCase() === email.toLowerCase()))
    throw new ApiError(409, 'ALREADY_EXISTS', 'Requested entity already exists');
  requireRoom(space, role);
  const member: Member = { name: `${space.name}/members/${newOpaqueId()}`, email, role };
  space.members.push(member);
  return present(member);
}

export const getMember = (call: Call): object => present(memberOf(spaceOfMembers(call), call.ids[1]));

export function listMembers(call: Call): object {
  const { items, next } = page(spaceOfMembers(call).members, call.query, { usual: 250, max: 500 });
  return { ...(items.length > 0 && { members: items.map(present) }), ...next };
}

export function patchMember(call: Call): object {
  const space = changeableSpace(call);
  const member = memberOf(space, call.ids[1]);
  const role = readNewRole(call.query.get('updateMask') ?? call.query.get('update_mask'), readMember(readBody(call)));
  if (role && role !== member.role) requireRoom(space, role);
  member.role = role ?? member.role;
  return present(member);
}

export function deleteMember(call: Call): object {
  const space = changeableSpace(call);
  const member = memberOf(space, call.ids[1]);
  space.members = space.members.filter((other) => other !== member);
  return {};
}

/** At most 500 at a time; a request's own mask must be absent or the same as that of the whole. */
export function batchUpdateMembers(call: Call): object {
  const space = changeableSpace(call);
  const { requests, updateMask } = readBody(call) as {
    requests?: { member?: unknown; updateMask?: string }[];
    updateMask?: string;
  };
  if (!Array.isArray(requests) || requests.length === 0 || requests.length > 500) throw plainError(400);
  if (requests.some((request) => request.updateMask !== undefined && request.updateMask !== updateMask))
    throw plainError(400);
  const changes = requests.map((request) => {
    const body = readMember(request.member);
    const member = memberOf(space, (body.name ?? '').split('/').at(-1));
    return { member, role: readNewRole(updateMask, body) ?? member.role };
  });
  for (const { member, role } of changes) member.role = role;
  return { members: changes.map(({ member }) => present(member)) };
}
