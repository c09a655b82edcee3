// Tokens of the languages that are read by a table, one at a time. A string that is not closed ends with its line, so that no text is read twice.
import { END, lineBreak, NAME, NUMBER, OTHER, STRING, type Tokens, token } from '../code/lexer.js';
import type { Lexis } from './dialect.js';
import { backtick, charEnd, rawAt, rawDelimited, rawHashes, stringEnd } from './strings.js';

/** A line for the preprocessor, or the "#" of an attribute. */
export const HASH = 35;
/** The token "=>". */
export const FAT_ARROW = 5;

const inName = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  if ((byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95 || byte === 36 || byte >= 128) inName[byte] = 1;
}

/**
 * Reads the next token into `t`. Line ends are no tokens; "?." is ".", as are "::" and "->" where the language goes on a name with them; ":=" is "=".
 * @returns Its kind; END when there is no more.
 */
export function advance(t: Tokens, lexis: Lexis): number {
  const { bytes } = t;
  let at = t.at;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1];
    if (byte === 10 || byte === 13) at = lineBreak(t, at);
    else if (byte <= 32) at++;
    else if (lexis.comments === 'slashes') {
      if (byte !== 47 || (next !== 47 && next !== 42)) return readToken(t, lexis, byte, at);
      at = next === 47 ? lineEnd(bytes, at) : blockEnd(t, at + 2, 42, 47, lexis.nests);
    } else if (byte !== 35) return readToken(t, lexis, byte, at);
    else at = next === 61 ? blockEnd(t, at + 2, 61, 35, lexis.nests) : lineEnd(bytes, at);
  }
  return token(t, END, bytes.length, bytes.length);
}

function lineEnd(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
  return at;
}

/** The place behind a block comment that closes with `first` and `second`, and that another opens with the two mirrored. */
function blockEnd(t: Tokens, from: number, first: number, second: number, nests: boolean): number {
  const { bytes } = t;
  let open = 1;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === first && bytes[at + 1] === second) {
      at += 2;
      if (--open === 0) return at;
    } else if (nests && byte === second && bytes[at + 1] === first) {
      open++;
      at += 2;
    } else at = byte === 10 || byte === 13 ? lineBreak(t, at) : at + 1;
  }
  return bytes.length;
}

function readToken(t: Tokens, lexis: Lexis, byte: number, at: number): number {
  if (byte >= 48 && byte <= 57) return readNumber(t, at);
  if (inName[byte] === 1) return byte === 36 && t.bytes[at + 1] === 34 ? stringEnd(t, lexis, at, at + 1) : readName(t, lexis, at);
  switch (byte) {
    case 34:
      return stringEnd(t, lexis, at, at);
    case 39:
      return readQuote(t, lexis, at);
    case 96:
      return lexis.backticks === 'none' ? token(t, OTHER, at, at + 1) : backtick(t, at, lexis.backticks === 'name' ? NAME : STRING);
    case 40:
    case 91:
    case 123:
      t.depth++;
      return token(t, byte, at, at + 1);
    case 41:
    case 93:
    case 125:
      if (t.depth > 0) t.depth--;
      return token(t, byte, at, at + 1);
    case 35:
      return readHash(t, lexis, at);
    case 64:
      return readAt(t, lexis, at);
  }
  return readSign(t, lexis, byte, at);
}

