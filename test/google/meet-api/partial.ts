import { toCamel } from './space-body';

/** A selection of the `fields` parameter: name → what is wanted below it; an empty tree is everything. */
interface Tree {
  [name: string]: Tree;
}

/** Reads `a,b/c,d(e,f)`, in either casing; `*` is every field. */
function readTree(text: string): Tree {
  let at = 0;
  const list = (): Tree => {
    const tree: Tree = {};
    while (at < text.length && text[at] !== ')') {
      const [name = ''] = /^[^,/()]*/.exec(text.slice(at)) ?? [];
      at += name.length;
      let below: Tree = {};
      if (text[at] === '/') {
        at++;
        below = single();
      } else if (text[at] === '(') {
        at++;
        below = list();
        at++;
      }
      tree[toCamel(name)] = below;
      if (text[at] === ',') at++;
    }
    return tree;
  };
  const single = (): Tree => {
    const [name = ''] = /^[^,/()]*/.exec(text.slice(at)) ?? [];
    at += name.length;
    if (text[at] !== '/') return { [toCamel(name)]: {} };
    at++;
    return { [toCamel(name)]: single() };
  };
  return list();
}

function pick(value: unknown, tree: Tree): unknown {
  if (Object.keys(tree).length === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, tree));
  const picked: Record<string, unknown> = {};
  for (const [name, child] of Object.entries(value)) {
    const below = tree[name] ?? tree['*'];
    if (below) picked[name] = pick(child, below);
  }
  return picked;
}

/** The part of an answer that `fields` asks for: https://developers.google.com/workspace/meet/api/guides/participants uses it for totalSize. */
export const partial = (answer: object, fields: string | null): object =>
  fields ? (pick(answer, readTree(fields)) as object) : answer;
