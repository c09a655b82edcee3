// Names in code: what it imports, calls and defines. All matchers that ask for them share one table, so that a name is compared with the patterns once per scan,
// however often it occurs.

import type { SeenCode } from '../../inventory/read-code.js';
import type { Matcher, Place, ToolJob, Where } from '../../model/index.js';
import type { Interest } from '../../parsers/code/facts.js';
import { allows, type CodeQuery } from '../compiled-matcher.js';
import type { Declarable } from './kind.js';
import { type NameTable, nameFinder, nameTable, rootOf } from './name-table.js';
import { standsAtWord } from './word-start.js';

/** What one matcher asks of code. */
export interface CodeMatcher {
  matcher: Matcher;
  where: Where;
  query: CodeQuery;
}

/** What all matchers together ask of code, as plain data that names them by number. */
export type CodeTables = Record<CodeQuery['in'], NameTable>;

/** @param queries what matchers ask, each with the matcher's number, in ascending order */
export function codeTables(queries: readonly { matcher: number; query: CodeQuery }[], tools: readonly ToolJob[]): CodeTables {
  const asked = queries.map(({ matcher, query }) => ({ matcher, part: query.in, patterns: patternsOf(query), modules: moduleNames(query, tools) }));
  const tableOf = (part: CodeQuery['in']) => nameTable(asked.filter((one) => one.part === part));
  return { imports: tableOf('imports'), calls: tableOf('calls'), definitions: tableOf('definitions') };
}

/** @returns which calls the scanners have to keep: by their first segment, by their last, or whole */
export function interestIn({ calls }: CodeTables): Interest {
  const last = new Set<string>();
  for (const [tail, patterns] of Object.entries(calls.last)) {
    last.add(tail);
    // R names may hold dots: "set.seed" is wanted whole as well.
    for (const [pattern] of patterns) last.add(pattern);
  }
  return { roots: new Set([...Object.keys(calls.modules), ...Object.keys(calls.first)]), last };
}

/** The first segments of the names that code uses, each once, sorted. */
export function rootsIn({ imports, calls }: SeenCode): string[] {
  return [...new Set([...imports.map(({ module }) => rootOf(module)), ...calls.map(({ name }) => rootOf(name))])].sort();
}

/** What a dependency list may name for a matcher of code: its tools. */
export function declarableTools({ tools }: { tools: readonly string[] }): Declarable | null {
  return tools.length === 0 ? null : { names: [], tools };
}

function moduleNames({ tools: jobs }: CodeQuery, tools: readonly ToolJob[]): string[] {
  return tools.filter(({ job }) => jobs.includes(job)).flatMap((job) => job.tools.flatMap((tool) => tool.imports));
}

/** Of definitions letter case says nothing: their names are compared in lower case. */
function patternsOf(query: CodeQuery): readonly string[] {
  return query.in === 'definitions' ? query.names.map((name) => name.toLowerCase()) : query.names;
}

/**
 * @param matcherAt gives a matcher by its number
 * @returns given the names of modules that a project itself defines (what is under them is no tool), a function that gives, for the code of one
 *   file, the places that each matcher sees in it
 */
export function codeLookup(
  tables: CodeTables,
  matcherAt: (number: number) => CodeMatcher,
): (own: ReadonlySet<string>) => (seen: SeenCode) => Map<Matcher, Place[]> {
  // A project may call its own function by a bare name that stands in the rules.
  const isBare = (pattern: string) => pattern.startsWith('*') || !pattern.includes('.');
  const find = {
    calls: nameFinder(tables.calls, isBare),
    imports: nameFinder(tables.imports, isBare),
    definitions: nameFinder(tables.definitions, () => true, standsAtWord),
  };
  return (own) => {
    const isOwn = (name: string) => name.startsWith('.') || own.has(rootOf(name));
    const lookUp = (part: CodeQuery['in']) => remembered((name) => find[part](name, isOwn(name)).map(matcherAt));
    return lookWith({ calls: lookUp('calls'), imports: lookUp('imports'), definitions: lookUp('definitions') });
  };
}

function lookWith(lookUp: Record<CodeQuery['in'], (name: string) => readonly CodeMatcher[]>): (seen: SeenCode) => Map<Matcher, Place[]> {
  return (seen) => {
    const found = new Map<Matcher, Place[]>();
    const note = ({ matcher, where, query }: CodeMatcher, at: { line: number; cell?: number }) => {
      if (!allows(where, seen.role)) return;
      const places = found.get(matcher) ?? [];
      if (places.length < (query.most ?? 20))
        places.push(at.cell === undefined ? { path: seen.path, line: at.line } : { path: seen.path, cell: at.cell, line: at.line });
      found.set(matcher, places);
    };
    for (const one of seen.imports) for (const asker of lookUp.imports(one.module)) note(asker, one);
    for (const one of seen.calls) for (const asker of lookUp.calls(one.name)) if (asker.query.accepts?.(one.args) ?? true) note(asker, one);
    for (const one of seen.definitions) {
      const askers = lookUp.definitions(one.name);
      if (askers.length > 0 && !seen.isStub(one)) for (const asker of askers) note(asker, one);
    }
    return found;
  };
}

/** Names repeat, so what was found for one is remembered. */
function remembered(find: (name: string) => readonly CodeMatcher[]): (name: string) => readonly CodeMatcher[] {
  const known = new Map<string, readonly CodeMatcher[]>();
  return (name) => {
    let matching = known.get(name);
    if (!matching) {
      matching = find(name);
      if (known.size < 100_000) known.set(name, matching);
    }
    return matching;
  };
}
