import { enumNumber, leaves } from './config';

const states = ['STATE_UNSPECIFIED', 'STARTED', 'ENDED', 'FILE_GENERATED'];
const roles = ['ROLE_UNSPECIFIED', 'COHOST'];

/** An answer as `$alt=json;enum-encoding=int` asks for it, which is how Google's gRPC-made clients ask over REST. */
export function withEnumNumbers(value: object): object {
  const convert = (at: unknown, path: string): unknown => {
    if (Array.isArray(at)) return at.map((item) => convert(item, path));
    if (typeof at === 'object' && at !== null)
      return Object.fromEntries(
        Object.entries(at).map(([name, child]) => [name, convert(child, path ? `${path}.${name}` : name)]),
      );
    return typeof at === 'string' ? (numberOf(path, at) ?? at) : at;
  };
  return convert(value, '') as object;
}

function numberOf(path: string, value: string): number | undefined {
  if (path.startsWith('config.') && leaves.some((leaf) => `config.${leaf.path}` === path))
    return enumNumber(path.slice('config.'.length), value);
  const names = path.endsWith('state') ? states : path.endsWith('role') ? roles : [];
  const index = names.indexOf(value);
  return index < 0 ? undefined : index;
}
