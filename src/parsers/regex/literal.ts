// A piece of text that must stand in a text for a regular expression to match it: a substring search rules most texts out before the expression is even compiled.

/**
 * Reads only what stands at the top level of an expression: letters in a row that no quantifier makes optional. Groups, classes and what lies in them are passed over.
 * @param source of a regular expression without the flags `u` and `v`, with or without `i`
 * @returns the longest piece of ASCII without white space that every match holds, in lower case; "" where none is known
 */
export function requiredLiteral(source: string): string {
  let longest = '';
  let run = '';
  const end = () => {
    if (run.length > longest.length) longest = run;
    run = '';
  };
  for (let at = 0; at < source.length; ) {
    const size = atomSize(source, at);
    const atom = source.slice(at, at + size);
    at += size;
    // An alternative: what stands on either side of it is not in every match.
    if (atom === '|') return '';
    const quantifier = quantifierAt(source, at);
    at += quantifier.length;
    const letter = letterOf(atom);
    if (letter !== null && !/^(?:[*?]|\{0)/.test(quantifier)) run += letter;
    // A letter that is repeated is followed by itself, not by what comes next.
    if (letter === null || quantifier !== '') end();
  }
  end();
  return longest.toLowerCase();
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
