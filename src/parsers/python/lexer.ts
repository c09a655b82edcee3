// Python's tokens, one at a time: comments, strings and line ends are understood, operators are not. The grammar of strings is that
// of Python 3.12 (quotes may be repeated inside f-string fields), which reads everything older the same way.
import { END, type Frame, lineBreak, NAME, NEWLINE, NUMBER, OTHER, STRING, type Tokens, token } from '../code/lexer.js';

const SPACE = 1;
const LETTER = 2;
const DIGIT = 3;
const BREAK = 4;
const QUOTE = 5;
const HASH = 6;
const BACKSLASH = 7;
const OPEN = 8;
const CLOSE = 9;
const MARK = 10;
const OPERATOR = 11;

const classes = new Uint8Array(256).fill(OPERATOR);
const inName = new Uint8Array(256);
const inNumber = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const digit = byte >= 48 && byte <= 57;
  // Bytes above ASCII are letters: no operator of the language uses them.
  const letter = (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95 || byte >= 128;
  if (digit) classes[byte] = DIGIT;
  if (letter) classes[byte] = LETTER;
  if (digit || letter) inName[byte] = 1;
  if (digit || letter || byte === 46) inNumber[byte] = 1;
}
for (const [kind, marks] of [
  [SPACE, ' \t\f'],
  [BREAK, '\n\r'],
  [QUOTE, '"\''],
  [HASH, '#'],
  [BACKSLASH, '\\'],
  [OPEN, '([{'],
  [CLOSE, ')]}'],
  [MARK, '.,;'],
] as const) {
  for (const mark of Buffer.from(marks)) classes[mark] = kind;
}

/**
 * Reads the next token into `t`. A line end is a token only where it ends a statement; an f-string is cut at its fields: the text
 * before a field ends in the token "{", the text after the last one is a STRING.
 * @returns Its kind; END when there is no more.
 */
export function advance(t: Tokens): number {
  if (t.literal) return readLiteral(t, t.at, t.at);
  const bytes = t.bytes;
  const length = bytes.length;
  let at = t.at;
  while (at < length) {
    const byte = bytes[at] ?? 0;
    switch (classes[byte]) {
      case SPACE:
        at++;
        break;
      case LETTER:
        return readName(t, at);
      case BREAK:
        if (t.depth === 0 && t.kind !== NEWLINE) {
          const next = lineBreak(t, at);
          token(t, NEWLINE, at, at + 1);
          t.at = next;
          return NEWLINE;
        }
        at = lineBreak(t, at);
        break;
      case HASH:
        while (at < length && bytes[at] !== 10 && bytes[at] !== 13) at++;
        break;
      case BACKSLASH:
        at++;
        if (at < length && classes[bytes[at] ?? 0] === BREAK) at = lineBreak(t, at);
        break;
      case QUOTE:
        return readString(t, at, at);
      case DIGIT: {
        const start = at;
        while (at < length && inNumber[bytes[at] ?? 0] === 1) at++;
        return token(t, NUMBER, start, at);
      }
      case OPEN:
        t.depth++;
        return token(t, byte, at, at + 1);
      case CLOSE:
        return readClose(t, byte, at);
      case MARK:
        return token(t, byte, at, at + 1);
      default:
        return readOperator(t, byte, at);
    }
  }
  return token(t, END, length, length);
}

function readName(t: Tokens, start: number): number {
  const bytes = t.bytes;
  const length = bytes.length;
  let at = start;
  let hash = 0;
  let byte = bytes[at] ?? 0;
  while (inName[byte] === 1) {
    hash = (Math.imul(hash, 31) + byte) | 0;
    at++;
    if (at >= length) break;
    byte = bytes[at] ?? 0;
  }
  if (at < length && at - start <= 2 && (byte === 34 || byte === 39) && isPrefix(bytes, start, at)) return readString(t, start, at);
  t.hash = hash;
  return token(t, NAME, start, at);
}

function isPrefix(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!'rbuft'.includes(String.fromCharCode((bytes[at] ?? 0) | 32))) return false;
  return true;
}

