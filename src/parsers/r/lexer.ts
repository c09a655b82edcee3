// R's tokens, one at a time.
import { END, lineBreak, NAME, NUMBER, OTHER, STRING, type Tokens, token } from '../code/lexer.js';

/** The tokens "::" and ":::". */
export const COLONS = 5;

const inName = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
  const digit = byte >= 48 && byte <= 57;
  const letter = (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
  if (digit || letter || byte === 95 || byte === 46 || byte >= 128) inName[byte] = 1;
}

/**
 * Reads the next token into `t`. Line ends are no tokens; "$" and "@" are the token "."; "<-" and "<<-" are the token "=".
 * @returns Its kind; END when there is no more.
 */
export function advance(t: Tokens): number {
  const { bytes } = t;
  let at = t.at;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === 10 || byte === 13) at = lineBreak(t, at);
    else if (byte <= 32) at++;
    else if (byte === 35) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
    else return readToken(t, byte, at);
  }
  return token(t, END, bytes.length, bytes.length);
}

function readToken(t: Tokens, byte: number, at: number): number {
  const { bytes } = t;
  const next = bytes[at + 1] ?? 0;
  switch (byte) {
    case 34:
    case 39:
      return readString(t, byte, at, STRING);
    case 96:
      return readString(t, byte, at, NAME);
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
    case 36:
    case 64:
      return token(t, 46, at, at + 1);
    case 58:
      if (next === 58) return token(t, COLONS, at, bytes[at + 2] === 58 ? at + 3 : at + 2);
      break;
    case 60:
      if (next === 45) return token(t, 61, at, at + 2);
      if (next === 60 && bytes[at + 2] === 45) return token(t, 61, at, at + 3);
      break;
    case 61:
    case 44:
    case 92:
      if (next !== 61) return token(t, byte, at, at + 1);
      break;
  }
  if (inName[byte] === 1) return readWord(t, byte, at);
  return token(t, OTHER, at, next === 61 ? at + 2 : at + 1);
}

function readWord(t: Tokens, first: number, start: number): number {
  const { bytes } = t;
  const second = bytes[start + 1] ?? 0;
  if ((first === 114 || first === 82) && (second === 34 || second === 39)) {
    const raw = readRaw(t, start);
    if (raw) return STRING;
  }
  let at = start;
  let hash = 0;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (inName[byte] !== 1) break;
    hash = (Math.imul(hash, 31) + byte) | 0;
    at++;
  }
  t.hash = hash;
  const number = (first >= 48 && first <= 57) || (first === 46 && second >= 48 && second <= 57);
  return token(t, number ? NUMBER : NAME, start, at);
}

/** Reads r"---(…)---" with any bracket and number of dashes; false when it is no such string. */
function readRaw(t: Tokens, start: number): boolean {
  const { bytes } = t;
  let at = start + 2;
  while (bytes[at] === 45) at++;
  const dashes = at - start - 2;
  const close = { 40: ')', 91: ']', 123: '}' }[bytes[at] ?? 0];
  if (close === undefined || dashes > 100) return false;
  const end = `${close}${'-'.repeat(dashes)}${String.fromCharCode(bytes[start + 1] ?? 0)}`;
  const found = bytes.indexOf(end, at);
  const stop = found < 0 ? bytes.length : found + end.length;
  for (let place = at; place < stop; ) place = bytes[place] === 10 || bytes[place] === 13 ? lineBreak(t, place) : place + 1;
  token(t, STRING, start, stop);
  return true;
}

function readString(t: Tokens, quote: number, start: number, kind: number): number {
  const { bytes } = t;
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) {
    const escaped = bytes[at] === 92 ? 1 : 0;
    const byte = bytes[at + escaped];
    at = byte === 10 || byte === 13 ? lineBreak(t, at + escaped) : at + 1 + escaped;
  }
  t.hash = 0;
  return token(t, kind, start, Math.min(at + 1, bytes.length));
}
