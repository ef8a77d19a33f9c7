import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedNames, readRooms } from '../../../src/options/read-rooms';
import { cleanName } from '../../../src/store/preset';
import { anyLine } from '../../pastes';

describe('A pasted list of meetings', () => {
  it('has one a line, with its people after a semicolon', () => {
    expect(readRooms('9a\n\n 9b ; ann@x.de, Ben <ben@x.de>\r\n9c;')).toEqual({
      rooms: [
        { label: '9a', emails: [] },
        { label: '9b', emails: ['ann@x.de', 'ben@x.de'] },
        { label: '9c', emails: [] },
      ],
      wrong: [],
    });
  });

  it.each(['9b；ann@x.de、ben@x.de', '9b؛ ann@x.de، ben@x.de', '9b；ann@x.de，ben@x.de。'])(
    'in the signs of other keyboards: %s',
    (text) => {
      const { rooms, wrong } = readRooms(text);
      expect(wrong).toEqual([]);
      expect(rooms).toEqual([{ label: '9b', emails: ['ann@x.de', 'ben@x.de'] }]);
    },
  );

  it('names what is no address and what has no name, with the line', () => {
    expect(readRooms('9a; ann@x.de, foo@\n; ben@x.de')).toEqual({
      rooms: [{ label: '9a', emails: ['ann@x.de'] }],
      wrong: [
        { line: 1, text: 'foo@' },
        { line: 2, text: '; ben@x.de' },
      ],
    });
  });

  it('of 2,000 lines is read at once', () => {
    const lines = Array.from({ length: 2_000 }, (_, at) => `Room ${at}; a${at}@x.de, b${at}@x.de`);
    const began = performance.now();
    expect(readRooms(lines.join('\n')).rooms).toHaveLength(2_000);
    expect(performance.now() - began).toBeLessThan(500);
  });

  it('gives each meeting only whom its own line names after the semicolon, whatever is pasted', () => {
    const line = fc
      .tuple(fc.string({ unit: 'binary', maxLength: 10 }), anyLine)
      .map(([name, people]) => `${name};${people}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(line, anyLine), { maxLength: 6 }), (all) => {
        const text = all.join('\n');
        const { rooms, wrong } = readRooms(text);
        const lines = text.split(/\r\n|[\n\r]/);
        let at = 0;
        for (const { label, emails } of rooms) {
          // In the order of the lines, each from one of its own.
          const found = lines.findIndex((one, index) => {
            const [name = '', ...rest] = one.trim().split(';');
            return index >= at && cleanName(name) === label && emails.every((email) => rest.join(';').includes(email));
          });
          expect(found, text).toBeGreaterThanOrEqual(at);
          at = found + 1;
        }
        const written = lines.filter((one) => one.trim());
        expect(rooms.length + wrong.length).toBeGreaterThanOrEqual(written.length);
      }),
    );
  });

  it('can be made by a count and a pattern', () => {
    expect(numberedNames('Talk # of the day', 3).split('\n')).toEqual([
      'Talk 1 of the day',
      'Talk 2 of the day',
      'Talk 3 of the day',
    ]);
    expect(numberedNames('Talk', 2)).toBe('Talk 1\nTalk 2');
  });
});
