// Tables of days as signals: each version of a table is looked for where the table says, by the matchers that all other rules are put to a tree with.
import type { DatedRow, DateTable, Expression, Place, Signal } from '../model/index.js';
import { patternFrom } from './pattern.js';

/** @returns what a table looks for, with its placeholder still in it; null where it names a signal that there is not */
function template({ looks }: DateTable, signals: readonly Signal[]): Expression | null {
  return 'seen' in looks ? looks.seen : (signals.find(({ id }) => id === looks.like)?.seen ?? null);
}

/** Whether what a table looks for holds its placeholder, so that it looks for something else in each row. */
export function holdsPlaceholder(table: DateTable, signals: readonly Signal[]): boolean {
  return JSON.stringify(template(table, signals)).includes(JSON.stringify(table.looks.placeholder).slice(1, -1));
}

/**
 * @param rows of the table
 * @returns what shows that one of the rows is used; null where the table names a signal that there is not
 */
export function expressionFor(table: DateTable, rows: readonly DatedRow[], signals: readonly Signal[]): Expression | null {
  const found = template(table, signals);
  const pattern = `(?:${rows.map((row) => row.pattern).join('|')})`;
  return found && filled(found, table.looks.placeholder, pattern);
}

/** The same data with a pattern in the place of a text; what a regular expression needs is told anew. */
function filled<T>(value: T, placeholder: string, pattern: string): T;
function filled(value: unknown, placeholder: string, pattern: string): unknown {
  if (typeof value === 'string') return value.replaceAll(placeholder, () => pattern);
  if (Array.isArray(value)) return value.map((one) => filled(one, placeholder, pattern));
  if (value === null || typeof value !== 'object') return value;
  if ('source' in value && 'needs' in value && typeof value.source === 'string') return patternFrom(value.source.replaceAll(placeholder, () => pattern));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner, placeholder, pattern)]));
}

/** Folders that show how something is used, and files for development, which nothing is run from. */
const aside =
  /(?:^|\/)(?:\.devcontainer|examples?|samples?|demos?|tutorials?|docs?|documentation|tests?|testing|fixtures?|templates?|cookiecutter[^/]*|\{\{[^/]*|homework\w{0,20})\//i;

/** Whether a project uses what stands at a place, as far as its path tells. */
export function isInUse({ path }: Place): boolean {
  return !aside.test(path);
}
