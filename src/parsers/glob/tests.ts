// Compiles one glob (lower case, no braces) to the cheapest test that does, and says by what a path can be told to be worth it.
import type { PathParts } from './path.js';
import { segment, sequence } from './sequence.js';

/** Where an index keeps a glob: every path it matches has this name, this segment or this ending; null where nothing is fixed. */
export type Key = { by: 'name' | 'segment' | 'ending'; text: string } | null;

export interface PathTest {
  matches(path: PathParts): boolean;
  key: Key;
  /** Whether the key alone decides. */
  keyDecides: boolean;
}

/** @returns the test for a pattern such as `*.py`, docs/*.md below any folder or `/setup.cfg`. */
export function pathTest(pattern: string): PathTest {
  if (!pattern.includes('/')) {
    const matches = nameTest(pattern);
    const key = nameKey(pattern);
    return { matches: ({ name }) => matches(name), key, keyDecides: key !== null && (key.by === 'name' || pattern === `*${key.text}`) };
  }
  const written = pattern.replace(/^\//, '').split('/');
  // What lies in a folder: the folder itself, or a file of its name, does not.
  const parts = written.at(-1) === '**' ? [...written, '*'] : written;
  const last = parts[parts.length - 1] ?? '';
  const named = nameTest(last);
  const folders = parts.slice(0, -1);
  const literals = folders.filter((part) => !hasWildcard(part));
  const [folder] = literals;
  const byName = nameKey(last);
  const pieces = folders.filter((part) => hasWildcard(part) && part !== '**').map(longestPiece);
  return {
    // What is cheap to rule out comes first; the walk over all segments decides.
    matches: ({ path, name, segments }) =>
      named(name) &&
      literals.every((part) => segments.includes(part)) &&
      pieces.every((piece) => path.includes(piece)) &&
      sequence(parts, segments, '**', segment),
    key: byName?.by === 'name' || folder === undefined ? byName : { by: 'segment', text: folder },
    keyDecides: false,
  };
}

function hasWildcard(part: string): boolean {
  return part.includes('*') || part.includes('?');
}

function nameKey(pattern: string): Key {
  if (!hasWildcard(pattern)) return { by: 'name', text: pattern };
  const dot = pattern.lastIndexOf('.');
  const ending = dot < 0 ? '' : pattern.slice(dot);
  return ending === '' || hasWildcard(ending) ? null : { by: 'ending', text: ending };
}

function longestPiece(pattern: string): string {
  return pattern.split(/[*?]/).reduce((longest, piece) => (piece.length > longest.length ? piece : longest), '');
}

/** A test of a name alone; where no "?" stands, none walks over each letter. */
export function nameTest(pattern: string): (name: string) => boolean {
  if (!hasWildcard(pattern)) return (name) => name === pattern;
  const start = /^\**/.exec(pattern)?.[0].length ?? 0;
  const open = pattern.endsWith('*');
  const inner = pattern.slice(start).replace(/\*{1,600}$/, '');
  if (pattern.includes('?')) {
    const piece = longestPiece(pattern);
    return (name) => name.includes(piece) && segment(pattern, name);
  }
  if (hasWildcard(inner)) return piecesTest(pattern.split('*'));
  if (start > 0 && open) return (name) => name.includes(inner);
  return start > 0 ? (name) => name.endsWith(inner) : (name) => name.startsWith(inner);
}

/** The first piece begins the name, the last one ends it, and the others stand between them in order: each as early as it can. */
function piecesTest(pieces: readonly string[]): (name: string) => boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  const between = pieces.slice(1, -1).filter((piece) => piece !== '');
  return (name) => {
    const end = name.length - last.length;
    if (end < first.length || !name.startsWith(first) || !name.endsWith(last)) return false;
    let at = first.length;
    for (const piece of between) {
      const found = name.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= end;
  };
}
