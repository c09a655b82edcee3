// What a source of one of several languages says: imports, calls, definitions, in one pass over its tokens, without building a tree. What tells the languages apart is
// a table (table.ts). Limits: a name has one meaning in the whole file; code inside strings is not read.
import { type Names, newNames } from '../code/bindings.js';
import { chainText, copy, extendChain, settle } from '../code/call-collector.js';
import type { CodeFacts, Interest } from '../code/facts.js';
import { bytesOf, END, NAME, NEWLINE, narrow, openTokens, text, wordAt } from '../code/lexer.js';
import { blankSpans } from '../text/blank-spans.js';
import { closeBracket, openBracket } from './brackets.js';
import { assign, beginChain, endChain, passTypes, readDot, unbind } from './chains.js';
import { define } from './definitions.js';
import type { Dialect } from './dialect.js';
import { bindOwn, readImport, readInclude } from './imports.js';
import { advance, FAT_ARROW, HASH } from './lexer.js';
import { type DialectScan, endStatement, newScan } from './state.js';

const [STAR, AND, DOT, COLON, SEMICOLON, EQUALS, COMMA] = [42, 38, 46, 58, 59, 61, 44];
/** What a builder is told before it is done; what it gives then is itself. */
const builders = /^(?:set|with|add|enable|option|build|create|getOrCreate)/;

/**
 * Reads one source. Broken code gives what can still be told.
 * @param interest which calls to keep; roots have the language's prefix, "go:github"
 * @param names bindings of code that ran before, as in a notebook; they are added to
 * @returns Imports, calls and definitions in the order of the source. Never throws.
 */
export function scanDialect(dialect: Dialect, source: Uint8Array | string, interest: Interest, names: Names = newNames(interest)): CodeFacts {
  const tokens = openTokens(bytesOf(source));
  const s = newScan(dialect, tokens, interest, names);
  let kind = advance(tokens, dialect.lexis);
  while (kind !== END) {
    const { line } = tokens;
    if (dialect.lines && line > s.lineBefore && s.before !== COMMA && (s.brackets.at(-1) ?? 123) === 123) endLine(s, kind);
    kind = kind === NAME ? readWord(s) : readMark(s, kind);
    s.lineBefore = line;
  }
  endChain(s, END);
  settle(s, 0);
  s.facts.lines = tokens.lines;
  if (s.dropped.size > 0) s.facts.calls = s.facts.calls.filter((call) => !s.dropped.has(call));
  return s.facts;
}

/** A line that goes on with a dot is the same statement. */
function endLine(s: DialectScan, kind: number): void {
  if (kind === DOT || s.before === EQUALS || s.before === DOT || (kind === EQUALS && s.declared !== null)) return;
  endChain(s, NEWLINE);
  endStatement(s);
}

/** Takes in a name or keyword and reads on. */
function readWord(s: DialectScan): number {
  const { chain, dialect, tokens: t } = s;
  if (s.reading.length > 0) copy(s);
  s.closed = null;
  if (chain.state === 'dot') {
    const starting = chain.parts === 0;
    extendChain(s);
    if (starting && s.following === t.depth && !builders.test(text(t))) unbind(s);
    return next(s, NAME);
  }
  const variable = endChain(s, NAME);
  const word = wordAt(t, dialect.words);
  const role = dialect.roles[word - 1];
  switch (role) {
    case 'import':
      s.before = NEWLINE;
      if (t.depth === s.testsAt) s.testsAt = -1;
      return readImport(s);
    case 'function':
    case 'class':
      // Between "<" and ">" stands a type parameter.
      if (s.before === 60 || (s.before === COMMA && role === 'class')) return next(s, NEWLINE);
      if (define(s, role)) return next(s, NAME);
      break;
    case 'own':
      if (next(s, NEWLINE) === NAME) {
        bindOwn(s.names, text(t));
        return next(s, NEWLINE);
      }
      return t.kind;
    case 'scope':
      s.heading = t.depth;
      return next(s, NEWLINE);
    case 'base':
      s.extending = true;
      return next(s, NEWLINE);
    case 'skip':
      return advance(t, dialect.lexis);
    case 'stop':
      s.type = null;
      return next(s, NEWLINE);
  }
  beginChain(s, variable);
  return next(s, NAME);
}

function next(s: DialectScan, before: number): number {
  s.before = before;
  return advance(s.tokens, s.dialect.lexis);
}

/** Takes in anything but a name and reads on. */
function readMark(s: DialectScan, kind: number): number {
  const { closed, dialect, tokens: t } = s;
  s.closed = null;
  s.path = null;
  if ((kind === 60 || kind === 91 || kind === 123) && passTypes(s, kind)) return next(s, NAME);
  if (kind === HASH) readHash(s);
  if (kind === 40 || kind === 91 || kind === 123) openBracket(s, kind);
  else if (kind === 41 || kind === 93 || kind === 125) closeBracket(s, kind);
  else {
    if (s.reading.length > 0) copy(s);
    if (kind === DOT) readDot(s);
    else readSign(s, kind, closed !== null);
  }
  if (kind !== AND || s.before !== EQUALS) s.before = kind;
  return advance(t, dialect.lexis);
}

/** What stands between names and brackets. @param called whether a bracket of a call stands right before it */
function readSign(s: DialectScan, kind: number, called: boolean): void {
  const { chain, dialect, tokens: t } = s;
  const names = kind === EQUALS || (kind === COLON && dialect.types === 'colon') || (kind === COMMA && dialect.types === 'behind');
  const named = names && chain.state === 'name' && chain.parts <= 2 ? chainText(s) : null;
  endChain(s, kind);
  if (kind === EQUALS) assign(s, named, called);
  // What an arrow gives is no method of the class.
  else if (kind === FAT_ARROW) s.equals ||= dialect.methods;
  else if (kind === COLON && named !== null) s.declared = named;
  else if (kind === COMMA) s.declared = s.equals ? null : (s.declared ?? named);
  else if (kind === SEMICOLON) {
    endStatement(s);
    if (t.depth === s.testsAt) s.testsAt = -1;
    s.heading = -1;
  } else if (kind !== STAR && kind !== AND && kind !== COLON) s.type = null;
  if (kind === COMMA && dialect.types !== 'behind') s.declared = null;
}

function readHash(s: DialectScan): void {
  const { dialect, tokens: t } = s;
  if (dialect.lexis.preprocessor) readInclude(s);
  else if (t.bytes[t.end] === 91) s.attribute = t.depth;
}

/**
 * Replaces comments by spaces.
 * @returns A string of the same length with the same line breaks. Never throws.
 */
export function blankDialect({ lexis }: Dialect, source: string): string {
  const t = openTokens(narrow(source));
  const spans: [number, number][] = [];
  let end = 0;
  for (;;) {
    const kind = advance(t, lexis);
    // Between two tokens lie only blanks and comments.
    for (let at = end; at < t.start; at++) {
      if ((t.bytes[at] ?? 0) <= 32) continue;
      spans.push([at, t.start]);
      break;
    }
    if (kind === END) return blankSpans(source, spans);
    end = t.end;
  }
}
