// What a text must hold for a regular expression to match in it: words read off the expression's source. It only ever rules texts out.
import { type Grams, mayHold, type WordGrams, wordGrams } from './grams.js';
import { type Node, parsePattern } from './regex.js';

/** What must stand in a text. One shape for all kinds, because a scan asks it millions of times. */
interface Need {
  kind: 'nothing' | 'word' | 'all' | 'any';
  text: string;
  word: WordGrams;
  parts: readonly Need[];
}

/** What is known of a part: all texts it can match, where they are few, and what must stand somewhere for it to match. */
interface Known {
  exact: readonly string[] | null;
  need: Need;
}

const mostExact = 64;
const none: Need = { kind: 'nothing', text: '', word: [], parts: [] };
const nothing: Known = { exact: null, need: none };

/** What an expression asks for, as plain data: a word, one of some (`any`), each of some (`all`), or nothing. */
export type Required = string | { any: Required[] } | { all: Required[] } | null;

/** Reading an expression is dear; what was read off those of the built-in rules when they were built is kept here. */
const prepared = new Map<string, Required>();

/** Takes what `requiredBy` gave for many expressions before. */
export function prepare(required: Readonly<Record<string, Required>>): void {
  for (const [source, one] of Object.entries(required)) prepared.set(source, one);
}

/** @returns which words an expression (without the flag `u`, with or without `i`) asks for, in lower case and without white space. */
export function requiredBy(source: string): Required {
  const node = parsePattern(source);
  return node === null ? null : plain(wholeNeed(known(node)));
}

/**
 * @param source of an expression without the flag `u`, with or without `i`
 * @returns whether a text with these grams may match; false is certain. White space in words is not asked for, so the text may be one
 * whose blanked parts are still there.
 */
export function mayMatch(source: string): (grams: Grams) => boolean {
  const need = needOf(prepared.has(source) ? (prepared.get(source) ?? null) : requiredBy(source));
  return (grams) => holds(need, grams);
}

function plain(need: Need): Required {
  if (need.kind === 'nothing') return null;
  if (need.kind === 'word') return need.text;
  return need.kind === 'any' ? { any: need.parts.map(plain) } : { all: need.parts.map(plain) };
}

function needOf(required: Required): Need {
  if (required === null) return none;
  if (typeof required === 'string') return wordNeed(required);
  return 'any' in required
    ? { kind: 'any', text: '', word: [], parts: required.any.map(needOf) }
    : { kind: 'all', text: '', word: [], parts: required.all.map(needOf) };
}

function wordNeed(text: string): Need {
  return { kind: 'word', text, word: wordGrams(text), parts: [] };
}

/**
 * @param choices each a list of words without white space
 * @returns whether a text with these grams may hold all words of one of the lists, letter case left out; false is certain
 */
export function mayHoldOne(choices: readonly (readonly string[])[]): (grams: Grams) => boolean {
  const need = any(choices.map((words) => all(words.map((word) => wordsNeed([word.toLowerCase()])))));
  return (grams) => holds(need, grams);
}

function holds(need: Need, grams: Grams): boolean {
  if (need.kind === 'word') return mayHold(grams, need.word);
  if (need.kind === 'nothing') return true;
  const sought = need.kind === 'any';
  for (const part of need.parts) if (holds(part, grams) === sought) return sought;
  return !sought;
}

function known(node: Node): Known {
  switch (node.kind) {
    case 'text':
      return { exact: node.options, need: none };
    case 'unknown':
      return nothing;
    case 'ahead':
      return { exact: [''], need: node.positive ? wholeNeed(known(node.inner)) : none };
    case 'repeat':
      return repeated(known(node.inner), node.least, node.most);
    case 'choice':
      return choice(node.options.map(known));
    case 'sequence':
      return sequence(node.parts.map(known));
  }
}

function repeated(inner: Known, least: number, most: number): Known {
  if (least === 1 && most === 1) return inner;
  if (least === 0) return most === 1 && inner.exact ? { exact: [...inner.exact, ''], need: none } : nothing;
  return { exact: null, need: wholeNeed(inner) };
}

function choice(options: readonly Known[]): Known {
  const exact = options.every((one) => one.exact !== null) ? [...new Set(options.flatMap((one) => one.exact ?? []))] : null;
  if (exact && exact.length <= mostExact) return { exact, need: any(options.map((one) => one.need)) };
  return { exact: null, need: any(options.map(wholeNeed)) };
}

/** Neighbours whose texts are all known grow together to longer words. */
function sequence(parts: readonly Known[]): Known {
  const needs: Need[] = [];
  let run: readonly string[] = [''];
  let whole = true;
  for (const { exact, need } of parts) {
    needs.push(need);
    if (exact && run.length * exact.length <= mostExact) run = run.flatMap((head) => exact.map((tail) => head + tail));
    else {
      needs.push(wordsNeed(run));
      run = exact ?? [''];
      whole = false;
    }
  }
  return whole ? { exact: run, need: all(needs) } : { exact: null, need: all([...needs, wordsNeed(run)]) };
}

function wholeNeed({ exact, need }: Known): Need {
  return exact ? all([need, wordsNeed(exact)]) : need;
}

/** One of the texts; what is shorter than two characters tells nothing. */
function wordsNeed(texts: readonly string[]): Need {
  return any(
    texts.map((text) =>
      all(
        text
          .split(/\s/)
          .filter((word) => word.length >= 2)
          .map(wordNeed),
      ),
    ),
  );
}

function all(needs: readonly Need[]): Need {
  const parts = needs.filter(({ kind }) => kind !== 'nothing');
  const [only] = parts;
  return only === undefined ? none : parts.length === 1 ? only : { kind: 'all', text: '', word: [], parts };
}

function any(needs: readonly Need[]): Need {
  const [only] = needs;
  return only === undefined || needs.includes(none) ? none : needs.length === 1 ? only : { kind: 'any', text: '', word: [], parts: needs };
}
