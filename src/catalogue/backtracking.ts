// In how many ways a pattern may take one text: a backtracking engine tries them all before it gives up.
import { alternativesOf, atomsOf } from '../parsers/regex/atoms.js';

/** More ways than these are not tried by any pattern that is meant to be quick. */
export const mostWays = 10_000_000;
/** For a repeat without an upper bound: texts have long runs of one kind of character, but few of them. */
const unbounded = 1_000;
const deepest = 20;
const words = /^(?:[^\\.*+?^${}()|[\]]|\\[^\w\s])+$/;
const mostWords = 200;
/** Characters that stand for all: whether two atoms take one and the same is asked of these. */
const samples = [...Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)), '\u2028', '\u4e2d'];

/** Where a part of a pattern stands. */
interface Within {
  repeated: boolean;
  depth: number;
}

/**
 * An upper bound, and a rough one: what stands in a repeat counts once for each round, and repeats without a bound beside each other multiply; what no repeat before
 * it can take keeps them apart. A bounded repeat of one character outside of other repeats counts as one way: many of them are slow at worst, never endless.
 * @param pattern a regular expression without the flags `u` and `v`, which compiles
 * @returns how often it is tried at one place of a text, Infinity where that is beyond counting
 */
export function waysOf(pattern: string): number {
  return waysWithin(pattern, { repeated: false, depth: 0 });
}

function waysWithin(pattern: string, within: Within): number {
  if (within.depth > deepest) return Infinity;
  const alternatives = alternativesOf(pattern);
  if (alternatives.every((one) => words.test(one))) return waysOfWords(alternatives.map((one) => one.toLowerCase()));
  return alternatives.reduce((sum, one) => sum + waysOfSequence(one, within), 0);
}

/** Of words at one place those fit that begin each other. */
function waysOfWords(alternatives: readonly string[]): number {
  if (alternatives.length > mostWords) return alternatives.length;
  return Math.max(...alternatives.map((one) => alternatives.filter((other) => one.startsWith(other)).length));
}

function waysOfSequence(sequence: string, within: Within): number {
  let most = 1;
  let run = 1;
  /** What the repeats of the run take. */
  let repeated = new Set<string>();
  for (const { atom, quantifier } of atomsOf(sequence)) {
    const own = waysOfRepeat(atom, quantifier, within);
    if (own > mostWays) return Infinity;
    const apart = keepsApart(atom, repeated);
    if (apart && boundsOf(quantifier).least > 0) {
      run = own;
      repeated = new Set();
    } else run = apart ? Math.max(run, own) : run * own;
    if (own > 1) for (const c of taking(atom)) repeated.add(c);
    most = Math.max(most, run);
    if (most > mostWays) return Infinity;
  }
  return most;
}

function waysOfRepeat(atom: string, quantifier: string, { repeated, depth }: Within): number {
  const { least, most } = boundsOf(quantifier);
  const inside = insideOf(atom);
  const lengths = repeated || most - least >= unbounded ? most - least + 1 : 1;
  if (inside === null) return lengths;
  const once = waysWithin(inside, { repeated: repeated || most > 1, depth: depth + 1 });
  return once <= 1 || endsItself(inside) ? lengths * once : once ** most;
}

/** Whether no text of a round can be taken in two ways, nor end in two places: its repeats have nothing in common, and it ends in what none of them can take. */
function endsItself(inside: string): boolean {
  const atoms = [...atomsOf(inside)];
  const last = atoms.at(-1);
  if (last === undefined || boundsOf(last.quantifier).least === 0) return false;
  if (alternativesOf(inside).length > 1 || atoms.some(({ atom }) => insideOf(atom) !== null)) return false;
  const taken = new Set<string>();
  for (const { atom, quantifier } of atoms) {
    const { least, most } = boundsOf(quantifier);
    if (most === least) continue;
    if (!keepsApart(atom, taken)) return false;
    for (const c of taking(atom)) taken.add(c);
  }
  return keepsApart(last.atom, taken);
}

/** Whether an atom takes a character, and none of those that are taken. */
function keepsApart(atom: string, taken: ReadonlySet<string>): boolean {
  const inside = insideOf(atom);
  if (inside === null) {
    const own = taking(atom);
    return own.length > 0 && own.every((c) => !taken.has(c));
  }
  if (/^\(\?(?:[=!]|<[=!])/.test(atom)) return false;
  return alternativesOf(inside).every((one) => [...atomsOf(one)].some((part) => boundsOf(part.quantifier).least > 0 && keepsApart(part.atom, taken)));
}

/** Case is not told apart: a pattern may be held against any. @returns the samples that an atom takes; all of them for a group, none for what takes no character */
function taking(atom: string): readonly string[] {
  if (insideOf(atom) !== null || /^\\[k1-9]/.test(atom)) return samples;
  const one = new RegExp(`^${atom}$`, 'is');
  return samples.filter((c) => one.test(c));
}

function boundsOf(quantifier: string): { least: number; most: number } {
  const [, first, comma, last] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
  if (first !== undefined) return { least: Number(first), most: comma === '' ? Number(first) : last === '' ? Number(first) + unbounded : Number(last) };
  const sign = quantifier.charAt(0);
  if (sign === '') return { least: 1, most: 1 };
  return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : unbounded };
}

/** What stands in a group of any kind; null for what is none. */
function insideOf(atom: string): string | null {
  if (!atom.startsWith('(') || !atom.endsWith(')')) return null;
  return atom.slice(/^\((?:\?(?:[:=!]|<[=!]|<[A-Za-z]\w{0,40}>))?/.exec(atom)?.[0].length ?? 1, -1);
}
