// A pattern of git cut into what matches one character, stars and slashes.

/** A run of any characters of a name, or a test of one character. */
export type PatternPiece = 'star' | ((char: string) => boolean);

/** @returns the pieces of a pattern, or null where git takes it for one that matches nothing: an open bracket, a backslash before nothing */
export function piecesOf(pattern: string): (PatternPiece | 'slash')[] | null {
  const pieces: (PatternPiece | 'slash')[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at] ?? '';
    if (char === '/') pieces.push('slash');
    else if (char === '*') pieces.push('star');
    else if (char === '?') pieces.push(() => true);
    else if (char === '[') {
      const bracket = bracketAt(pattern, at);
      if (bracket === null) return null;
      pieces.push(bracket.test);
      at = bracket.end;
    } else if (char === '\\') {
      const escaped = pattern[++at];
      if (escaped === undefined) return null;
      pieces.push(escaped === '/' ? 'slash' : literal(escaped));
    } else pieces.push(literal(char));
  }
  return pieces;
}

function literal(written: string): PatternPiece {
  const wanted = fold(written);
  return (char) => char === written || fold(char) === wanted;
}

/** Letters without their case, as regular expressions compare them. */
function fold(char: string): string {
  const upper = char.toUpperCase();
  return upper.length !== 1 || (char > '\x7f' && upper <= '\x7f') ? char : upper;
}

/** The classes that git knows by name, as ranges of characters. */
const classes: Readonly<Record<string, string>> = {
  alnum: '09AZaz',
  alpha: 'AZaz',
  blank: '  \t\t',
  cntrl: '\x00\x1f\x7f\x7f',
  digit: '09',
  graph: '!~',
  lower: 'az',
  print: ' ~',
  punct: '!/:@[`{~',
  space: '  \t\t\n\n\r\r',
  upper: 'AZ',
  xdigit: '09AFaf',
};

type Range = readonly [from: string, to: string];

/** A bracket such as `[a-z]`, `[!.]` or `[[:digit:]_]` and where it ends; null where it never does. A `]` that comes first is a member. */
function bracketAt(pattern: string, start: number): { test: PatternPiece; end: number } | null {
  const negative = pattern[start + 1] === '!' || pattern[start + 1] === '^';
  const first = start + (negative ? 2 : 1);
  const ranges: Range[] = [];
  let previous = '';
  for (let at = first; at < pattern.length; at++) {
    const char = pattern[at] ?? '';
    if (char === ']' && at > first) return { test: memberOf(ranges, negative), end: at };
    const name = char === '[' ? nameAt(pattern, at) : '';
    if (name === null) return null;
    if (name !== '') {
      ranges.push(...rangesOf(classes[name] ?? ''));
      at += name.length + 3;
      previous = '';
    } else if (char === '-' && previous !== '' && at + 1 < pattern.length && pattern[at + 1] !== ']') {
      at += pattern[at + 1] === '\\' ? 2 : 1;
      // A range that runs backwards is empty; the member that it starts from stays.
      ranges.push([previous, pattern[at] ?? '']);
      previous = '';
    } else {
      if (char === '\\') at++;
      previous = pattern[at] ?? '';
      ranges.push([previous, previous]);
    }
  }
  return null;
}

/** The name in `[:name:]`; "" where none stands there, null where git gives the pattern up. */
function nameAt(pattern: string, at: number): string | null {
  if (pattern[at + 1] !== ':') return '';
  const end = pattern.indexOf(']', at + 2);
  if (end < 0) return null;
  if (end === at + 2 || pattern[end - 1] !== ':') return '';
  const name = pattern.slice(at + 2, end - 1);
  return Object.hasOwn(classes, name) ? name : null;
}

function rangesOf(ends: string): Range[] {
  return Array.from({ length: ends.length / 2 }, (_, i): Range => [ends[2 * i] ?? '', ends[2 * i + 1] ?? '']);
}

function memberOf(ranges: readonly Range[], negative: boolean): PatternPiece {
  const isIn = (char: string) => ranges.some(([from, to]) => from <= char && char <= to);
  return (char) => (isIn(char) || isIn(fold(char)) || isIn(char.toLowerCase())) !== negative;
}
