import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../src/actions/inputs';
import { type ActionName, actionNames, type Order } from '../../../src/actions/table';

const code = 'abc-mnop-xyz';
const name = 'spaces/jQCFfuBOdN5z';
const values = { accessType: 'OPEN' };

/** The part of a sign-in that names the order after it. */
const follow = (order: unknown) => Object.fromEntries([['then', order]]);
/** A sign-in that is the step to this order. */
const signInFor = (order: unknown) => ({ action: 'signIn', input: follow(order) });

/** Orders with every part of their input, and what else is in it where a part may be left out. */
const whole: { [A in ActionName]: { needs: object; may?: object } } = {
  createSpace: {
    needs: {},
    may: { accountId: '1', leaves: values, presetId: '', without: ['accessType'], withoutPeople: true },
  },
  readSpace: { needs: { code } },
  updateSpace: { needs: { name, shown: {}, wanted: values }, may: { presetId: 'exam', without: [] } },
  applyPreset: { needs: { code, presetId: 'exam' } },
  undoUpdate: { needs: { name } },
  createRooms: { needs: { list: 'x' } },
  stopRooms: { needs: { list: 'x' } },
  readMembers: { needs: { name } },
  updateMembers: { needs: { name }, may: { add: [{ email: 'ann@school.example', role: 'COHOST' }], remove: [] } },
  endConference: { needs: { code } },
  closeRoom: { needs: { code } },
  toggleLock: { needs: { code }, may: { lock: false } },
  copyLink: { needs: { code }, may: { format: 'markdown' } },
  copyCode: { needs: { code } },
  readConference: { needs: { part: 'listParticipants' }, may: { record: 'x', query: { pageSize: 1 }, foreign: true } },
  readCalls: { needs: {}, may: { chosen: name, fresh: true } },
  awaitNews: { needs: { space: name, code, news: ['ends'], untilMs: 1 }, may: { remindAtMs: 1 } },
  reviewPending: { needs: { id: '1' } },
  confirm: { needs: { id: '1', conferenceRecord: 'x' } },
  settle: { needs: {} },
  dismiss: { needs: { id: '1' } },
  signIn: {
    needs: {},
    may: { way: 'web', scopes: ['x'], another: true, ...follow({ action: 'readSpace', input: { code } }) },
  },
  signOut: { needs: {}, may: { accountId: '1' } },
  disconnect: { needs: {}, may: { accountId: '1' } },
};

/** Values that are no part of any input, whatever the part: none of them is a text, a list or a table of texts. */
const misshapen = [null, 42, [7], { deep: [] }, [{}], { 0: 1 }];

describe.each(actionNames)('%s', (action) => {
  const { needs, may = {} } = whole[action];
  const give = (input: unknown) => readMessage({ action, input });

  it('is taken with all that it needs, and with all that there may be', () => {
    for (const input of [needs, { ...needs, ...may }])
      expect(give(input)).toEqual({ ok: true, value: { action, input } as Order });
  });

  it('is refused without an input, or with one of another shape', () => {
    const failure = { kind: 'unexpected', detail: `${action}: input` };
    for (const input of [undefined, null, 'text', 42, true, [], [needs]])
      expect(give(input), JSON.stringify(input)).toEqual({ ok: false, failure });
  });

  it('is refused where something is missing', () => {
    for (const part of Object.keys(needs)) {
      const { [part]: _, ...others } = needs as Record<string, unknown>;
      const failure = { kind: 'unexpected', detail: `${action}: ${part}` };
      expect(give({ ...others, ...may }), part).toEqual({ ok: false, failure });
    }
  });

  it('is refused where a part is of another shape', () => {
    for (const part of Object.keys({ ...needs, ...may }))
      for (const wrong of misshapen) {
        // What a list is asked for is read by the client, which takes any names and values.
        if (part.endsWith('Ms') && wrong === 42) continue;
        if (part === 'query' && wrong && !Array.isArray(wrong) && typeof wrong === 'object') continue;
        const failure = { kind: 'unexpected', detail: `${action}: ${part}` };
        expect(give({ ...needs, ...may, [part]: wrong }), `${part} ${JSON.stringify(wrong)}`).toEqual({
          ok: false,
          failure,
        });
      }
  });

  it('is not helped by what every object inherits', () => {
    if (!Object.keys(needs).length) return;
    expect(give(Object.create(needs))).toMatchObject({ ok: false });
  });
});

describe('A message', () => {
  it('that names no action is nobody’s order', () => {
    for (const message of [undefined, null, 'nonsense', 42, [], {}, { action: 'toString', input: {} }, { copy: {} }])
      expect(readMessage(message), JSON.stringify(message)).toBeUndefined();
  });

  it('is refused where the order after a sign-in is none, however deep', () => {
    const failure = { kind: 'unexpected', detail: 'signIn: then' };
    const none = [{ action: 'endConference' }, { action: 'nothing', input: {} }, signInFor({ action: 'readSpace' })];
    for (const order of none)
      expect(readMessage(signInFor(order)), JSON.stringify(order)).toEqual({ ok: false, failure });
    expect(readMessage(signInFor(signInFor({ action: 'readSpace', input: { code } })))).toMatchObject({ ok: true });
  });
});
