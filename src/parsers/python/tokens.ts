// The tokens of a Python text that a reading of its lists and calls needs: names, whole strings, brackets, places. Never evaluates anything.
import { bytesOf, END, NAME, NEWLINE, NUMBER, openTokens, STRING } from '../code/lexer.js';
import { linesOf } from '../text/lines.js';
import { advance } from './lexer.js';

export interface Token {
  kind: 'name' | 'string' | 'number' | 'mark';
  /** Of a string its content, escapes and fields as written; of an operator all its characters. */
  text: string;
  line: number;
  /** Whether it stands at the very beginning of its line. */
  first: boolean;
}

const maxTokens = 200_000;
const openBrace = 123;

/** @returns the tokens of a Python text without comments and line ends, at most 200,000; adjacent strings are joined as Python joins them. Never throws. */
export function pythonTokens(source: string): Token[] {
  const tokens: Token[] = [];
  const t = openTokens(bytesOf(source));
  for (let kind = advance(t); kind !== END && tokens.length < maxTokens; kind = advance(t)) {
    if (kind === NEWLINE) continue;
    const { start } = t;
    const string = kind === STRING || (kind === openBrace && t.frames.length > 0 && t.end - start > 1);
    // A string with fields is many tokens of the lexer and one here.
    while (string && t.frames.length > 0 && kind !== END) kind = advance(t);
    const text = t.bytes.toString('utf8', start, t.end);
    const last = tokens.at(-1);
    if (string && last?.kind === 'string') last.text += content(text);
    else
      tokens.push({
        kind: string ? 'string' : kind === NAME ? 'name' : kind === NUMBER ? 'number' : 'mark',
        text: string ? content(text) : text,
        line: t.line - breaksIn(text),
        first: start === 0 || isBreak(t.bytes[start - 1]),
      });
  }
  return tokens;
}

/** @returns the index of the mark that closes the bracket at `open`, or the end of the tokens. */
export function closing(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'mark') continue;
    if ('([{'.includes(token.text)) depth++;
    else if (')]}'.includes(token.text) && --depth === 0) return i;
  }
  return tokens.length;
}

/** A string without its prefix and quotes; one that is never closed has none at its end. */
function content(literal: string): string {
  const open = /^[a-z]{0,3}("""|'''|"|')/i.exec(literal);
  const quote = open?.[1] ?? '';
  const inner = literal.slice(open?.[0].length ?? 0);
  return inner.endsWith(quote) ? inner.slice(0, inner.length - quote.length) : inner;
}

function breaksIn(text: string): number {
  return text.includes('\n') || text.includes('\r') ? linesOf(text).length - 1 : 0;
}

function isBreak(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}
