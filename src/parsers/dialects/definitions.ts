// What words like "func" and "class" define.
import { END, NAME, NEWLINE, text, wordAt } from '../code/lexer.js';
import { typesEnd } from './generics.js';
import { advance } from './lexer.js';
import type { DialectScan } from './state.js';

const DOT = 46;

/** Notes what a word like "func" or "class" defines, and passes its name. @returns false where no name follows: then it was no such word */
export function define(s: DialectScan, role: 'function' | 'class'): boolean {
  const { tokens: t, dialect } = s;
  const { lexis } = dialect;
  if (role === 'class' && !namedNext(t.bytes, t.end)) return false;
  const { line } = t;
  let kind = advance(t, lexis);
  // A receiver, or type parameters.
  if (role === 'function' && kind === 40 && t.depth === 1 && dialect.types === 'behind') {
    while (kind !== END && t.depth > 0) kind = advance(t, lexis);
    kind = advance(t, lexis);
  } else if (role === 'function' && kind === 60) {
    const end = typesEnd(t.bytes, t.end, 62);
    if (end >= 0) t.at = end;
    kind = advance(t, lexis);
  }
  let name = '';
  while (kind === NAME) {
    const inner = dialect.roles[wordAt(t, dialect.words) - 1];
    if (inner !== undefined && role === 'function') break;
    name = inner === undefined ? text(t) : '';
    kind = NEWLINE;
    if (inner !== undefined || t.bytes[t.end] === DOT) {
      if (t.bytes[t.end] === DOT) advance(t, lexis);
      kind = advance(t, lexis);
    }
  }
  s.chain.state = 'none';
  if (name !== '') s.facts.definitions.push({ name, line, role });
  if (role === 'class') s.heading = t.depth;
  // What was read and is no name is read again.
  if (kind !== NEWLINE) rewind(s);
  return true;
}

/** Goes back before the token just read. */
function rewind(s: DialectScan): void {
  const { tokens: t } = s;
  if (t.kind === END) return;
  if (t.kind === 40 || t.kind === 91 || t.kind === 123) t.depth--;
  else if (t.kind === 41 || t.kind === 93 || t.kind === 125) t.depth++;
  t.at = t.start;
}

function namedNext(bytes: Buffer, from: number): boolean {
  let at = from;
  while (bytes[at] === 32 || bytes[at] === 9) at++;
  const byte = bytes[at] ?? 0;
  return at > from && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95 || byte === 96 || byte >= 128);
}
