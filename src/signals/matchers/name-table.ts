// The names that matchers of code ask for, sorted so that a name is compared only with those patterns that can fit it.
import { nameGlob } from '../../parsers/glob/glob.js';

/** A pattern (or the module of a tool) with the numbers of the matchers that ask for it. */
type Asked = [pattern: string, matchers: number[]];

/** Patterns by what a name must have to fit them. Plain data, so that it can be made once and kept. */
export interface NameTable {
  /** Modules of tools, by their first segment; a name in them fits, and no name that the project defines itself. */
  modules: Record<string, Asked[]>;
  /** Patterns, by the first or last segment of the name, or by a piece of it. */
  first: Record<string, Asked[]>;
  last: Record<string, Asked[]>;
  piece: Record<string, Asked[]>;
  others: Asked[];
}

/** What one matcher asks for: patterns over dotted names, and modules of tools. */
interface AskedNames {
  matcher: number;
  patterns: readonly string[];
  modules: readonly string[];
}

export function nameTable(matchers: readonly AskedNames[]): NameTable {
  const modules = new Map<string, Map<string, number[]>>();
  const patterns = {
    first: new Map<string, Map<string, number[]>>(),
    last: new Map<string, Map<string, number[]>>(),
    piece: new Map<string, Map<string, number[]>>(),
  };
  const others = new Map<string, number[]>();
  for (const { matcher, ...asked } of matchers) {
    for (const pattern of new Set(asked.patterns)) {
      const key = keyOf(pattern);
      add(key === null ? others : listUnder(patterns[key.by], key.text), pattern, matcher);
    }
    for (const module of new Set(asked.modules)) add(listUnder(modules, rootOf(module)), module, matcher);
  }
  const plain = (map: ReadonlyMap<string, ReadonlyMap<string, number[]>>) => Object.fromEntries([...map].map(([key, list]) => [key, [...list]]));
  return { modules: plain(modules), first: plain(patterns.first), last: plain(patterns.last), piece: plain(patterns.piece), others: [...others] };
}

function listUnder(map: Map<string, Map<string, number[]>>, key: string): Map<string, number[]> {
  const list = map.get(key) ?? new Map<string, number[]>();
  map.set(key, list);
  return list;
}

function add(list: Map<string, number[]>, pattern: string, matcher: number): void {
  const known = list.get(pattern);
  if (known) known.push(matcher);
  else list.set(pattern, [matcher]);
}

/**
 * @param ownMayFit whether a pattern may fit a name of the project's own
 * @param isMeant whether a pattern means a name, as written, that fits it in lower case; names are compared as written where it is left out
 * @returns for a name, and whether the project defines it itself, the matchers that ask for it in ascending order
 */
export function nameFinder(
  table: NameTable,
  ownMayFit: (pattern: string) => boolean,
  isMeant?: (pattern: string, name: string) => boolean,
): (name: string, own: boolean) => readonly number[] {
  const tests = new Map<string, (name: string) => boolean>();
  const fits = (pattern: string, name: string): boolean => {
    let test = tests.get(pattern);
    if (!test) tests.set(pattern, (test = nameGlob(pattern)));
    return test(name);
  };
  // Maps: a name may be that of something that every object has ("constructor").
  const byKey = (record: Readonly<Record<string, Asked[]>>) => new Map(Object.entries(record));
  const [modules, first, last, piece] = [byKey(table.modules), byKey(table.first), byKey(table.last), byKey(table.piece)];
  return (written, own) => {
    const name = isMeant ? written.toLowerCase() : written;
    const found = new Set<number>();
    const take = (list: readonly Asked[] = []) => {
      for (const [pattern, matchers] of list) {
        if ((own && !ownMayFit(pattern)) || !fits(pattern, name) || isMeant?.(pattern, written) === false) continue;
        for (const matcher of matchers) found.add(matcher);
      }
    };
    const root = rootOf(name);
    if (!own) for (const [module, matchers] of modules.get(root) ?? []) if (isIn(name, module)) for (const matcher of matchers) found.add(matcher);
    take(first.get(root));
    take(last.get(lastOf(name)));
    if (piece.size > 0) for (let at = 0; at + lengthOfPiece <= name.length; at++) take(piece.get(name.slice(at, at + lengthOfPiece)));
    take(table.others);
    return [...found].sort((a, b) => a - b);
  };
}

/** The first segment of a dotted module name; a JavaScript package name is one segment. */
export function rootOf(name: string): string {
  if (name.includes('/') || name.includes('@') || name.includes('-')) return /^(@[^/]+\/[^/.]+|[^/.]+)/.exec(name)?.[0] ?? name;
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function isIn(name: string, module: string): boolean {
  return name === module || (name.startsWith(module) && /[./]/.test(name[module.length] ?? ''));
}

/** The first or last segment that a fitting name has, or a piece of it; null where none is fixed. */
function keyOf(pattern: string): { by: 'first' | 'last' | 'piece'; text: string } | null {
  if (!lastOf(pattern).includes('*')) return { by: 'last', text: lastOf(pattern) };
  if (!rootOf(pattern).includes('*')) return { by: 'first', text: rootOf(pattern) };
  const pieces = pattern.split(/[*?.]/).flatMap(piecesOf);
  // From the middle: words begin and end alike more often than not.
  const piece = pieces[pieces.length >> 1];
  return piece === undefined ? null : { by: 'piece', text: piece };
}

const lengthOfPiece = 4;

/** All stretches of four characters. */
function piecesOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - lengthOfPiece + 1) }, (_, at) => text.slice(at, at + lengthOfPiece));
}
