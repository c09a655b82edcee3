// Strings and characters of the languages that are read by a table.
import { lineBreak, STRING, type Tokens, token } from '../code/lexer.js';
import type { Lexis } from './dialect.js';

/** Code in a string that lies deeper than this is read as its text. */
const deepest = 20;
const longestDelimiter = 16;

/** One level of a string with code in it. */
interface StringLevel {
  /** How many quotes close it. */
  quotes: number;
  /** Open brackets of the code that is being read in it; 0 while its text is. */
  brackets: number;
}

/**
 * Reads a string from its quote on, code in it passed with its own strings.
 * @param start where the token begins (at a prefix of the string, or at the quote)
 * @param quote where its first quote is
 */
export function stringEnd(t: Tokens, lexis: Lexis, start: number, quote: number): number {
  const { bytes } = t;
  const opensCode = codeMark(bytes, lexis, quote);
  const levels: StringLevel[] = [{ quotes: quotesAt(bytes, quote, lexis), brackets: 0 }];
  const escapes = (level: StringLevel) => level.quotes === 1 || lexis.triple === 'escaped';
  let at = quote + (levels[0]?.quotes ?? 1);
  if (levels[0]?.quotes === 2) return token(t, STRING, start, at);
  for (let level = levels.at(-1); level !== undefined && at < bytes.length; level = levels.at(-1)) {
    const byte = bytes[at] ?? 0;
    if (byte === 10 || byte === 13) {
      if (level.quotes === 1 && level.brackets === 0) break;
      at = lineBreak(t, at);
    } else if (level.brackets > 0) {
      if (byte === 34 && levels.length < deepest) {
        const quotes = quotesAt(bytes, at, lexis);
        if (quotes !== 2) levels.push({ quotes, brackets: 0 });
        at += quotes;
        continue;
      }
      if (byte === 40 || byte === 123 || byte === 91) level.brackets++;
      else if (byte === 41 || byte === 125 || byte === 93) level.brackets--;
      at++;
    } else if (byte === 92 && escapes(level)) at = bytes[at + 1] === 10 || bytes[at + 1] === 13 ? at + 1 : at + 2;
    else if (byte === 34 && closes(bytes, at, level.quotes)) {
      at += level.quotes;
      // What a string without escapes ends with may be a quote of its own.
      if (level.quotes >= 3) while (bytes[at] === 34) at++;
      levels.pop();
    } else {
      const opened = opensCode(at);
      if (opened > 0) level.brackets = 1;
      at += Math.max(1, opened);
    }
  }
  return token(t, STRING, start, Math.min(at, bytes.length));
}

/** How many quotes open the string: 1, 2 for an empty one, or 3 and more. */
function quotesAt(bytes: Buffer, at: number, { triple }: Lexis): number {
  if (bytes[at + 1] !== 34) return 1;
  if (triple === 'none' || bytes[at + 2] !== 34) return 2;
  return 3;
}

function closes(bytes: Buffer, at: number, quotes: number): boolean {
  return quotes === 1 || (bytes[at + 1] === 34 && bytes[at + 2] === 34);
}

/** @returns says how many bytes at a place of the string open code; 0 where none is */
function codeMark(bytes: Buffer, { codeInStrings }: Lexis, quote: number): (at: number) => number {
  const before = bytes[quote - 1] ?? 0;
  const prefixed = (before >= 97 && before <= 122) || (before >= 65 && before <= 90);
  const dollar = before === 36 || (before === 64 && bytes[quote - 2] === 36);
  const none = () => 0;
  switch (codeInStrings) {
    case 'brace':
      return (at) => (bytes[at] === 36 && bytes[at + 1] === 123 ? 2 : 0);
    case 'prefixed-brace':
      return prefixed ? (at) => (bytes[at] === 36 && bytes[at + 1] === 123 ? 2 : 0) : none;
    case 'bracket':
      return prefixed ? none : (at) => (bytes[at] === 36 && bytes[at + 1] === 40 ? 2 : 0);
    case 'dollar-quote':
      return dollar ? (at) => (bytes[at] === 123 && bytes[at + 1] !== 123 && bytes[at - 1] !== 123 ? 1 : 0) : none;
    case 'none':
      return none;
  }
}

/** Reads r"…" or r#"…"#, whose name ends at `at`; null where it is no string. */
export function rawHashes(t: Tokens, start: number, at: number): number | null {
  const { bytes } = t;
  let open = at;
  while (bytes[open] === 35 && open - at < 100) open++;
  if (bytes[open] !== 34) return null;
  return untilText(t, start, open + 1, `"${'#'.repeat(open - at)}`);
}

/** Reads R"x(…)x", of which the quote was read. */
export function rawDelimited(t: Tokens, start: number, at: number): number {
  let open = at;
  while (open - at <= longestDelimiter && open < t.bytes.length && t.bytes[open] !== 40) open++;
  return untilText(t, start, open, `)${t.bytes.toString('latin1', at, Math.min(open, at + longestDelimiter))}"`);
}

/** Reads @"…", in which a quote is written twice. */
export function rawAt(t: Tokens, start: number, from: number): number {
  const { bytes } = t;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === 34 && bytes[at + 1] !== 34) break;
    at = byte === 10 || byte === 13 ? lineBreak(t, at) : at + (byte === 34 ? 2 : 1);
  }
  return token(t, STRING, start, Math.min(at + 1, bytes.length));
}

/** Reads to the next backtick. */
export function backtick(t: Tokens, start: number, kind: number): number {
  const { bytes } = t;
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== 96) at = bytes[at] === 10 || bytes[at] === 13 ? lineBreak(t, at) : at + 1;
  t.hash = 0;
  return token(t, kind, start, Math.min(at + 1, bytes.length));
}

function untilText(t: Tokens, start: number, from: number, end: string): number {
  const found = t.bytes.indexOf(end, from, 'latin1');
  const stop = found < 0 ? t.bytes.length : found + end.length;
  let at = Math.min(from, stop);
  while (at < stop) at = t.bytes[at] === 10 || t.bytes[at] === 13 ? lineBreak(t, at) : at + 1;
  return token(t, STRING, start, stop);
}

/** @returns the place behind a character in single quotes; -1 where none stands there: a lifetime, a symbol, an apostrophe */
export function charEnd(bytes: Buffer, start: number): number {
  const escaped = bytes[start + 1] === 92;
  // An escape may be as long as '\u{10FFFF}'; a character takes up to four bytes, and one of several joined signs more.
  const most = escaped ? 14 : 10;
  for (let at = start + (escaped ? 3 : 2); at <= start + most && at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 39) return at + 1;
    if (byte === 10 || byte === 13) return -1;
    // Of plain letters one stands there.
    if (!escaped && (bytes[start + 1] ?? 0) < 128) return -1;
  }
  return -1;
}
