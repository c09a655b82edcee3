// Function spans of languages whose statements are not read: where a function begins, and where its body ends.
import { END, NAME, type Tokens, text } from '../code/lexer.js';
import type { FunctionSpan, Outline } from '../code/outline.js';

/** A function whose body is being read: `depth` is that around it, `braces` whether it stands in braces. */
interface OpenFunction {
  number: number;
  depth: number;
  braces: boolean;
}

/** What may stand before a function in its line. */
const longestLead = 200;

/** Spans as they are found, token by token. */
export interface SpanReader {
  readonly tokens: Tokens;
  readonly functions: FunctionSpan[];
  readonly open: OpenFunction[];
}

/** @param tokens before the first token */
export function newSpanReader(tokens: Tokens): SpanReader {
  return { tokens, functions: [], open: [] };
}

/** Begins a function whose body is what comes next. @param braces whether the token just read opens it */
export function beginSpan({ tokens, functions, open }: SpanReader, name: string, start: number, braces: boolean): void {
  const depth = braces ? tokens.depth - 1 : tokens.depth;
  functions.push({
    name,
    start: lineStart(tokens, start),
    end: tokens.bytes.length,
    parent: open.at(-1)?.number ?? -1,
    className: null,
    parameters: [],
    decorators: [],
  });
  open.push({ number: functions.length - 1, depth, braces });
}

/** A place is known by its line, so a function begins where its line does; of a line without end, where it stands. */
function lineStart({ bytes }: Tokens, start: number): number {
  for (let at = start; at > 0 && at > start - longestLead; at--) if (bytes[at - 1] === 10 || bytes[at - 1] === 13) return at;
  return start <= longestLead ? 0 : start;
}

/** Ends the functions that end with the token just read; `lineEnds`: a body without braces ends before it, where nothing is open. */
export function endSpans({ tokens: t, functions, open }: SpanReader, lineEnds: boolean): void {
  for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
    const closed = last.braces ? t.kind === 125 && t.depth <= last.depth : t.depth < last.depth || (t.depth === last.depth && (lineEnds || t.kind === 44));
    if (!closed) return;
    open.pop();
    const span = functions[last.number];
    if (span) span.end = last.braces ? t.end : t.start;
  }
}

/** Passes the brackets that the token just read opens. @returns the kind of the token behind them */
export function passBrackets(t: Tokens, advance: (t: Tokens) => number): number {
  const depth = t.depth;
  let kind = advance(t);
  while (kind !== END && t.depth >= depth) kind = advance(t);
  return kind === END ? END : advance(t);
}

/** @returns the outline of a source of which nothing but its functions is read */
export function spansOnly({ functions }: SpanReader): Outline {
  return { statements: [], functions };
}

/** @returns the name just read; "" where it is none */
export function nameOf(t: Tokens): string {
  return t.kind === NAME ? text(t) : '';
}
