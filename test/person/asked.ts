import { until } from '../chromium/until';
import type { Fault, Google, RecordedRequest } from '../google';

type Asked = { google: Google };

/** The calls of one kind that the extension sent. What Chromium sent again by itself is in `google.repeats`. */
export const calls = ({ google }: Asked, call: string): RecordedRequest[] => google.sent(call);

/** What the extension sent to change something, in that order. */
export const changes = ({ google }: Asked): string[] => google.orders.map(({ call }) => call);

/** Waits until the API has been called so, as many times as said, and gives the last of these calls. */
export const called = (asked: Asked, call: string, times = 1): Promise<RecordedRequest> =>
  until(`${call} arrives at Google, ${times} in all`, () => calls(asked, call)[times - 1]);

/** Lets the next such call wait at Google, not carried out, until the function that this gives is called. */
export function hold({ google }: Asked, method: string, fault: Fault = {}): () => void {
  let letGo = () => {};
  const after = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  google.failNext({ ...fault, method, after });
  return letGo;
}
