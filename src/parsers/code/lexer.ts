// What the tokenisers of all languages share: where they stand, the token they read last, and how a line ends.

/** Kinds of tokens; any punctuation mark is its own ASCII code. */
export const END = 0;
export const NAME = 1;
export const STRING = 2;
export const NUMBER = 3;
/** An operator nobody asks about. */
export const OTHER = 4;
/** The end of a statement, where the language has one. */
export const NEWLINE = 10;

/** A string with code inside (f-string, template literal) that is being read. */
export interface Frame {
  quote: number;
  triple: boolean;
  raw: boolean;
  /** The frame is the format specification of a field of the frame below. */
  spec: boolean;
  /** Open brackets around the string, and inside the field that is open in it. */
  depth: number;
  field: number;
}

/** A tokeniser's place. One shape for all languages, so that the engine compiles its readers once. */
export interface Tokens {
  readonly bytes: Buffer;
  at: number;
  /** The line of `at`: of the token just read, unless it runs over lines. */
  line: number;
  /** Non-blank lines so far. */
  lines: number;
  kind: number;
  start: number;
  end: number;
  /** Of a name's bytes, see hashOf. */
  hash: number;
  /** Open brackets. */
  depth: number;
  /** Strings with code inside, innermost last; `literal` while their text and not their code is read. */
  readonly frames: Frame[];
  literal: boolean;
  /** Up to these places a quote or a slash is known to open nothing, so that no line is searched twice. */
  plainSingle: number;
  plainDouble: number;
  plainSlash: number;
}

/**
 * Starts reading at the first byte.
 * @returns A place before the first token; the first line is counted when it is not blank.
 */
export function openTokens(bytes: Buffer): Tokens {
  const t: Tokens = {
    bytes,
    at: 0,
    line: 1,
    lines: 0,
    kind: NEWLINE,
    start: 0,
    end: 0,
    hash: 0,
    depth: 0,
    frames: [],
    literal: false,
    plainSingle: 0,
    plainDouble: 0,
    plainSlash: 0,
  };
  t.at = indentation(t, 0);
  return t;
}

/**
 * The bytes of a source without its byte order mark; the memory of a given array is shared, not copied.
 */
export function bytesOf(source: Uint8Array | string): Buffer {
  const bytes = typeof source === 'string' ? Buffer.from(source) : Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/**
 * One byte for each UTF-16 unit, so that places in the bytes are places in the string: for blanking, where lengths must stay.
 */
export function narrow(source: string): Buffer {
  // Most sources are ASCII alone, which is copied at once.
  if (Buffer.byteLength(source) === source.length) return Buffer.from(source, 'latin1');
  const bytes = Buffer.alloc(source.length);
  for (let at = 0; at < source.length; at++) {
    const unit = source.charCodeAt(at);
    bytes[at] = unit < 0x80 ? unit : unit === 0xfeff && at === 0 ? 0x20 : 0x80;
  }
  return bytes;
}

/**
 * Passes the line break at `at` and the indentation behind it, counting the line.
 * @returns The place of the next line's first byte that is not blank; spaces end no string, so this holds inside strings too.
 */
export function lineBreak(t: Tokens, at: number): number {
  t.line++;
  return indentation(t, t.bytes[at] === 13 && at + 1 < t.bytes.length && t.bytes[at + 1] === 10 ? at + 2 : at + 1);
}

function indentation(t: Tokens, from: number): number {
  const bytes = t.bytes;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === 32 || byte === 9 || byte === 12) at++;
    else {
      if (byte !== 10 && byte !== 13) t.lines++;
      break;
    }
  }
  return at;
}

/**
 * Sets the token just read and moves behind it.
 * @returns Its kind.
 */
export function token(t: Tokens, kind: number, start: number, end: number): number {
  t.kind = kind;
  t.start = start;
  t.end = end;
  t.at = end;
  return kind;
}

/** The hash a tokeniser gives to a name, for tables that answer "certainly not" without making a string. */
export function hashOf(name: string): number {
  let hash = 0;
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    // Nearly all names are of letters that are their own bytes.
    if (code > 0x7f) return hashOfBytes(Buffer.from(name));
    hash = (Math.imul(hash, 31) + code) | 0;
  }
  return hash;
}

function hashOfBytes(bytes: Uint8Array): number {
  let hash = 0;
  for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
  return hash;
}

/** Names by the low 16 bits of their hash, each with its number from 1; a hit must be compared. */
export interface Words {
  readonly table: Uint8Array;
  readonly spelled: readonly Buffer[];
}

/**
 * Lists keywords for wordAt.
 * @throws Error when two of them share a place in the table: a programming error, seen at start.
 */
export function wordTable(words: readonly string[]): Words {
  const table = new Uint8Array(0x10000);
  words.forEach((word, index) => {
    const place = hashOf(word) & 0xffff;
    if (table[place] !== 0) throw new Error(`keywords share a hash: ${word}`);
    table[place] = index + 1;
  });
  return { table, spelled: words.map((word) => Buffer.from(word)) };
}

/**
 * Says which keyword the name just read is.
 * @returns Its number in the list, from 1; 0 for none.
 */
export function wordAt(t: Tokens, words: Words): number {
  const number = words.table[t.hash & 0xffff] ?? 0;
  if (number === 0) return 0;
  const spelled = words.spelled[number - 1];
  if (spelled === undefined || spelled.length !== t.end - t.start) return 0;
  for (let at = 0; at < spelled.length; at++) if (spelled[at] !== t.bytes[t.start + at]) return 0;
  return number;
}

/** The text of the token just read. */
export function text(t: Tokens): string {
  return t.bytes.toString('utf8', t.start, t.end);
}

/** The first 40 bytes of it: enough to tell a word of the language, and little where words are joined again and again. */
export function shortText(t: Tokens): string {
  return t.bytes.toString('utf8', t.start, Math.min(t.end, t.start + 40));
}
