// Where the functions of a source in one of several languages begin and end.

import { END, NAME, narrow, OTHER, openTokens, type Tokens, wordAt } from '../code/lexer.js';
import type { Outline } from '../code/outline.js';
import type { Dialect } from './dialect.js';
import { beginSpan, endSpans, nameOf, newSpanReader, type SpanReader, spansOnly } from './function-spans.js';
import { advance } from './lexer.js';

const [OPEN, CLOSE, DOT, COLON, SEMICOLON, EQUALS, BRACE] = [40, 41, 46, 58, 59, 61, 123];

/** @returns the functions of a source; its statements are not read */
export function outlineDialect(dialect: Dialect, source: string): Outline {
  const t = openTokens(narrow(source));
  if (dialect.equations) return byEnd(dialect, t);
  return dialect.methods ? byBrackets(dialect, t) : byWord(dialect, t);
}

/** A function whose body is yet to come. */
interface Awaiting {
  name: string;
  start: number;
  depth: number;
}

/** A word like "func", a name, and the next block at the same depth; or "=" and an expression. */
function byWord(dialect: Dialect, t: Tokens): Outline {
  const reader = newSpanReader(t);
  let awaiting: Awaiting | null = null;
  let before = END;
  let word = '';
  let { line } = t;
  for (let kind = advance(t, dialect.lexis); kind !== END; kind = advance(t, dialect.lexis)) {
    endSpans(reader, dialect.lines && t.line > line);
    line = t.line;
    const previous: string = word;
    word = nameOf(t);
    if (kind === NAME && dialect.roles[wordAt(t, dialect.words) - 1] === 'function' && before !== DOT) awaiting = { name: '', start: t.start, depth: t.depth };
    else if (awaiting !== null) {
      const here: boolean = t.depth === awaiting.depth + (kind === BRACE ? 1 : 0);
      const type = /^(?:interface|struct)$/.test(previous) && dialect.types === 'behind';
      if (kind === NAME && awaiting.name === '' && here && (before === NAME || before === CLOSE || before === DOT)) awaiting = named(awaiting, word);
      else if (kind === BRACE && here && !type) {
        beginSpan(reader, awaiting.name, awaiting.start, true);
        awaiting = null;
      } else if (kind === EQUALS && here && dialect.types === 'colon' && dialect.lines) {
        const { name, start } = awaiting;
        awaiting = null;
        kind = advance(t, dialect.lexis);
        line = t.line;
        beginSpan(reader, name, start, kind === BRACE);
        word = nameOf(t);
      } else if ((kind === SEMICOLON && here) || t.depth < awaiting.depth) awaiting = null;
    }
    before = kind;
  }
  return spansOnly(reader);
}

function named({ start, depth }: Awaiting, name: string): Awaiting {
  return { name, start, depth };
}

/** Words whose brackets are followed by a block that is no function. */
const blocks = /^(?:if|for|foreach|while|switch|catch|synchronized|using|lock|fixed|when|try)$/;
/** What may stand between the brackets of a function and its body. */
const passed: ReadonlySet<number> = new Set([NAME, DOT, COLON, OTHER, 44, 60, 62, 38, 42, 91, 93]);

/** A name, brackets, and a block. */
function byBrackets({ lexis }: Dialect, t: Tokens): Outline {
  const reader = newSpanReader(t);
  const nothing = { name: '', start: -1 };
  const brackets: { name: string; start: number }[] = [];
  let last = nothing;
  let awaiting = nothing;
  for (let kind = advance(t, lexis); kind !== END; kind = advance(t, lexis)) {
    endSpans(reader, false);
    if (kind === OPEN) brackets.push(last);
    if (kind === BRACE && awaiting.start >= 0 && awaiting.name !== '' && !blocks.test(awaiting.name)) beginSpan(reader, awaiting.name, awaiting.start, true);
    if (kind === CLOSE) awaiting = brackets.pop() ?? nothing;
    else if (!passed.has(kind)) awaiting = nothing;
    last = { name: nameOf(t), start: t.start };
  }
  return spansOnly(reader);
}

/** Words that open a block up to "end"; in brackets only some of them do. */
const opens = /^(?:function|macro|if|for|while|begin|let|do|try|struct|module|baremodule|quote|abstract|primitive)$/;
const opensInBrackets = /^(?:function|begin|let|do|quote|try)$/;

/** Blocks that the word "end" closes. */
function byEnd({ lexis }: Dialect, t: Tokens): Outline {
  const reader: SpanReader = newSpanReader(t);
  const { functions } = reader;
  const open: number[] = [];
  const brackets: number[] = [];
  let before = END;
  let naming = -1;
  for (let kind = advance(t, lexis); kind !== END; kind = advance(t, lexis)) {
    if (kind === OPEN || kind === 91 || kind === BRACE) brackets.push(kind);
    else if (kind === CLOSE || kind === 93 || kind === 125) brackets.pop();
    const word = before === DOT || before === COLON || brackets.at(-1) === 91 ? '' : nameOf(t);
    const span = functions[naming];
    if (span && kind === NAME) span.name = nameOf(t);
    if (kind !== NAME && kind !== DOT) naming = -1;
    if (word === 'end') {
      const closed = functions[open.pop() ?? -1];
      if (closed) closed.end = t.end;
    } else if ((brackets.length === 0 ? opens : opensInBrackets).test(word)) {
      const isFunction = word === 'function' || word === 'macro';
      if (isFunction) {
        const parent = open.findLast((one) => one >= 0) ?? -1;
        functions.push({ name: '', start: t.start, end: t.bytes.length, parent, className: null, parameters: [], decorators: [] });
        naming = functions.length - 1;
      }
      open.push(isFunction ? functions.length - 1 : -1);
    }
    before = kind;
  }
  return spansOnly(reader);
}
