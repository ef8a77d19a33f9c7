import { describe, expect, it } from 'vitest';
import type { MemberName, SpaceName } from '../../../src/meet/types';
import { failure, refusal, serve } from './server';

const space = 'spaces/jQCFfuBOdN5z';
const ann = { name: `${space}/members/a1`, email: 'ann@school.example' };

describe('What is sent about members', () => {
  it('create: the address, and a role only where there is one', async () => {
    const { members, arrived } = await serve([{ json: ann }]);
    await members.createMember(space, ann.email);
    await members.createMember(space, ann.email, 'COHOST');
    expect(arrived.map(({ method, url }) => `${method} ${url}`)).toEqual(Array(2).fill(`POST /v2/${space}/members`));
    expect(arrived.map(({ body }) => JSON.parse(body))).toEqual([
      { email: ann.email },
      { email: ann.email, role: 'COHOST' },
    ]);
  });

  it('patch: the role alone, by its mask, and named where it is none', async () => {
    const { members, arrived } = await serve([{ json: ann }]);
    await members.patchMember(ann.name as MemberName, 'COHOST');
    await members.patchMember(ann.name as MemberName);
    expect(arrived.map(({ method, url }) => `${method} ${url}`)).toEqual(
      Array(2).fill(`PATCH /v2/${ann.name}?updateMask=role`),
    );
    expect(arrived.map(({ body }) => JSON.parse(body))).toEqual([{ role: 'COHOST' }, { role: 'ROLE_UNSPECIFIED' }]);
  });

  it('delete: nothing besides the name', async () => {
    const { members, arrived } = await serve([{ json: {} }]);
    await members.deleteMember(ann.name as MemberName);
    expect(arrived).toMatchObject([{ method: 'DELETE', url: `/v2/${ann.name}`, body: '' }]);
  });

  it('list: page by page, as large as Google allows', async () => {
    const page = (id: string, nextPageToken?: string) => ({
      json: { members: [{ name: `${space}/members/${id}` }], ...(nextPageToken && { nextPageToken }) },
    });
    const { members, arrived } = await serve([page('a', 'to b'), page('b', 'to c'), page('c')]);
    expect((await members.listMembers(space)).map(({ name }) => name.at(-1))).toEqual(['a', 'b', 'c']);
    const urls = arrived.map(({ url }) => new URL(url, 'http://127.0.0.1').searchParams);
    expect(urls.map((query) => [query.get('pageSize'), query.get('pageToken')])).toEqual([
      ['500', null],
      ['500', 'to b'],
      ['500', 'to c'],
    ]);
  });

  it.each([
    ['a meeting code in place of a name', 'spaces/abc-mnop-xyz'],
    ['a name that leaves its place', 'spaces/..'],
  ])('nothing for %s', async (_, name) => {
    const { members, arrived } = await serve([{ json: {} }]);
    await expect(members.createMember(name as SpaceName, ann.email)).rejects.toThrow(TypeError);
    await expect(members.deleteMember(`${name}/members/a` as MemberName)).rejects.toThrow(TypeError);
    await expect(members.deleteMember(`${space}/members/a/b` as MemberName)).rejects.toThrow(TypeError);
    expect(arrived).toEqual([]);
  });
});

describe('What comes back', () => {
  it('is a kind of its own for who is there already, and for who is nobody', async () => {
    const { members } = await serve([
      refusal(409, 'ALREADY_EXISTS', 'Requested entity already exists'),
      refusal(400, 'INVALID_ARGUMENT', 'The email address is not valid.'),
    ]);
    expect(await failure(members.createMember(space, ann.email))).toMatchObject({ kind: 'alreadyExists' });
    expect(await failure(members.createMember(space, ann.email))).toMatchObject({ kind: 'invalid' });
  });

  it('counts only where it can be Google’s to this very request', async () => {
    const { members } = await serve([{ json: { name: 'spaces/other/members/a1' } }]);
    expect(await failure(members.createMember(space, ann.email))).toMatchObject({ kind: 'outcomeUnknown' });
    expect(await failure(members.patchMember(ann.name as MemberName))).toMatchObject({ kind: 'outcomeUnknown' });
    expect(await failure(members.deleteMember(ann.name as MemberName))).toMatchObject({ kind: 'outcomeUnknown' });
    const lists = await serve([{ json: { members: [{ name: 'spaces/other/members/a1' }] } }]);
    expect(await failure(lists.members.listMembers(space))).toMatchObject({ kind: 'badAnswer' });
  });

  it('is sent once, whatever becomes of it', async () => {
    const { members, arrived } = await serve(['hang up']);
    expect(await failure(members.createMember(space, ann.email))).toMatchObject({ kind: 'outcomeUnknown' });
    expect(arrived).toHaveLength(1);
  });
});
