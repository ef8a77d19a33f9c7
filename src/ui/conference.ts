import type { Result } from '../actions/failures';
import { call } from '../actions/messaging';
import type { Actions, ConferencePart, ConferenceParts } from '../actions/table';
import type { Participant } from '../meet/types';

type Input = Actions['readConference']['input'];
type Lists = Exclude<ConferencePart, 'getConferenceRecord'>;

/** Google's answer for one part of a call, typed by the part. */
export const readPart = <P extends ConferencePart>(part: P, input: Omit<Input, 'part'>) =>
  call('readConference', { ...input, part }) as Promise<Result<ConferenceParts[P]>>;

/** A limit, so that a list without an end is not read for ever. */
const pagesAtMost = 40;

/** All pages of a list, or the failure of the first page that failed. */
export async function readAll<P extends Lists>(
  part: P,
  input: Omit<Input, 'part'>,
): Promise<Result<ConferenceParts[P][]>> {
  const pages: ConferenceParts[P][] = [];
  let pageToken: string | undefined;
  do {
    const page = await readPart(part, { ...input, query: { ...input.query, ...(pageToken && { pageToken }) } });
    if (!page.ok) return page;
    pages.push(page.value);
    pageToken = page.value.nextPageToken;
  } while (pageToken && pages.length < pagesAtMost);
  return { ok: true, value: pages };
}

/** Google's largest page of participants: https://developers.google.com/workspace/meet/api/reference/rest/v2/conferenceRecords.participants/list */
const pageSize = 250;

/** Everybody who is or was in the call; `filter` narrows it down. */
export async function readParticipants(input: Omit<Input, 'part'>, filter?: string): Promise<Result<Participant[]>> {
  const pages = await readAll('listParticipants', { ...input, query: { pageSize, ...(filter && { filter }) } });
  return pages.ok ? { ok: true, value: pages.value.flatMap(({ participants = [] }) => participants) } : pages;
}

/** How many are in the call now. */
export async function countPresent(record: Input['record']): Promise<Result<number>> {
  const present = await readParticipants({ record }, 'latest_end_time IS NULL');
  return present.ok ? { ok: true, value: present.value.length } : present;
}
