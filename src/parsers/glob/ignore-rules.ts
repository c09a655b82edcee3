// The patterns of .gitignore and .gitattributes as git reads them (gitignore(5), letter case ignored), matched in counted steps whatever somebody wrote.
import { type PatternPiece, piecesOf } from './ignore-pieces.js';

/** What all matching of one walk may still cost. Where nothing is left, nothing more is ignored: an audit ends, whatever the patterns are. */
export interface Steps {
  left: number;
}

/** Enough for a thousand patterns over two hundred thousand files. */
export function manySteps(): Steps {
  return { left: 400_000_000 };
}

/** What stands between two "/": pieces, or any number of whole folders. */
type PatternPart = readonly PatternPiece[] | 'folders';

interface Rule {
  negative: boolean;
  folderOnly: boolean;
  parts: readonly PatternPart[];
}

/**
 * @param lines patterns, in order; of those that match a path the last one decides
 * @param steps is counted down
 * @returns whether a path, relative to the file of the patterns, is left out, or a folder above it; a path of a folder ends with "/"
 */
export function ignoreRules(lines: readonly string[], steps: Steps): (path: string) => boolean {
  const rules = lines.flatMap(ruleOf).reverse();
  const folders = new Map<string, boolean>();
  const decides = (segments: readonly string[], isFolder: boolean): boolean => {
    const found = rules.find(({ parts, folderOnly }) => (isFolder || !folderOnly) && matches(parts, segments, steps));
    return found !== undefined && !found.negative;
  };
  const leavesOut = (segments: readonly string[]): boolean => {
    if (segments.length === 0) return false;
    const key = segments.join('/');
    let out = folders.get(key);
    if (out === undefined) {
      out = leavesOut(segments.slice(0, -1)) || decides(segments, true);
      folders.set(key, out);
    }
    return out;
  };
  return (path) => {
    if (rules.length === 0) return false;
    const isFolder = path.endsWith('/');
    const segments = (isFolder ? path.slice(0, -1) : path).split('/');
    return isFolder ? leavesOut(segments) : leavesOut(segments.slice(0, -1)) || decides(segments, false);
  };
}

/** One line of a file of patterns; none where it is a comment, or no pattern for git either. */
function ruleOf(line: string): Rule[] {
  if (line.startsWith('#')) return [];
  const negative = line.startsWith('!');
  const body = withoutSpaces(negative ? line.slice(1) : line).replace(/^\\([!#])/, '$1');
  const folderOnly = body.endsWith('/');
  const pieces = piecesOf(folderOnly ? body.slice(0, -1) : body);
  if (body === '' || pieces === null) return [];
  // A "/" at the start or within ties a pattern to the folder of its file; at the end alone it does not.
  const tied = /\/./s.test(body);
  const parts = split(pieces).map((part): PatternPart => (part.length > 1 && part.every((one) => one === 'star') ? 'folders' : part));
  if (tied && parts[0]?.length === 0) parts.shift();
  // A lone run of stars is a name; at the end it is whatever lies in the folder, and so one part at least.
  if (parts.at(-1) === 'folders') parts.push(['star']);
  if (!tied) parts.unshift('folders');
  return parts.length === 0 ? [] : [{ negative, folderOnly, parts }];
}

/** Spaces at the end are none of the pattern, unless a backslash stands before the first of them. */
function withoutSpaces(line: string): string {
  let end = line.length;
  while (line[end - 1] === ' ') end--;
  if (end === line.length) return line;
  let backslashes = 0;
  while (line[end - backslashes - 1] === '\\') backslashes++;
  return backslashes % 2 === 1 ? `${line.slice(0, end)} ` : line.slice(0, end);
}

function split(pieces: readonly (PatternPiece | 'slash')[]): PatternPiece[][] {
  const parts: PatternPiece[][] = [[]];
  for (const piece of pieces) {
    if (piece === 'slash') parts.push([]);
    else parts.at(-1)?.push(piece);
  }
  return parts;
}

function matches(parts: readonly PatternPart[], segments: readonly string[], steps: Steps): boolean {
  return wild(
    parts.length,
    segments.length,
    (p) => parts[p] === 'folders',
    (p, i) => {
      const part = parts[p];
      return part !== undefined && part !== 'folders' && named(part, segments[i] ?? '', steps);
    },
    steps,
  );
}

function named(part: readonly PatternPiece[], name: string, steps: Steps): boolean {
  return wild(
    part.length,
    name.length,
    (p) => part[p] === 'star',
    (p, i) => {
      const piece = part[p];
      return typeof piece === 'function' && piece(name[i] ?? '');
    },
    steps,
  );
}

/** Two pointers: only the last star is ever tried again. False where no steps are left. */
function wild(parts: number, items: number, isStar: (part: number) => boolean, same: (part: number, item: number) => boolean, steps: Steps): boolean {
  let p = 0;
  let i = 0;
  let lastStar = -1;
  let resume = 0;
  while (i < items) {
    if (--steps.left < 0) return false;
    if (p < parts && isStar(p)) {
      lastStar = p++;
      resume = i;
    } else if (p < parts && same(p, i)) {
      p++;
      i++;
    } else if (lastStar >= 0) {
      p = lastStar + 1;
      i = ++resume;
    } else return false;
  }
  while (p < parts && isStar(p)) p++;
  return p === parts;
}
