import type { RecordedRequest } from '../google';
import { type Ending, isUnknown } from './told';

/** One order that was given, how it ended as far as anybody was told, and what Google got of it. */
export interface Given {
  what: string;
  ending: Ending | undefined;
  requests: readonly RecordedRequest[];
}

const changing = ({ method }: RecordedRequest) => method !== 'GET';
const sentBy = ({ requests }: Given) => requests.filter((one) => changing(one) && !one.repeats);
/** What is left where the first half worked. */
const halfDone = ['closedNotEnded', 'notRestricted'];

/** What was called otherwise than it is at Google, or sent twice, in words. */
export function judgeOrder(given: Given): string[] {
  const { what, ending } = given;
  const carriedOut = given.requests.filter((one) => changing(one) && one.carriedOut !== undefined);
  const calls = sentBy(given).flatMap(({ call, status }) => (status === 401 ? [] : [call]));
  const twice = calls.filter((call, index) => calls.indexOf(call) !== index);
  const isFailure = ending !== undefined && ending !== 'done' && !isUnknown(ending) && !halfDone.includes(ending);
  return [
    ...twice.map((call) => `${what}: ${call} was sent twice`),
    ...(isFailure && carriedOut.length > 0 ? [`${what}: it was called ${ending}, and Google did it`] : []),
    ...(ending === 'done' && what.startsWith('create') && carriedOut.length === 0
      ? [`${what}: it was called done, and Google made nothing`]
      : []),
  ];
}

/** Where every meeting is that an order made at Google. */
export interface Made {
  listed: string[];
  /** Its order has no known outcome, and that was told. */
  mayExist: string[];
  /** Chromium sent the order of another one, which is listed or may exist, a second time. */
  lostHalves: string[];
  /** Nobody knows of it. */
  lost: string[];
}

/** Sorts what an order made, by the list of the extension and by the local Google's log. */
export function findMade({ ending, requests }: Given, isListed: (name: string) => boolean): Made {
  const made = requests.flatMap(({ call, carriedOut }) =>
    call === 'create' && carriedOut !== undefined ? [(carriedOut as { name: string }).name] : [],
  );
  const isPair = requests.some(({ call, repeats }) => call === 'create' && repeats);
  const listed = made.filter(isListed);
  const others = made.filter((name) => !listed.includes(name));
  if (ending !== undefined && isUnknown(ending)) {
    const [first, ...rest] = others;
    return { listed, mayExist: first ? [first] : [], lostHalves: isPair ? rest : [], lost: isPair ? [] : rest };
  }
  return {
    listed,
    mayExist: [],
    ...(isPair && listed.length ? { lostHalves: others, lost: [] } : { lostHalves: [], lost: others }),
  };
}
