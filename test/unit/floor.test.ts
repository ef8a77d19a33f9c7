import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseSync, Visitor } from 'vite';
import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json';
import { readSources } from './source';

/** Since which Chrome something is there, by its path, such as `sidePanel.open`; 0 where the types do not say. */
type Since = Map<string, number>;

/** All that @types/chrome declares. A member of an interface is under its namespace: `storage.StorageArea.setAccessLevel`. */
function readTypes(): Since {
  const path = createRequire(import.meta.url)
    .resolve('@types/chrome/package.json')
    .replace('package.json', 'index.d.ts');
  const text = readFileSync(path, 'utf8');
  const { program, comments } = parseSync(path, text);
  const since: Since = new Map();
  const note = (name: string, at: number) => {
    const above = comments.findLast(({ end }) => end <= at);
    // Between the two stands at most a word such as "export".
    const isIts = above && /^\s*(export|declare)?\s*$/.test(text.slice(above.end, at));
    const [, version] = (isIts && /@since Chrome (\d+)/.exec(above.value)) || [];
    // Of several ways to call one function only the first may say it.
    since.set(name, version ? Number(version) : (since.get(name) ?? 0));
  };
  type Named = { type: string; start: number; id?: unknown; key?: unknown; body?: unknown; declarations?: unknown };
  const nameOf = (id: unknown): string =>
    typeof id === 'object' && id !== null && 'name' in id ? String(id.name) : '';
  const walk = (nodes: unknown, outer: string) => {
    for (const node of Array.isArray(nodes) ? (nodes as (Named & { declaration?: Named })[]) : []) {
      const one = node.declaration ?? node;
      const at = node.start;
      for (const variable of Array.isArray(one.declarations) ? (one.declarations as Named[]) : [])
        note(`${outer}${nameOf(variable.id)}`, at);
      const name = nameOf(one.id ?? one.key);
      if (!name) continue;
      const inner = name === 'chrome' && !outer ? '' : `${outer}${name}`;
      if (inner) note(inner, at);
      walk((one.body as Named | undefined)?.body, inner && `${inner}.`);
    }
  };
  walk(program.body, '');
  return since;
}

/** Every `browser.a.b` and `chrome.a.b` of src, and what is taken out of one by its name. */
function readUsed(): Set<string> {
  const used = new Set<string>();
  for (const { program } of readSources()) {
    new Visitor({
      MemberExpression(node) {
        const chain = chainOf(node);
        if (chain) used.add(chain);
      },
      VariableDeclarator({ id, init }) {
        const chain = init && chainOf(init);
        if (!chain || id.type !== 'ObjectPattern') return;
        for (const property of id.properties)
          if (property.type === 'Property' && property.key.type === 'Identifier')
            used.add(`${chain}.${property.key.name}`);
      },
    }).visit(program);
  }
  return used;
}

/** "tabs.onCreated" of `browser.tabs.onCreated`; undefined of anything else. */
function chainOf(node: unknown): string | undefined {
  const names: string[] = [];
  type Node = { type: string; name?: string; object?: unknown; property?: { name?: string }; computed?: boolean };
  for (let one = node as Node; ; ) {
    if (one.type === 'Identifier')
      return one.name === 'browser' || one.name === 'chrome' ? names.join('.') || undefined : undefined;
    if (one.type !== 'MemberExpression' || one.computed || !one.property?.name) return undefined;
    names.unshift(one.property.name);
    one = one.object as Node;
  }
}

describe('The oldest Chrome', () => {
  const types = readTypes();
  const used = readUsed();

  /** Of a namespace, of each part of the path, and of the members of interfaces that the path may lead into. */
  const sinceOf = (path: string): number => {
    const [namespace = '', ...names] = path.split('.');
    const ends = names.slice(1).map((name) => new RegExp(`^${namespace}\\.\\w+\\.${name}$`));
    const inside = [...types].filter(([known]) => ends.some((end) => end.test(known))).map(([, version]) => version);
    const parts = [namespace, ...(names[0] ? [`${namespace}.${names[0]}`] : [])];
    return Math.max(...parts.map((part) => types.get(part) ?? 0), ...inside);
  };

  it('is read out of the types: what is known to be young is young', () => {
    expect(sinceOf('sidePanel.open')).toBe(116);
    expect(sinceOf('offscreen.createDocument')).toBe(109);
    expect(sinceOf('storage.session.get')).toBe(102);
    expect(sinceOf('alarms.create')).toBeLessThan(127);
  });

  it('knows every member that src uses', () => {
    expect(used.size).toBeGreaterThan(60);
    const firstTwo = [...used].map((path) => path.split('.').slice(0, 2).join('.'));
    expect(firstTwo.filter((path) => !types.has(path))).toEqual([]);
  });

  it('in the manifest is the first that has all that is used', () => {
    const oldest = Math.max(...[...used].map(sinceOf));
    const newest = [...used].filter((path) => sinceOf(path) === oldest);
    expect(`${oldest} for ${newest.join(', ')}`).toMatch(new RegExp(`^${manifest.minimum_chrome_version} for `));
  });
});
