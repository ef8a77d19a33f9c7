import { describe, expect, it } from 'vitest';
import { numberedNames, readRooms } from '../../../src/options/read-rooms';

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

  it('can be made by a count and a pattern', () => {
    expect(numberedNames('Talk # of the day', 3).split('\n')).toEqual([
      'Talk 1 of the day',
      'Talk 2 of the day',
      'Talk 3 of the day',
    ]);
    expect(numberedNames('Talk', 2)).toBe('Talk 1\nTalk 2');
  });
});
