import { badRequest } from './errors';

/** The slice of a list that a call asks for. A page size above the maximum is coerced, a negative one refused. */
export function page<T>(items: readonly T[], query: URLSearchParams, size: { usual: number; max: number }) {
  const given = query.get('pageSize') ?? query.get('page_size') ?? '0';
  const asked = Number(given);
  if (!Number.isInteger(asked) || asked < 0) throw invalid('page_size', `Invalid page size: ${given}.`);
  const start = readToken(query.get('pageToken') ?? query.get('page_token'));
  const end = start + Math.min(asked || size.usual, size.max);
  const next = end < items.length ? { nextPageToken: Buffer.from(`from ${end}`).toString('base64url') } : {};
  return { items: items.slice(start, end), next };
}

function readToken(token: string | null): number {
  if (!token) return 0;
  const offset = /^from (\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (offset === undefined) throw invalid('page_token', 'Invalid page token.');
  return Number(offset);
}

const invalid = (field: string, description: string) => badRequest([{ field, description }]);
