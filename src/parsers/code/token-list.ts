// All tokens of a source at once, with the brackets that belong together: for readers that look ahead.
import { END, narrow, openTokens, type Tokens } from './lexer.js';

export interface TokenList {
  readonly source: string;
  /** As many bytes as the source has characters. */
  readonly bytes: Buffer;
  /** The last one is END. */
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly lines: readonly number[];
  /** Of a bracket that opens the number of the token that closes it, or of the last token; of all others 0. */
  readonly partners: readonly number[];
}

/** How many open brackets a closing one may leave open, where its own lies below them. */
const mostLeftOpen = 3;
/** What may stand before a function in its line. */
const longestLead = 200;

/** @returns the tokens of a source, whatever it is */
export function listTokens(source: string, advance: (t: Tokens) => number): TokenList {
  const t = openTokens(narrow(source));
  const kinds: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const lines: number[] = [];
  const partners: number[] = [];
  const open: number[] = [];
  for (let kind = advance(t); ; kind = advance(t)) {
    const number = kinds.length;
    kinds.push(kind);
    starts.push(t.start);
    ends.push(t.end);
    lines.push(t.line);
    partners.push(0);
    if (kind === 40 || kind === 91 || kind === 123) open.push(number);
    else if (kind === 41 || kind === 93 || kind === 125) closeBracket(open, kinds, partners, number);
    if (kind === END) break;
  }
  for (const one of open) partners[one] = kinds.length - 1;
  return { source, bytes: t.bytes, kinds, starts, ends, lines, partners };
}

/** A bracket that closes none of the last open ones is passed over. */
function closeBracket(open: number[], kinds: readonly number[], partners: number[], number: number): void {
  const opens = kinds[number] === 41 ? 40 : (kinds[number] ?? 0) - 2;
  for (let below = 0; below <= mostLeftOpen && below < open.length; below++) {
    if (kinds[open[open.length - 1 - below] ?? 0] !== opens) continue;
    for (const one of open.splice(open.length - 1 - below)) partners[one] = number;
    return;
  }
}

/** @returns the text of a token; "" behind the last one */
export function tokenText({ source, starts, ends }: TokenList, number: number): string {
  return source.slice(starts[number] ?? source.length, ends[number] ?? source.length);
}

/** Whether a token follows the one before it without a blank. */
export function touches({ starts, ends }: TokenList, number: number): boolean {
  return starts[number] === ends[number - 1];
}

/** A place is known by its line, so a function begins where its line does; of a line without end, where it stands. */
export function lineStart({ bytes }: TokenList, start: number): number {
  for (let at = start; at > 0 && at > start - longestLead; at--) if (bytes[at - 1] === 10 || bytes[at - 1] === 13) return at;
  return start <= longestLead ? 0 : start;
}
