import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseSync, Visitor } from 'vite';
import { root } from '../paths';

/** One file of source, as the parser sees it. */
export interface SourceFile {
  /** Its path below the folder that was read, with slashes. */
  path: string;
  text: string;
  program: ReturnType<typeof parseSync>['program'];
  comments: ReturnType<typeof parseSync>['comments'];
  imports: Import[];
}

/** One import or re-export of a file. */
export interface Import {
  /** What it resolves to: a path below the folder that was read, "../…" for what lies outside of it, or a package. */
  target: string;
  /** Only types come in, which leaves no trace in what is built. */
  isTypeOnly: boolean;
}

/** Every TypeScript file below a folder, `src` unless another one is named, with what it imports. */
export function readSources(folder = join(root, 'src')): SourceFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(folder, path), 'utf8');
      const { program, comments, errors } = parseSync(path, text);
      if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
      const imports = specifiersOf(program).map(({ specifier, isTypeOnly }) => ({
        target: resolve(folder, path, specifier),
        isTypeOnly,
      }));
      return { path, text, program, comments, imports };
    });
}

/** Every way there is to name another module: import, export … from, import(), and the import() of a type. */
function specifiersOf(program: SourceFile['program']): { specifier: string; isTypeOnly: boolean }[] {
  const found: { specifier: string; isTypeOnly: boolean }[] = [];
  new Visitor({
    ImportDeclaration({ source, importKind, specifiers }) {
      const areTypes = specifiers.every((one) => one.type === 'ImportSpecifier' && one.importKind === 'type');
      found.push({
        specifier: source.value,
        isTypeOnly: importKind === 'type' || (specifiers.length > 0 && areTypes),
      });
    },
    ExportNamedDeclaration({ source, exportKind }) {
      if (source) found.push({ specifier: source.value, isTypeOnly: exportKind === 'type' });
    },
    ExportAllDeclaration({ source, exportKind }) {
      found.push({ specifier: source.value, isTypeOnly: exportKind === 'type' });
    },
    ImportExpression({ source }) {
      if (source.type !== 'Literal') throw new Error('An import whose target is not written down cannot be followed.');
      found.push({ specifier: String(source.value), isTypeOnly: false });
    },
    TSImportType({ source }) {
      found.push({ specifier: source.value, isTypeOnly: true });
    },
  }).visit(program);
  return found;
}

/** Resolves as the bundler does: a relative path with or without its ending, a folder by its index, else a package. */
function resolve(folder: string, from: string, specifier: string): string {
  if (!/^[./]/.test(specifier)) return specifier;
  const path = specifier.startsWith('/')
    ? join(folder, '..', specifier)
    : join(folder, dirname(from), specifier.replace(/\?.*$/, ''));
  const found = ['', '.ts', '.tsx', '/index.ts', '/index.tsx']
    .map((ending) => `${path}${ending}`)
    .find((one) => existsSync(one) && statSync(one).isFile());
  if (!found) throw new Error(`${from} imports "${specifier}", which is not there.`);
  return relative(folder, found).replaceAll('\\', '/');
}
