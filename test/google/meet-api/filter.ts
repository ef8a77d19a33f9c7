import { badRequest } from './errors';

/** A field of a resource as a filter sees it: a text, or a time in milliseconds; undefined is NULL. */
export type Fields = Record<string, string | number | undefined>;

interface Term {
  field: string;
  operator: string;
  value?: string;
}

const termPattern = /^\s*([a-z_.]+)\s*(?:(=|!=|>=|<=|>|<)\s*"([^"]*)"|IS\s+NULL)\s*$/;

/** Reads a list filter: terms joined by AND, each `field operator "literal"` or `field IS NULL`. Anything else is a 400. */
export function readFilter(text: string | null, known: readonly string[]): (fields: Fields) => boolean {
  if (!text?.trim()) return () => true;
  const terms = text.split(/\s+AND\s+/).map((term) => readTerm(term, known));
  return (fields) => terms.every((term) => holds(term, fields[term.field]));
}

function readTerm(text: string, known: readonly string[]): Term {
  const [, field = '', operator = 'IS NULL', value] = termPattern.exec(text) ?? [];
  if (!known.includes(field))
    throw badRequest([{ field: 'filter', description: `Invalid filter: ${JSON.stringify(text.trim())}.` }]);
  if (value !== undefined && field.endsWith('_time') && Number.isNaN(Date.parse(value)))
    throw badRequest([{ field: 'filter', description: `Invalid timestamp in filter: "${value}".` }]);
  return { field, operator, value };
}

function holds({ operator, value = '' }: Term, actual: string | number | undefined): boolean {
  if (operator === 'IS NULL') return actual === undefined;
  if (actual === undefined) return false;
  const wanted = typeof actual === 'number' ? Date.parse(value) : value;
  switch (operator) {
    case '=':
      return actual === wanted;
    case '!=':
      return actual !== wanted;
    case '>':
      return actual > wanted;
    case '>=':
      return actual >= wanted;
    case '<':
      return actual < wanted;
    default:
      return actual <= wanted;
  }
}
