import { until } from '../chromium/until';
import type { Google, RecordedRequest } from '../google';

type Asked = { google: Google };

/** The calls of one kind that the extension sent. What Chromium sent again by itself is in `google.repeats`. */
export const calls = ({ google }: Asked, call: string): RecordedRequest[] => google.sent(call);

/** What the extension sent to change something, in that order. */
export const changes = ({ google }: Asked): string[] => google.orders.map(({ call }) => call);

/** Waits until the API has been called so, and gives that call. */
export const called = (asked: Asked, call: string): Promise<RecordedRequest> =>
  until(`${call} arrives at Google`, () => calls(asked, call)[0]);
