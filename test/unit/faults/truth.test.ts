import { describe, expect, it } from 'vitest';
import { audiences, isPossible, judge } from '../../faults/cell';
import { expected, isRead, operationNames } from '../../faults/expected';
import { faultNames } from '../../faults/faults';
import { findMade, judgeOrder } from '../../faults/truth';
import type { RecordedRequest } from '../../google';
import { product } from '../../pairs';

const request = (given: Partial<RecordedRequest>): RecordedRequest =>
  ({ method: 'POST', call: 'create', status: 200, ...given }) as RecordedRequest;
const made = (name: string) => request({ carriedOut: { name } });

describe('The oracle of the fault table', () => {
  it('has an ending for every cell, and none that calls a lost meeting made or not made', () => {
    for (const { operation, fault } of product({ operation: operationNames, fault: faultNames })) {
      const { kinds, sent, repeats } = expected(fault, operation);
      expect(kinds.length, `${operation}, ${fault}`).toBeGreaterThan(0);
      expect(sent, `${operation}, ${fault}`).toBeLessThanOrEqual(isRead(operation) ? 5 : 2);
      expect(repeats, `${operation}, ${fault}`).toBeLessThanOrEqual(1);
      const isLost = /reset|hang|trickle|JSON|nothing|megabytes|network|50\d/.test(fault);
      if (isLost && operation === 'create') expect(kinds, fault).toEqual(['outcomeUnknown']);
    }
  });

  it('asks for no end without a page', () => {
    const cells = product({ operation: operationNames, fault: faultNames, told: audiences });
    expect(cells.filter(isPossible)).toHaveLength(cells.length - 2 * faultNames.length);
  });

  it('sees a change that was sent twice, one that was called done and was not, and one that was called failed', () => {
    const cell = (fault: (typeof faultNames)[number]) => ({ operation: 'create', fault, told: 'a page' }) as const;
    const none = { sent: [made('spaces/a')], repeats: [] };
    expect(judge(cell('500'), { ending: 'outcomeUnknown', ...none })).toEqual([]);
    expect(judge(cell('500'), { ending: 'done', ...none })).toHaveLength(1);
    expect(judge(cell('500'), { ending: 'outcomeUnknown', sent: [request({}), request({})], repeats: [] })).toEqual([
      'it was sent 2 times, not 1',
    ]);
    expect(judge(cell('404'), { ending: 'notFound', ...none })).toEqual(['it was called notFound, and Google did it']);
    expect(judge(cell('a clock an hour ahead'), { ending: 'done', sent: [request({})], repeats: [] })).toEqual([
      'it was called done, and Google did nothing',
    ]);
  });
});

describe('The truth of random lives', () => {
  const listed = (name: string) => name === 'spaces/a';
  const first = made('spaces/a');
  const repeat = { ...made('spaces/b'), repeats: first };

  it('knows where each meeting is', () => {
    const of = (ending: string, ...requests: RecordedRequest[]) => findMade({ what: '', ending, requests }, listed);
    expect(of('done', first)).toMatchObject({ listed: ['spaces/a'], lost: [], lostHalves: [] });
    expect(of('done', first, repeat)).toMatchObject({ listed: ['spaces/a'], lostHalves: ['spaces/b'], lost: [] });
    expect(of('done', first, made('spaces/b'))).toMatchObject({ lostHalves: [], lost: ['spaces/b'] });
    expect(of('outcomeUnknown', made('spaces/b'))).toMatchObject({ mayExist: ['spaces/b'], lost: [] });
    expect(of('outcomeUnknown', made('spaces/b'), made('spaces/c'))).toMatchObject({ lost: ['spaces/c'] });
    expect(of('denied', made('spaces/b'))).toMatchObject({ mayExist: [], lost: ['spaces/b'] });
  });

  it('sees what was sent twice, and what was called otherwise than it is', () => {
    const of = (ending: string, ...requests: RecordedRequest[]) => judgeOrder({ what: 'create', ending, requests });
    expect(of('done', first, repeat)).toEqual([]);
    expect(of('done', request({ status: 401 }), first)).toEqual([]);
    expect(of('done', first, made('spaces/b'))).toEqual(['create: create was sent twice']);
    expect(of('denied', first)).toEqual(['create: it was called denied, and Google did it']);
    expect(of('done', request({ status: 500 }))).toEqual(['create: it was called done, and Google made nothing']);
    expect(of('outcomeUnknown', first)).toEqual([]);
  });
});