function readString(t: Tokens, start: number, quoteAt: number): number {
  const bytes = t.bytes;
  const length = bytes.length;
  const quote = bytes[quoteAt] ?? 0;
  const triple = quoteAt + 2 < length && bytes[quoteAt + 1] === quote && bytes[quoteAt + 2] === quote;
  let at = quoteAt + (triple ? 3 : 1);
  let raw = false;
  let formatted = false;
  for (let prefix = start; prefix < quoteAt; prefix++) {
    const letter = (bytes[prefix] ?? 0) | 32;
    if (letter === 114) raw = true;
    if (letter === 102 || letter === 116) formatted = true;
  }
  if (formatted) {
    t.frames.push({ quote, triple, raw, spec: false, depth: t.depth, field: 0 });
    t.literal = true;
    return readLiteral(t, start, at);
  }
  while (at < length) {
    const byte = bytes[at] ?? 0;
    if (byte === 92) at = passEscape(t, at);
    else if (byte === quote) {
      if (!triple) return token(t, STRING, start, at + 1);
      if (at + 2 < length && bytes[at + 1] === quote && bytes[at + 2] === quote) return token(t, STRING, start, at + 3);
      at++;
    } else if (byte === 10 || byte === 13) {
      // A string that its line does not close ends there: the next line is code again.
      if (!triple) break;
      at = lineBreak(t, at);
    } else at++;
  }
  return token(t, STRING, start, at);
}

function passEscape(t: Tokens, backslash: number): number {
  const at = backslash + 1;
  if (at >= t.bytes.length) return at;
  return t.bytes[at] === 10 || t.bytes[at] === 13 ? lineBreak(t, at) : at + 1;
}

/** Reads text of the innermost f-string from `from` to its next field or its end. */
function readLiteral(t: Tokens, start: number, from: number): number {
  const bytes = t.bytes;
  const length = bytes.length;
  const frame = t.frames[t.frames.length - 1];
  let at = from;
  if (frame === undefined) return token(t, OTHER, start, at);
  while (at < length) {
    const byte = bytes[at] ?? 0;
    if (byte === 92) {
      // In "\N{BULLET}" the braces are no field.
      const named = !frame.raw && bytes[at + 1] === 78 && bytes[at + 2] === 123;
      at = named ? at + 3 : passEscape(t, at);
    } else if (byte === frame.quote) {
      if (!frame.triple) return closeString(t, start, at + 1);
      if (at + 2 < length && bytes[at + 1] === byte && bytes[at + 2] === byte) return closeString(t, start, at + 3);
      at++;
    } else if (byte === 10 || byte === 13) {
      if (!frame.triple) break;
      at = lineBreak(t, at);
    } else if (byte === 123) {
      if (frame.spec || bytes[at + 1] !== 123) return openField(t, frame, start, at);
      at += 2;
    } else if (byte === 125 && frame.spec) {
      t.frames.pop();
      t.depth = Math.max(0, t.depth - 1);
      return token(t, 125, start, at + 1);
    } else at++;
  }
  return closeString(t, start, at);
}

function openField(t: Tokens, frame: Frame, start: number, at: number): number {
  t.depth++;
  frame.field = t.depth;
  t.literal = false;
  return token(t, 123, start, at + 1);
}

function closeString(t: Tokens, start: number, end: number): number {
  let frame = t.frames.pop();
  while (frame?.spec === true) frame = t.frames.pop();
  if (frame !== undefined) t.depth = frame.depth;
  t.literal = false;
  return token(t, STRING, start, end);
}

function readClose(t: Tokens, byte: number, at: number): number {
  if (t.frames.length > 0 && byte === 125 && t.depth <= (t.frames[t.frames.length - 1]?.field ?? 0)) t.literal = true;
  if (t.depth > 0) t.depth--;
  return token(t, byte, at, at + 1);
}

function readOperator(t: Tokens, byte: number, at: number): number {
  // Asked first: reading before the start of a list is slow.
  const frame = t.frames.length > 0 ? t.frames[t.frames.length - 1] : undefined;
  if (byte === 58 && frame !== undefined && t.depth <= frame.field) {
    t.frames.push({ ...frame, spec: true, field: 0 });
    t.literal = true;
    return token(t, OTHER, at, at + 1);
  }
  if (at + 1 < t.bytes.length && t.bytes[at + 1] === 61) return token(t, OTHER, at, at + 2);
  return token(t, byte === 61 || byte === 58 || byte === 64 || byte === 42 ? byte : OTHER, at, at + 1);
}
