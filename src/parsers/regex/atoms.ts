// Takes a regular expression apart: alternatives, atoms and quantifiers. Written without the flags `u` and `v`.

/** @returns the alternatives of an expression, one at least */
export function alternativesOf(source: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < source.length; at += atomSize(source, at)) {
    if (source.charAt(at) !== '|') continue;
    parts.push(source.slice(start, at));
    start = at + 1;
  }
  return [...parts, source.slice(start)];
}

/** @returns the atoms of an alternative in order, each with its quantifier ("" where it has none) */
export function* atomsOf(source: string): Generator<{ atom: string; quantifier: string }> {
  for (let at = 0; at < source.length; ) {
    const size = atomSize(source, at);
    const atom = source.slice(at, at + size);
    const quantifier = quantifierAt(source, at + size);
    yield { atom, quantifier };
    at += size + quantifier.length;
  }
}

/** @returns what stands in a group that has to match, "(?=" included; null for what is none, looks behind or denies */
export function insideOf(atom: string): string | null {
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
