// Whether a quote stands where a program says that it does, and whether it could prove anything.

import { stateWords } from '../interview/notes.js';
import { viewOf } from '../inventory/file-view.js';
import { rolesIn } from '../inventory/roles.js';
import type { Check, Tree } from '../model/index.js';
import { languageOf } from '../parsers/languages.js';
import { decode, isBinary, unixLines } from '../parsers/text/decode.js';
import { once } from '../parsers/text/lazy.js';
import { plainPath } from '../parsers/text/plain-path.js';
import { type CheckWords, checkWords } from '../signals/check-words.js';
import { citing } from '../signals/citations.js';
import { most, type Quote } from './answers-schema.js';

/** Programs count lines badly: a quote that stands this near is taken, and the number is corrected. */
const nearLines = 10;
const mostBytes = 1024 * 1024;

/** A quote that stands. */
export interface FoundQuote {
  path: string;
  /** As a manifest names lines: "12", "12-14". */
  lines: string;
  sha256: string | null;
  /** The line that was said, where it was another. */
  said: number | null;
}

/** What proves quotes for the checks that they are cited for. `failure` is the end of a sentence about the place. */
export type ProveQuote = (quote: Quote, check: string) => FoundQuote | { failure: string };

/** Where quotes are looked up. */
export interface QuoteTerms {
  tree: Tree;
  /** The manifest's own path, which proves nothing. */
  manifest: string | null;
  checks: readonly Check[];
  /** The file that the answers were handed in as, where it lies in the tree. */
  handedIn: string | null;
}

/** @returns what proves quotes; each file is read when it is first quoted */
export function quoteProof({ tree, manifest, checks, handedIn }: QuoteTerms): ProveQuote {
  const files = once(() => new Set(tree.files));
  const counted = once(() => new Set(rolesIn(tree.files).files.map(({ path }) => path)));
  const cite = citing(tree, manifest, checks);
  const words = checkWords(checks);
  const refusal = (given: string, path: string): string | null => {
    if (isOutside(given)) return 'lies outside of the project';
    if (path === manifest) return stateWords.manifest;
    if (path === handedIn) return 'is the file of answers itself';
    if (tree.isLink?.(path) || tree.limits.some((limit) => limit.code === 'symlink-outside' && limit.path === path)) return 'is a link';
    if (!files().has(path)) return stateWords.missing;
    return counted().has(path) ? null : 'is vendored, generated or written by mlready itself, and shows nothing of the project';
  };
  return (quote, check) => {
    const path = plainPath(quote.path);
    const failure = refusal(quote.path, path);
    if (failure !== null) return { failure };
    const reading = tree.read(path, mostBytes);
    if ('failure' in reading) return { failure: reading.failure === 'too-large' ? `is larger than ${mostBytes / 1024} KiB` : 'cannot be read' };
    if (isBinary(reading.bytes)) return { failure: 'is no text' };
    const found = spanOf(quote, unixLines(decode(reading.bytes)).split('\n'));
    if ('failure' in found) return found;
    const { from, to } = found;
    const hollow = hollowness(path, reading.bytes, found) ?? echo(words, check, quote.text);
    if (hollow !== null) return { failure: hollow };
    const lines = from === to ? String(from) : `${from}-${to}`;
    const { state, sha256 } = cite({ path, lines }, check);
    return state === 'good' ? { path, lines, sha256, said: quote.line === from ? null : quote.line } : { failure: stateWords[state] };
  };
}

interface Span {
  from: number;
  to: number;
}

function isOutside(path: string): boolean {
  return path.startsWith('/') || path.includes('\\') || /^[a-z]:/i.test(path) || path.split('/').includes('..') || plainPath(path) === '';
}

/** The lines that a quote is, the nearest to where it is said to stand; white space at their ends is nobody's. */
function spanOf({ line, text }: Quote, all: readonly string[]): Span | { failure: string } {
  const given = unixLines(text)
    .split('\n')
    .map((one) => one.trim());
  const first = given.findIndex((one) => one !== '');
  if (first < 0) return { failure: 'is quoted with nothing but white space' };
  const quoted = given.slice(first, given.findLastIndex((one) => one !== '') + 1);
  if (quoted.length > most.quoteLines) return { failure: `is quoted with ${quoted.length} lines; ${most.quoteLines} are the most` };
  const stands = (at: number) => quoted.every((one, index) => all[at - 1 + index]?.trim() === one);
  // Empty lines at the start of a quote may be counted or not.
  for (let away = 0; away <= nearLines; away++)
    for (const at of [line + first - away, line + first + away]) if (at >= 1 && stands(at)) return { from: at, to: at + quoted.length - 1 };
  const elsewhere = all.findIndex((one, index) => one.trim() === quoted[0] && stands(index + 1));
  return {
    failure:
      elsewhere < 0
        ? 'does not hold the quoted text (whole lines, as they stand there)'
        : `holds the quoted text in line ${elsewhere + 1}, not near line ${line}`,
  };
}

/** What of a quote can prove nothing: imports, comments, code that never runs; null where there is more in it. */
function hollowness(path: string, bytes: Uint8Array, { from, to }: Span): string | null {
  const view = viewOf(path, 'own', bytes);
  const within = (text: string) =>
    text
      .split('\n')
      .slice(from - 1, to)
      .filter((one) => one.trim() !== '');
  if (view.notebook() !== null) {
    const cells = within(view.text()).map((one) => one.trim().replace(/^"|(?:\\n)?",?$/g, ''));
    return cells.every((one) => /^(?:#|import |from \S+ import |$)/.test(one)) ? 'is quoted with imports or comments only' : null;
  }
  const effective = within(view.effective());
  if (effective.length === 0) return 'is quoted with comments only';
  if (within(view.live()).length === 0) return 'is quoted with code that never runs';
  const facts = languageOf(path)?.read({ path, bytes, text: view.text, notebook: view.notebook }, { roots: 'all', last: 'all' }) ?? null;
  const isIn = ({ line }: { line: number }) => line >= from && line <= to;
  if (facts === null || !facts.imports.some(isIn) || facts.calls.some(isIn) || facts.definitions.some(isIn)) return null;
  // Names that go on behind an import, up to its closing bracket.
  const goesOn = /^[\w\s,(){}*$'"@/.;-]+$/;
  return effective.every((one) => goesOn.test(one)) ? 'is quoted with imports only' : null;
}

function echo(words: CheckWords, check: string, text: string): string | null {
  return words.isEcho(check, text) ? stateWords.echo : null;
}
