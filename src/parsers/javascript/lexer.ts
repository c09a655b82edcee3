// JavaScript's and TypeScript's tokens, one at a time. Whether a slash divides or opens a regular expression is told by the token
// before it; markup between JSX tags is read as code, with some care for apostrophes and closing tags.
import { END, lineBreak, NAME, NUMBER, OTHER, STRING, type Tokens, token, wordAt, wordTable } from '../code/lexer.js';
import { beforeValues } from './words.js';

/** The token "=>". */
export const ARROW = 5;

/** Words behind which a value is expected, so that a quote or a slash opens something. */
const operators = wordTable(beforeValues);

const inName = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  // "$" and "#" (private members) are letters here; so is everything above ASCII.
  if ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95 || byte === 36 || byte === 35 || byte >= 128)
    inName[byte] = 1;
}

/**
 * Reads the next token into `t`. Line ends are no tokens; "?." is the token "."; a template literal is cut at its "${": the text
 * before it ends in the token "{", the text after the last one is a STRING; a regular expression is a STRING.
 * @returns Its kind; END when there is no more.
 */
export function advance(t: Tokens): number {
  if (t.literal) return readTemplate(t, t.at, t.at);
  const { bytes } = t;
  const { length } = bytes;
  let at = t.at;
  if (at === 0 && bytes[0] === 35 && bytes[1] === 33) at = lineEnd(bytes, at);
  while (at < length) {
    const byte = bytes[at] ?? 0;
    if (byte === 10 || byte === 13) at = lineBreak(t, at);
    else if (byte <= 32) at++;
    else if (byte === 47 && bytes[at + 1] === 47) at = lineEnd(bytes, at);
    else if (byte === 47 && bytes[at + 1] === 42) at = passComment(t, at + 2);
    else return readToken(t, byte, at);
  }
  return token(t, END, length, length);
}

function lineEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
  return at;
}

function passComment(t: Tokens, from: number): number {
  const { bytes } = t;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === 42 && bytes[at + 1] === 47) return at + 2;
    if (byte === 10 || byte === 13) at = lineBreak(t, at);
    else at++;
  }
  return bytes.length;
}

function readToken(t: Tokens, byte: number, at: number): number {
  const next = t.bytes[at + 1] ?? 0;
  const digit = next >= 48 && next <= 57;
  if (byte >= 48 && byte <= 57) return readNumber(t, at);
  if (inName[byte] === 1) return readName(t, at);
  switch (byte) {
    case 34:
    case 39:
      return readString(t, byte, at);
    case 96:
      t.frames.push({ quote: 96, triple: true, raw: false, spec: false, depth: t.depth, field: 0 });
      t.literal = true;
      return readTemplate(t, at, at + 1);
    case 40:
    case 91:
    case 123:
      t.depth++;
      return token(t, byte, at, at + 1);
    case 41:
    case 93:
    case 125: {
      if (t.frames.length > 0 && byte === 125 && t.depth <= (t.frames[t.frames.length - 1]?.field ?? 0)) t.literal = true;
      if (t.depth > 0) t.depth--;
      return token(t, byte, at, at + 1);
    }
    case 46:
      if (digit) return readNumber(t, at + 1);
      return next === 46 ? token(t, OTHER, at, Math.min(at + 3, t.bytes.length)) : token(t, 46, at, at + 1);
    case 47:
      return readSlash(t, at);
    case 63:
      if (next === 46 && !isDigit(t.bytes[at + 2] ?? 0)) return token(t, 46, at, at + 2);
      return token(t, OTHER, at, at + 1);
    case 61:
      if (next === 62) return token(t, ARROW, at, at + 2);
  }
  if (next === 61) return token(t, OTHER, at, t.bytes[at + 2] === 61 ? at + 3 : at + 2);
  return token(t, byte === 10 || byte < 33 ? OTHER : byte, at, at + 1);
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function readNumber(t: Tokens, start: number): number {
  let at = start;
  while (at < t.bytes.length && (inName[t.bytes[at] ?? 0] === 1 || t.bytes[at] === 46)) at++;
  return token(t, NUMBER, start, at);
}

function readName(t: Tokens, start: number): number {
  const { bytes } = t;
  let at = start;
  let hash = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (inName[byte] !== 1) break;
    hash = (Math.imul(hash, 31) + byte) | 0;
    at++;
  }
  t.hash = hash;
  return token(t, NAME, start, at);
}

function readString(t: Tokens, quote: number, start: number): number {
  const { bytes } = t;
  // Markup: "Don't", "the users' data". In code only a keyword touches a quote.
  const apostrophe = t.kind === NAME && t.end === start && wordAt(t, operators) === 0;
  if (apostrophe || start < (quote === 34 ? t.plainDouble : t.plainSingle)) return token(t, OTHER, start, start + 1);
  let at = start + 1;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) return token(t, STRING, start, at + 1);
    if (byte === 10 || byte === 13) break;
    if (byte === 92 && (bytes[at + 1] === 10 || bytes[at + 1] === 13)) break;
    at += byte === 92 ? 2 : 1;
  }
  if (at < bytes.length && bytes[at] === 92) return readLongString(t, quote, start, at);
  if (quote === 34) t.plainDouble = at;
  else t.plainSingle = at;
  return token(t, OTHER, start, start + 1);
}

/** A string whose line ends in a backslash goes on in the next one. */
function readLongString(t: Tokens, quote: number, start: number, from: number): number {
  const { bytes } = t;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 92) at = bytes[at + 1] === 10 || bytes[at + 1] === 13 ? lineBreak(t, at + 1) : at + 2;
    else if (byte === 10 || byte === 13) break;
    else if (byte === quote) return token(t, STRING, start, at + 1);
    else at++;
  }
  return token(t, STRING, start, Math.min(at, bytes.length));
}

/** Reads text of the innermost template from `from` to its next "${" or its end. */
function readTemplate(t: Tokens, start: number, from: number): number {
  const { bytes } = t;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 10 || byte === 13) at = lineBreak(t, at);
    else if (byte === 92 && bytes[at + 1] !== 10 && bytes[at + 1] !== 13) at += 2;
    else if (byte === 96) {
      at++;
      break;
    } else if (byte === 36 && bytes[at + 1] === 123) {
      const frame = t.frames[t.frames.length - 1];
      t.depth++;
      if (frame !== undefined) frame.field = t.depth;
      t.literal = false;
      return token(t, 123, start, at + 2);
    } else at++;
  }
  const frame = t.frames.pop();
  if (frame !== undefined) t.depth = frame.depth;
  t.literal = false;
  return token(t, STRING, start, Math.min(at, bytes.length));
}

function readSlash(t: Tokens, start: number): number {
  const { bytes, kind } = t;
  const value = kind === NUMBER || kind === STRING || kind === 41 || kind === 93 || (kind === NAME && wordAt(t, operators) === 0);
  // "</div>" and "/>" are markup.
  const markup = (kind === 60 && t.end === start) || bytes[start + 1] === 62;
  if (value || markup || start < t.plainSlash) return token(t, OTHER, start, start + 1);
  let set = false;
  let at = start + 1;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === 10 || byte === 13) break;
    if (byte === 92) at++;
    else if (byte === 91) set = true;
    else if (byte === 93) set = false;
    else if (byte === 47 && !set) {
      at++;
      while (at < bytes.length && inName[bytes[at] ?? 0] === 1) at++;
      return token(t, STRING, start, at);
    }
    at++;
  }
  t.plainSlash = at;
  return token(t, OTHER, start, start + 1);
}
