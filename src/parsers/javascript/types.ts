// Where TypeScript's type arguments end. `a<b>(c)` may be a call or two comparisons; as TypeScript does, it is taken for a call when
// what stands between the angle brackets can be read as types.
// Time: a reader stops at the `deepest`-th open bracket. Readers that pass the same byte have all begun at brackets that are open there,
// so no byte is read more than `deepest` times, however many readers begin.

/** Type arguments longer than this, in bytes, are not looked for; an object type written in place may well have some thousand. */
const longest = 10_000;
const deepest = 30;

/** What was read last: the end of a type or name, or a word that something has to follow. Any mark is its own ASCII code. */
const VALUE = 1;
const PREFIX = 2;

const infix = new Set(['extends', 'is', 'in', 'as']);
const prefix = new Set([...infix, 'keyof', 'typeof', 'infer', 'readonly', 'unique', 'asserts', 'abstract', 'new', 'import', 'out', 'const']);

interface Reader {
  readonly bytes: Buffer;
  readonly end: number;
  /** Whether parameters are declared, which may have defaults. */
  readonly declares: boolean;
  at: number;
  last: number;
  /** What closes the open brackets; negative for type parameters of a function type, `<T>(x: T) => void`, and fields of a template. */
  readonly closers: number[];
  /** "extends" was read: "?" and ":" may stand between types. */
  conditional: boolean;
}

/**
 * Finds the end of type arguments or type parameters; they may run over lines.
 * @param from the place behind their opening bracket
 * @param mark the byte that has to follow, "("; 0 where anything may
 * @param declares whether these are type parameters, which may have defaults
 * @returns The place behind their closing bracket; -1 when this is something else than types, or too long or too deep to tell.
 */
export function typesEnd(bytes: Buffer, from: number, mark: number, declares: boolean): number {
  const r: Reader = { bytes, end: Math.min(bytes.length, from + longest), declares, at: from, last: 60, closers: [62], conditional: false };
  while (r.at < r.end) {
    if (!readPart(r)) return -1;
    if (r.closers.length === 0) return mark === 0 || bytes[r.at] === mark ? r.at : -1;
  }
  return -1;
}

/** Reads a blank, a comment, a name, a string or a mark; false when no type looks like this. */
function readPart(r: Reader): boolean {
  const { at, bytes } = r;
  const byte = bytes[at] ?? 0;
  if (byte <= 32) {
    r.at++;
    return true;
  }
  if (byte === 47) return passComment(r);
  if (isWord(byte)) return readWord(r);
  if (byte === 34 || byte === 39) return readString(r, byte);
  if (byte === 96) return (r.last !== VALUE || inBraces(r)) && readTemplate(r);
  r.at++;
  if (byte === 40 || byte === 60 || byte === 91 || byte === 123) return open(r, byte);
  if (byte === 41 || byte === 62 || byte === 93 || byte === 125) return close(r, byte);
  if (!isAllowed(r, byte, bytes[at + 1] ?? 0)) return false;
  if (byte === 61 && bytes[r.at] === 62) r.at++;
  r.last = byte;
  return true;
}

/** Letters, digits, "_", "$", "#" and whatever is not ASCII. */
function isWord(byte: number): boolean {
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte === 36 || byte === 35 || byte >= 128;
}

function passComment(r: Reader): boolean {
  const { at, bytes, end } = r;
  const second = bytes[at + 1];
  if (second !== 47 && second !== 42) return false;
  r.at = at + 2;
  while (r.at < end) {
    const byte = bytes[r.at];
    if (second === 47 && (byte === 10 || byte === 13)) return true;
    r.at++;
    if (second === 42 && byte === 42 && bytes[r.at] === 47) {
      r.at++;
      return true;
    }
  }
  return false;
}

function readWord(r: Reader): boolean {
  const { at, bytes, end } = r;
  while (r.at < end && isWord(bytes[r.at] ?? 0)) r.at++;
  const word = r.at - at <= 8 ? bytes.toString('latin1', at, r.at) : '';
  if (r.last === VALUE && !inBraces(r) && !infix.has(word)) return false;
  if (word === 'extends') r.conditional = true;
  r.last = prefix.has(word) ? PREFIX : VALUE;
  return true;
}

function readString(r: Reader, quote: number): boolean {
  const { at, bytes, end } = r;
  // A name touches an apostrophe in markup alone.
  if ((r.last === VALUE && !inBraces(r)) || isWord(bytes[at - 1] ?? 0)) return false;
  for (r.at = at + 1; r.at < end; r.at++) {
    const byte = bytes[r.at];
    if (byte === 10 || byte === 13) return false;
    if (byte === 92) r.at++;
    else if (byte === quote) {
      r.at++;
      r.last = VALUE;
      return true;
    }
  }
  return false;
}

/** Reads a template's text behind a "`" or the "}" of a field, up to its next field or its end. */
function readTemplate(r: Reader): boolean {
  const { bytes, closers, end } = r;
  for (r.at++; r.at < end; r.at++) {
    const byte = bytes[r.at];
    if (byte === 92) r.at++;
    else if (byte === 96 || (byte === 36 && bytes[r.at + 1] === 123)) {
      if (byte === 36 && closers.length >= deepest) return false;
      if (byte === 36) closers.push(-125);
      r.last = byte === 96 ? VALUE : 123;
      r.at += byte === 96 ? 1 : 2;
      return true;
    }
  }
  return false;
}

/** Members of an object type need nothing but a line break between them. */
function inBraces(r: Reader): boolean {
  return r.closers[r.closers.length - 1] === 125;
}

function open(r: Reader, byte: number): boolean {
  const { closers, last } = r;
  // `a(b)` is a call unless it is a method of an object type, and `a {` begins a block.
  if (last === VALUE && (byte === 123 || (byte === 40 && !inBraces(r)))) return false;
  if (closers.length >= deepest) return false;
  closers.push(byte === 40 ? 41 : byte === 60 && last !== VALUE ? -62 : byte + 2);
  r.last = byte;
  return true;
}

function close(r: Reader, byte: number): boolean {
  const closer = r.closers.pop() ?? 0;
  if (Math.abs(closer) !== byte) return false;
  if (byte === 62 && r.last !== VALUE && r.last !== PREFIX && r.last !== 44) return false;
  if (closer === -125) {
    r.at--;
    return readTemplate(r);
  }
  r.last = closer < 0 ? PREFIX : VALUE;
  return true;
}

/** Whether a mark that is no bracket may stand between types, `next` behind it. */
function isAllowed(r: Reader, byte: number, next: number): boolean {
  const between = Math.abs(r.closers[r.closers.length - 1] ?? 0) === 62;
  switch (byte) {
    case 44:
    case 46:
      return true;
    case 124:
    case 38:
      return next !== byte && next !== 61;
    case 59:
      return inBraces(r);
    case 63:
    case 58:
      return !between || r.conditional;
    case 61:
      return next === 62 ? r.last === VALUE : next !== 61 && r.declares;
    case 43:
    case 45:
      // A negative number, `-readonly` or `-?`.
      return next !== byte && (r.last !== VALUE || next === 63);
  }
  return false;
}
