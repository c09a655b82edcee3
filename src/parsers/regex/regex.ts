// Reads the source of a regular expression as far as is needed to tell which words it asks for.

/** A part of an expression. `text`: one of few texts, in lower case ("" for what has no width); `unknown`: anything. */
export type Node =
  | { kind: 'text'; options: readonly string[] }
  | { kind: 'unknown' }
  | { kind: 'ahead'; positive: boolean; inner: Node }
  | { kind: 'repeat'; inner: Node; least: number; most: number }
  | { kind: 'choice'; options: readonly Node[] }
  | { kind: 'sequence'; parts: readonly Node[] };

interface Reader {
  source: string;
  at: number;
}

const unknown: Node = { kind: 'unknown' };
const empty: Node = { kind: 'text', options: [''] };
const mostOfClass = 8;

/** @returns the parts of an expression without the flag `u`; null where it is written in a way that is not known here. */
export function parsePattern(source: string): Node | null {
  const r: Reader = { source, at: 0 };
  try {
    const node = readChoice(r);
    return r.at === source.length ? node : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function readChoice(r: Reader): Node {
  const options = [readSequence(r)];
  while (r.source[r.at] === '|') {
    r.at++;
    options.push(readSequence(r));
  }
  const [only] = options;
  return options.length === 1 && only ? only : { kind: 'choice', options };
}

function readSequence(r: Reader): Node {
  const parts: Node[] = [];
  while (r.at < r.source.length && r.source[r.at] !== '|' && r.source[r.at] !== ')') {
    const part = readRepeat(r, readAtom(r));
    const before = parts[parts.length - 1];
    // Letters in a row are one text, which is quicker to work with.
    if (part.kind === 'text' && before?.kind === 'text' && part.options.length === 1 && before.options.length === 1)
      parts[parts.length - 1] = { kind: 'text', options: [`${before.options[0]}${part.options[0]}`] };
    else parts.push(part);
  }
  return { kind: 'sequence', parts };
}

function readRepeat(r: Reader, inner: Node): Node {
  const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(r.source.slice(r.at, r.at + 40));
  if (!found) return inner;
  r.at += found[0].length;
  const sign = found[0].charAt(0);
  if (sign !== '{') return { kind: 'repeat', inner, least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Number.POSITIVE_INFINITY };
  const least = Number(found[1]);
  return { kind: 'repeat', inner, least, most: found[2] === '' ? least : found[3] === '' ? Number.POSITIVE_INFINITY : Number(found[3]) };
}

function readAtom(r: Reader): Node {
  const c = r.source.charAt(r.at++);
  if (c === '(') return readGroup(r);
  if (c === '[') return readClass(r);
  if (c === '\\') return readEscape(r);
  if (c === '^' || c === '$') return empty;
  return c === '.' ? unknown : letter(c);
}

function readGroup(r: Reader): Node {
  const [opening = ''] = /^(?:\?(?::|<?[=!]|<[A-Za-z_$][\w$]*>))?/.exec(r.source.slice(r.at, r.at + 100)) ?? [];
  // Anything else behind "(?" would be read as a quantifier of nothing.
  if (opening === '' && r.source[r.at] === '?') throw new SyntaxError('unknown group');
  r.at += opening.length;
  const inner = readChoice(r);
  if (r.source[r.at++] !== ')') throw new SyntaxError('open group');
  return /[=!]$/.test(opening) ? { kind: 'ahead', positive: opening.endsWith('='), inner } : inner;
}

function readClass(r: Reader): Node {
  const negated = r.source[r.at] === '^';
  if (negated) r.at++;
  const letters: string[] = [];
  let few = !negated;
  while (r.source[r.at] !== ']') {
    if (r.at >= r.source.length) throw new SyntaxError('open class');
    const c = r.source.charAt(r.at++);
    if (c === '\\') {
      const one = readEscape(r, true);
      if (one.kind === 'text') letters.push(...one.options);
      else few = false;
    } else if (c === '-' && letters.length > 0 && r.source[r.at] !== ']') few = false;
    else {
      const one = letter(c);
      if (one.kind === 'text') letters.push(...one.options);
      else few = false;
    }
  }
  r.at++;
  return few && letters.length <= mostOfClass ? { kind: 'text', options: [...new Set(letters)] } : unknown;
}

const controls: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };

function readEscape(r: Reader, inClass = false): Node {
  const c = r.source.charAt(r.at++);
  if (c === 'b' && inClass) return unknown;
  if (c === 'b' || c === 'B') return empty;
  const coded = /^(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4})/.exec(r.source.slice(r.at - 1, r.at + 4));
  if (coded) {
    r.at += coded[0].length - 1;
    return letter(String.fromCharCode(Number.parseInt(coded[0].slice(1), 16)));
  }
  const control = controls[c];
  if (control !== undefined) return { kind: 'text', options: [control] };
  // Sets (\w) stand for much; references (\1, \k<name>) and control letters (\cJ) are not worth the reading.
  if (/[A-Za-z0-9]/.test(c)) {
    if (/[ckpP\d]/.test(c)) throw new SyntaxError('rare escape');
    return unknown;
  }
  return letter(c);
}

/** Without the flag `u`, an ASCII letter matches no other letters than itself in both cases; of others that is not sure. */
function letter(c: string): Node {
  const code = c.charCodeAt(0);
  return code < 0x80 ? { kind: 'text', options: [code >= 65 && code <= 90 ? c.toLowerCase() : c] } : unknown;
}
