import { plainName } from './same-name';

/** One name of a list that somebody pasted. */
export interface Listed {
  /** The name, and the number of it among those that are the same. It stays when other lines are added. */
  id: string;
  name: string;
}

/** An address in angle brackets after a name, in quotes or not; or an address alone. */
const withAddress = /(?:"([^"]*)"|([^<>@;"]*?))\s*<[^<>\s]+@[^<>\s]+>|(?:mailto:)?([^\s<>,;"]+)@[^\s<>,;"]+/gu;
/** What stands before a name in a list: a number, a dash, a dot. */
const bullet = /^\s*(?:\d+[.)]|[-–•*])\s+/u;
/** What separates one entry from the next, or a name from what stands beside it. */
const edges = /^[\s,;،؛，、；]+|[\s,;،؛，、；]+$/gu;

/**
 * A class or a list of guests as names: one a line, or addresses in any order. Of an address the name counts that stands
 * before it; where there is none, the part before the @ does. Columns of a spreadsheet count as one name.
 */
export function readNames(text: string): Listed[] {
  const times = new Map<string, number>();
  return text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((line) =>
    namesIn(line.replace(bullet, ''))
      .map((name) => name.replace(edges, '').replace(/\s+/g, ' '))
      .filter((name) => plainName(name))
      .map((name) => {
        const time = (times.get(name) ?? 0) + 1;
        times.set(name, time);
        return { id: `${name}#${time}`, name };
      }),
  );
}

function namesIn(line: string): string[] {
  const found = [...line.matchAll(withAddress)];
  const [only] = found;
  if (!only) return [line];
  const rest = line.replace(only[0], ' ').replace(edges, '');
  // A name in one column, and the address in another.
  if (found.length === 1 && !only[0].includes('<') && plainName(rest)) return [rest];
  return found.map(([, quoted, before, local]) => {
    const name = (quoted ?? before ?? '').replace(edges, '');
    return name || ofAddress(local ?? '');
  });
}

/** `ann.lee2+school` is most likely Ann Lee. */
const ofAddress = (local: string): string =>
  local
    .replace(/\+.*/, '')
    .split(/[._-]+/)
    .map((part) => part.replace(/\d+$/, '') || part)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
