import { until } from '../chromium/until';
import type { Google, RecordedRequest } from '../google';

type Asked = { google: Google };

/** The calls of one kind that reached the API. */
export const calls = ({ google }: Asked, call: string): RecordedRequest[] =>
  google.requests.filter((request) => request.call === call);

/** Calls of the API that change something, in their order. */
export const changes = ({ google }: Asked): string[] =>
  google.requests.filter(({ method }) => method !== 'GET').map(({ call }) => call);

/** Waits until the API has been called so, and gives that call. */
export const called = (asked: Asked, call: string): Promise<RecordedRequest> =>
  until(`${call} arrives at Google`, () => calls(asked, call)[0]);
