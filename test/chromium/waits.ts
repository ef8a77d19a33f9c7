import { type ESTree, parseSync, Visitor } from 'vite';

/** A place in a script where it hands itself over: it waits for a promise, or asks Chrome or the network for something. */
export interface Place {
  /** What stands there, cut short. */
  text: string;
  /** The stretch of the script, in UTF-16 units, in which a debugger finds the call, and stops before it is made. */
  start: number;
  end: number;
  /** It is a call, and not a promise that was there before. */
  isCall: boolean;
  /** It waits here: `await`, or a promise is handed over, by `.then` and its kin or as what a function returns. */
  waits: boolean;
  /** What is asked for here with a promise as the answer, such as `storage[].set` or `fetch`; absent: nothing of Chrome's. */
  asks?: string;
}

type Node = ESTree.Node;
type Call = ESTree.CallExpression;

/** These answer at once, so that there is nothing to die at. */
const answersAtOnce = /(^|\.)(get(URL|RedirectURL|Message|Manifest|UILanguage)|(add|remove|has)Listener)$/;
/** How the script that stands between `browser` and `chrome` says its name: what is in it is not the extension's own. */
const polyfill = 'This script should only be loaded in a browser extension.';

/**
 * Every place of a script where its worker could die between two steps, in the order in which they stand there. Works on
 * minified code: Chrome is known by whatever variable it is kept in, or the polyfill around it, and through functions that
 * do no more than name a part of it (`() => browser.storage[area]`) as well.
 */