/** Reads what is made of signs alone. */
function readSign(t: Tokens, lexis: Lexis, byte: number, at: number): number {
  const { bytes } = t;
  const next = bytes[at + 1] ?? 0;
  if (byte === 46) {
    if (next >= 48 && next <= 57 && !(t.kind === NAME && t.end === at)) return readNumber(t, at);
    return next === 46 ? token(t, OTHER, at, at + 2) : token(t, 46, at, at + 1);
  }
  if (byte === 63 && next === 46) return token(t, 46, at, at + 2);
  if (byte === 58) {
    if (next === 58) return token(t, lexis.colons ? 46 : OTHER, at, at + 2);
    if (next === 61) return token(t, 61, at, at + 2);
    return token(t, 58, at, at + 1);
  }
  if (byte === 45 && next === 62) return token(t, lexis.arrows ? 46 : OTHER, at, at + 2);
  if (byte === 61) {
    if (next === 62) return token(t, FAT_ARROW, at, at + 2);
    return next === 61 ? token(t, OTHER, at, bytes[at + 2] === 61 ? at + 3 : at + 2) : token(t, 61, at, at + 1);
  }
  if (next === 61) return token(t, OTHER, at, at + 2);
  return token(t, byte < 33 ? OTHER : byte, at, at + 1);
}

function readNumber(t: Tokens, start: number): number {
  const { bytes } = t;
  let at = start + 1;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0;
    const joined = (byte === 46 && next >= 48 && next <= 57) || (byte === 39 && inName[next] === 1 && bytes[at + 2] !== 39);
    if (inName[byte] !== 1 && !joined) break;
    at++;
  }
  return token(t, NUMBER, start, at);
}

function readName(t: Tokens, lexis: Lexis, start: number): number {
  const { bytes } = t;
  let at = start;
  let hash = 0;
  while (at < bytes.length && inName[bytes[at] ?? 0] === 1) {
    hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    at++;
  }
  const next = bytes[at];
  if (lexis.raw === 'hashes' && (next === 34 || next === 35) && isPrefix(bytes, start, at)) {
    const raw = rawHashes(t, start, at);
    if (raw !== null) return raw;
  }
  if (lexis.raw === 'delimiter' && next === 34 && bytes[at - 1] === 82 && at - start <= 3) return rawDelimited(t, start, at + 1);
  if (lexis.bang && next === 33 && bytes[at + 1] !== 61) {
    hash = (Math.imul(hash, 31) + 33) | 0;
    at++;
  }
  t.hash = hash;
  return token(t, NAME, start, at);
}

/** Whether a name is r, br or cr. */
function isPrefix(bytes: Buffer, start: number, end: number): boolean {
  if (bytes[end - 1] !== 114) return false;
  return end - start === 1 || (end - start === 2 && (bytes[start] === 98 || bytes[start] === 99));
}

/** A quote opens a character, transposes, or marks a lifetime or a symbol. */
function readQuote(t: Tokens, lexis: Lexis, start: number): number {
  const behindValue = t.end === start && (t.kind === NAME || t.kind === NUMBER || t.kind === 41 || t.kind === 93);
  if (lexis.transposes && behindValue) return token(t, OTHER, start, start + 1);
  const end = charEnd(t.bytes, start);
  return end < 0 ? token(t, OTHER, start, start + 1) : token(t, STRING, start, end);
}

function readHash(t: Tokens, lexis: Lexis, start: number): number {
  if (!lexis.preprocessor) return token(t, HASH, start, start + 1);
  const { bytes } = t;
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === 10 || byte === 13) {
      const before = bytes[at - 1] === 13 ? bytes[at - 2] : bytes[at - 1];
      if (before !== 92) break;
      at = lineBreak(t, at);
      // A blank line after it ends the directive.
      continue;
    }
    if (byte === 47 && (bytes[at + 1] === 47 || bytes[at + 1] === 42)) break;
    at++;
  }
  return token(t, HASH, start, Math.max(at, start + 1));
}

function readAt(t: Tokens, lexis: Lexis, start: number): number {
  const { bytes } = t;
  if (lexis.raw === 'at') {
    const dollar = bytes[start + 1] === 36 ? 1 : 0;
    if (bytes[start + 1 + dollar] === 34) return rawAt(t, start, start + 2 + dollar);
  }
  if (!lexis.macros || inName[bytes[start + 1] ?? 0] !== 1) return token(t, 64, start, start + 1);
  readName(t, lexis, start + 1);
  return token(t, NAME, start, t.end);
}
