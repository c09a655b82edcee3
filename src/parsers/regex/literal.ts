// Pieces of text of which one must stand in a text for a regular expression to match it: a substring search rules most texts out before the expression is even compiled.

/** More pieces than these are not worth looking for. */
const mostPieces = 60;
const deepest = 12;

/**
 * Reads letters in a row that no quantifier makes optional, and groups for what each of their alternatives holds. Classes, and what looks behind or denies, are passed over.
 * @param source of a regular expression without the flags `u` and `v`, with or without `i`
 * @returns pieces of ASCII without white space, in lower case, of which every match holds one; none where nothing is known
 */
export function requiredPieces(source: string): readonly string[] {
  return alternatives(source, 0) ?? [];
}

/** What one of the alternatives of an expression needs; null where one of them needs nothing. */
function alternatives(source: string, depth: number): string[] | null {
  const all = new Set<string>();
  let start = 0;
  for (let at = 0; at <= source.length; at += at < source.length ? atomSize(source, at) : 1) {
    if (at < source.length && source.charAt(at) !== '|') continue;
    const needed = sequence(source.slice(start, at), depth);
    if (needed === null) return null;
    for (const one of needed) all.add(one);
    if (all.size > mostPieces) return null;
    start = at + 1;
  }
  return [...all];
}

/** The best of what the parts of an alternative need, all of which have to be there. */
function sequence(source: string, depth: number): string[] | null {
  let best: string[] | null = null;
  let run = '';
  const consider = (pieces: string[] | null) => {
    if (pieces !== null && worth(pieces) > (best === null ? 0 : worth(best))) best = pieces;
  };
  const end = () => {
    if (run !== '') consider([run.toLowerCase()]);
    run = '';
  };
  for (let at = 0; at < source.length; ) {
    const size = atomSize(source, at);
    const atom = source.slice(at, at + size);
    at += size;
    const quantifier = quantifierAt(source, at);
    at += quantifier.length;
    const optional = /^(?:[*?]|\{0)/.test(quantifier);
    const letter = letterOf(atom);
    if (letter !== null && !optional) run += letter;
    // A letter that is repeated is followed by itself, not by what comes next.
    if (letter === null || quantifier !== '') end();
    const inner = optional || depth >= deepest ? null : insideOf(atom);
    if (inner !== null) consider(alternatives(inner, depth + 1));
  }
  end();
  return best;
}

/** Long pieces rule out most; each further one lets some more texts through. */
function worth(pieces: readonly string[]): number {
  return Math.min(...pieces.map(({ length }) => length)) / (1 + pieces.length / 16);
}

/** What stands in a group that has to match; null for what is none, looks behind or denies. */
function insideOf(atom: string): string | null {
  if (!atom.startsWith('(') || !atom.endsWith(')')) return null;
  const open = /^\((?:\?(?::|=|<[A-Za-z]\w{0,40}>)|(?!\?))/.exec(atom)?.[0];
  return open === undefined ? null : atom.slice(open.length, -1);
}

/** How many characters the atom at a position takes: an escape, a class, a group with all that is in it, or one character. */
function atomSize(source: string, start: number): number {
  const first = source.charAt(start);
  if (first === '\\') return /^\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|c[A-Za-z]|k<\w{1,100}>|\d{1,3}|.?)/s.exec(source.slice(start, start + 110))?.[0].length ?? 1;
  if (first !== '[' && first !== '(') return 1;
  let depth = 0;
  let inClass = false;
  let at = start;
  for (; at < source.length; at++) {
    const c = source.charAt(at);
    if (c === '\\') at++;
    else if (inClass) inClass = c !== ']';
    else if (c === '[') inClass = true;
    else if (c === '(') depth++;
    else if (c === ')') depth--;
    if (depth === 0 && !inClass) break;
  }
  return at + 1 - start;
}

function quantifierAt(source: string, at: number): string {
  if (!/[*+?{]/.test(source.charAt(at))) return '';
  return /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(at, at + 40))?.[0] ?? '';
}

/** The character that an atom stands for; null for everything else, and for what letter case or a blanked comment may turn into something else. */
function letterOf(atom: string): string | null {
  const c = atom.length === 2 && /^\\[^A-Za-z0-9]$/.test(atom) ? atom.charAt(1) : atom;
  return c.length === 1 && c > ' ' && c <= '~' && !(c === atom && /[.^$|]/.test(c)) ? c : null;
}