export function findPlaces(text: string): Place[] {
  const { program, errors } = parseSync('worker.js', text);
  if (errors[0]) throw new Error(errors[0].message);
  const names = new Names(program, text);
  const returned = new Set<Node>();
  const awaited = new Set<Node>();
  const alone: ESTree.AwaitExpression[] = [];
  const calls: Call[] = [];
  new Visitor({
    AwaitExpression(node) {
      const found = callsOf(node.argument);
      for (const call of found) awaited.add(call);
      if (found.length === 0) alone.push(node);
    },
    ReturnStatement({ argument }) {
      for (const call of callsOf(argument)) returned.add(call);
    },
    ArrowFunctionExpression({ body, expression }) {
      if (expression) for (const call of callsOf(body)) returned.add(call);
    },
    CallExpression(node) {
      calls.push(node);
    },
  }).visit(program);
  const cut = ({ start, end }: Node) => text.slice(start, Math.min(end, start + 80));
  const places = calls.flatMap((call): Place[] => {
    const asks = names.asked(call);
    const waits = awaited.has(call) || isThen(call) || (asks !== undefined && returned.has(call));
    const { start, end } = call.callee;
    return waits || asks ? [{ text: cut(call), start, end, isCall: true, waits, ...(asks && { asks }) }] : [];
  });
  const values = alone.map(
    (node): Place => ({ text: cut(node), start: node.start, end: node.end, isCall: false, waits: true }),
  );
  return [...places, ...values]
    .filter(({ start }) => !names.isInPolyfill(start))
    .sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The calls whose answer this expression may be. */
function callsOf(node: Node | null): Call[] {
  switch (node?.type) {
    case 'CallExpression':
      return [node];
    case 'ParenthesizedExpression':
    case 'ChainExpression':
      return callsOf(node.expression);
    case 'ConditionalExpression':
      return [...callsOf(node.consequent), ...callsOf(node.alternate)];
    case 'LogicalExpression':
      return [...callsOf(node.left), ...callsOf(node.right)];
    case 'SequenceExpression':
      return callsOf(node.expressions.at(-1) ?? null);
    default:
      return [];
  }
}

const isThen = ({ callee }: Call) =>
  callee.type === 'MemberExpression' &&
  callee.property.type === 'Identifier' &&
  /^(then|catch|finally)$/.test(callee.property.name);

interface Scope {
  start: number;
  end: number;
  /** What each name of this function begins as, where that is written down. */
  names: Map<string, Node | undefined>;
}

/** What the names of a script stand for, as far as that is needed to know Chrome by whatever name it has there. */
class Names {
  readonly #scopes: Scope[] = [];
  readonly #polyfill: { name: string; start: number; end: number } | undefined;

  constructor(program: ESTree.Program, text: string) {
    const scopes = this.#scopes;
    const open = ({ start, end }: Node, params: readonly Node[] = []) => {
      const scope: Scope = { start, end, names: new Map() };
      for (const name of params.flatMap(namesOf)) scope.names.set(name, undefined);
      scopes.push(scope);
    };
    open(program);
    new Visitor({
      FunctionDeclaration: (node) => open(node, node.params),
      FunctionExpression: (node) => open(node, node.params),
      ArrowFunctionExpression: (node) => open(node, node.params),
    }).visit(program);
    new Visitor({
      FunctionDeclaration: ({ id, start }) => {
        if (id) this.#around(start - 1).names.set(id.name, undefined);
      },
      VariableDeclarator: ({ id, init, start }) => {
        const value = init ?? undefined;
        for (const name of namesOf(id)) this.#around(start).names.set(name, value);
      },
    }).visit(program);
    const at = text.indexOf(polyfill);
    for (const [name, init] of scopes[0]?.names ?? [])
      if (at >= 0 && init && init.start < at && at < init.end) this.#polyfill = { name, ...range(init) };
  }

  isInPolyfill(offset: number): boolean {
    return this.#polyfill !== undefined && this.#polyfill.start <= offset && offset < this.#polyfill.end;
  }

  /** What this call asks Chrome or the network for; undefined where it does not, or is answered at once. */
  asked({ callee }: Call): string | undefined {
    if (callee.type === 'Identifier') return callee.name === 'fetch' && !this.#find(callee) ? 'fetch' : undefined;
    const name = this.#pathOf(callee);
    return name && !answersAtOnce.test(name) ? name : undefined;
  }

  /** The path below `browser` that this expression names, `''` for `browser` itself; undefined for anything else. */
  #pathOf(node: Node): string | undefined {
    if (node.type === 'ParenthesizedExpression' || node.type === 'ChainExpression')
      return this.#pathOf(node.expression);
    if (node.type === 'MemberExpression') {
      const whole = this.#pathOf(node.object);
      if (whole === undefined) return undefined;
      const part = !node.computed && 'name' in node.property ? `${whole && '.'}${node.property.name}` : '[]';
      return whole + part;
    }
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.arguments.length === 0) {
      const called = this.#find(node.callee)?.value;
      return called?.type === 'ArrowFunctionExpression' && called.expression ? this.#pathOf(called.body) : undefined;
    }
    if (node.type !== 'Identifier') return undefined;
    const found = this.#find(node);
    if (!found) return /^(chrome|browser)$/.test(node.name) ? '' : undefined;
    if (found.scope === this.#scopes[0] && node.name === this.#polyfill?.name) return '';
    const isName = found.value?.type === 'Identifier' || found.value?.type === 'MemberExpression';
    return found.value && isName ? this.#pathOf(found.value) : undefined;
  }

  #find({ name, start }: { name: string; start: number }): { scope: Scope; value: Node | undefined } | undefined {
    const scope = this.#scopes
      .filter((one) => one.start <= start && start < one.end && one.names.has(name))
      .reduce<Scope | undefined>((inner, one) => (!inner || one.start >= inner.start ? one : inner), undefined);
    return scope && { scope, value: scope.names.get(name) };
  }

  #around(offset: number): Scope {
    const [program] = this.#scopes;
    return this.#scopes
      .filter(({ start, end }) => start <= offset && offset < end)
      .reduce((inner, one) => (one.start >= inner.start ? one : inner), program as Scope);
  }
}

const range = ({ start, end }: Node) => ({ start, end });

/** Every name that a pattern gives. */
function namesOf(node: Node | null): string[] {
  switch (node?.type) {
    case 'Identifier':
      return [node.name];
    case 'ObjectPattern':
      return node.properties.flatMap((one) => namesOf(one.type === 'RestElement' ? one.argument : one.value));
    case 'ArrayPattern':
      return node.elements.flatMap((one) => namesOf(one));
    case 'AssignmentPattern':
      return namesOf(node.left);
    case 'RestElement':
      return namesOf(node.argument);
    default:
      return [];
  }
}
