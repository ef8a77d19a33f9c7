import type { SpaceName } from './types';

/**
 * `/v2/{collection}/{id}`. The slash stays literal, because Google answers %2F with 404; the id cannot leave its
 * segment.
 */
export function resource(collection: string, name: string): string {
  const [start, id = '', ...rest] = String(name).split('/');
  if (start !== collection || rest.length || !/^(?!\.*$)[^\s?#]+$/.test(id))
    throw new TypeError(`Not ${collection}/{id}: ${name}`);
  return `/v2/${collection}/${encodeURIComponent(id)}`;
}

/** `/v2/conferenceRecords/{id}/{part}/{id}` for a participant or a transcript of a call, in the same way. */
export function partPath(part: 'participants' | 'transcripts', name: string): string {
  const [collection, record, ...rest] = String(name).split('/');
  const path = resource(part, rest.join('/'));
  return resource('conferenceRecords', `${collection}/${record}`) + path.slice('/v2'.length);
}

/** Writes by meeting code are answered with a 403 that reads like a missing permission, so they are never sent. */
export function writable(name: SpaceName): string {
  if (isCode(name)) throw new TypeError(`A code, not a name: ${name}`);
  return resource('spaces', name);
}

/** Whether what stands for the id is a meeting code, which Google understands in reads. */
export const isCode = (name: string) => /^spaces\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/i.test(name);
