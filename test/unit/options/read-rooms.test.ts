import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberedNames, readRooms } from '../../../src/options/read-rooms';
import { cleanName } from '../../../src/store/preset';
import { anyLine } from '../../pastes';

/** All ways to take what is before a semicolon or a tab for a name; the whole line is one, too. */
const splits = (line: string): [name: string, rest: string][] =>
  [...line.matchAll(/[;；؛\t]|$/g)].map(({ index }) => [line.slice(0, index), line.slice(index)]);

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

  it('as columns of a spreadsheet has its people from the first one on that has an address', () => {
    const lines = [
      '9a\tann@x.de',
      '9b\tMs Lee\tben@x.de\tCleo <cleo@x.de>',
      '9c\t\tann@x.de; ben@x.de',
      'Lunch @ noon\tann@x.de',
      '9d\tPhysics',
      '9e\t',
    ];
    expect(readRooms(lines.join('\r\n'))).toEqual({
      rooms: [
        { label: '9a', emails: ['ann@x.de'] },
        { label: '9b Ms Lee', emails: ['ben@x.de', 'cleo@x.de'] },
        { label: '9c', emails: ['ann@x.de', 'ben@x.de'] },
        { label: 'Lunch @ noon', emails: ['ann@x.de'] },
        { label: '9d Physics', emails: [] },
        { label: '9e', emails: [] },
      ],
      wrong: [],
    });
    expect(readRooms('9a\tann@')).toEqual({
      rooms: [{ label: '9a', emails: [] }],
      wrong: [{ line: 1, text: 'ann@' }],
    });
  });

  it.each(['9b, ann@x.de', '9b ann@x.de', '9b: Ann <ann@x.de>', 'ann@x.de', 'ann@x.de\t9b', 'a\u200bnn@x.de'])(
    'takes no address for a name: %j',
    (text) => {
      expect(readRooms(`9a\n${text}`)).toEqual({
        rooms: [{ label: '9a', emails: [] }],
        wrong: [{ line: 2, text: text.replace('\t', ' ') }],
      });
      expect(readRooms(`${text}; ben@x.de`)).toEqual({
        rooms: [],
        wrong: [{ line: 1, text: text.replace('\t', ' ') }],
      });
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

  it('gives each meeting only whom its own line names behind its name, whatever is pasted', () => {
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
          expect(label).not.toMatch(/\w@\w+\.\w/);
          // In the order of the lines, each from one of its own.
          const found = lines.findIndex(
            (one, index) =>
              index >= at &&
              splits(one.trim()).some(
                ([name, rest]) => cleanName(name) === label && emails.every((email) => rest.includes(email)),
              ),
          );
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
