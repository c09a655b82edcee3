// What a word of a script, and a test in it, comes to when the words that the script was called with are known.
import type { Command, DoubleQuotedChild, TestExpression, Word, WordPart } from 'unbash';

/** All that a text may be; null where nothing is known. */
export type WordTexts = readonly string[] | null;

/** The arguments of a script or function, and the variables that were set from them. */
export interface ScriptArguments {
  /** The arguments that are known, first to last, and whether others may follow; null where nothing is known of them. */
  args: { known: readonly WordTexts[]; open: boolean } | null;
  /** Whether arguments are taken off one by one, so that each may be the first. */
  shifts: boolean;
  variables: Map<string, WordTexts>;
  /** Whether what is read now surely runs. */
  sure: boolean;
}

const most = 50;

/** What the script is given by the words behind its name. @param words as written in the command that calls it */
export function argumentsOf(words: readonly string[]): NonNullable<ScriptArguments['args']> {
  const known: WordTexts[] = [];
  for (const word of words.slice(0, most)) {
    if (/^\d?[<>]/.test(word)) break;
    // An expansion may come to several words.
    if (/[$`*]/.test(word)) return { known, open: true };
    known.push([word]);
  }
  return { known, open: words.length > most };
}

/** Sets a variable; where it may have another value as well, it has both. */
export function assign(given: ScriptArguments, name: string, texts: WordTexts): void {
  const { variables, sure } = given;
  const before = variables.get(name) ?? null;
  if (!variables.has(name)) variables.set(name, sure ? texts : null);
  else variables.set(name, before === null || texts === null || before.length + texts.length > most ? null : [...new Set([...before, ...texts])]);
}

/** Takes arguments off at the front. @param count how many, as the word behind `shift` says; null where that is not known */
export function shift(given: ScriptArguments, count: WordTexts): void {
  const number = count?.length === 1 && /^\d$/.test(count[0] ?? '') ? Number(count[0]) : null;
  if (given.args === null || given.shifts) return;
  given.args = !given.sure || number === null ? { known: [], open: true } : { ...given.args, known: given.args.known.slice(number) };
}

/** @returns what a word may be */
export function textsOf(word: Word, given: ScriptArguments): WordTexts {
  return word.parts === undefined ? [word.value] : joined(word.parts, given);
}

function joined(parts: readonly (WordPart | DoubleQuotedChild)[], given: ScriptArguments): WordTexts {
  let texts: readonly string[] = [''];
  for (const part of parts) {
    const next = partTexts(part, given);
    if (next === null || texts.length * next.length > most) return null;
    texts = texts.flatMap((text) => next.map((one) => text + one));
  }
  return texts;
}

function partTexts(part: WordPart | DoubleQuotedChild, given: ScriptArguments): WordTexts {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
      return [part.value];
    case 'DoubleQuoted':
      return joined(part.parts, given);
    case 'SimpleExpansion':
      return parameter(part.text.slice(1), given);
    case 'ParameterExpansion': {
      const { operation, prefix, index, parameter: name } = part;
      if (prefix === '#' || index !== undefined) return null;
      const value = parameter(name, given);
      if (operation === undefined) return value;
      if (operation.type !== 'Default' || !operation.operator.includes('-') || value === null) return null;
      const other = textsOf(operation.operand, given);
      return value.includes('') ? other && [...value.filter((text) => text !== ''), ...other] : value;
    }
    default:
      return null;
  }
}

function parameter(name: string, { args, shifts, variables }: ScriptArguments): WordTexts {
  if (variables.has(name)) return variables.get(name) ?? null;
  if (args === null) return null;
  const { known, open } = args;
  const all = (): WordTexts => (open || known.includes(null) ? null : known.flatMap((one) => one ?? []));
  if (name === '#') return open || shifts ? null : [String(known.length)];
  if (name === '@' || name === '*') return known.length === 1 ? all() : known.length === 0 && !open ? [''] : null;
  if (!/^[1-9]$/.test(name)) return null;
  if (shifts) {
    const texts = all();
    return texts && [...new Set([...texts, ''])];
  }
  const at = Number(name) - 1;
  return at < known.length ? (known[at] ?? null) : open ? null : [''];
}

/** @returns the words that a command's own come to: what `"$@"` stands for in its place; those that are not known are null */
export function commandTexts({ name, suffix }: Command, given: ScriptArguments): WordTexts[] {
  const words = [...(name ? [name] : []), ...suffix].flatMap((part) => (part.type === 'Word' ? part : []));
  return words.flatMap((word): WordTexts[] => {
    const rest = /^"?\$(?:\{?[@*]\}?|\{[@*]:(\d)\})"?$/.exec(word.text);
    if (!rest || given.args === null) return [textsOf(word, given)];
    const { known, open } = given.args;
    return [...known.slice(Math.max(0, Number(rest[1] ?? 1) - 1)), ...(open ? [null] : [])];
  });
}

/** @returns whether a test holds; null where that is not known */
export function testHolds(words: readonly WordTexts[]): boolean | null {
  const [first = null, second = null, third = null] = words;
  const is = (texts: WordTexts, word: string) => texts?.length === 1 && texts[0] === word;
  if (is(first, '!')) return negated(testHolds(words.slice(1)));
  if (words.length === 2) return unary(first?.length === 1 ? (first[0] ?? '') : '', second);
  return words.length === 3 && second?.length === 1 ? binary(second[0] ?? '', first, third) : null;
}

/** @returns whether what stands in `[[ ]]` holds; null where that is not known */
export function expressionHolds(test: TestExpression, given: ScriptArguments, depth = 0): boolean | null {
  if (depth > 20) return null;
  switch (test.type) {
    case 'TestUnary':
      return unary(test.operator, textsOf(test.operand, given));
    case 'TestBinary':
      return binary(test.operator, textsOf(test.left, given), patternOf(test.right, given));
    case 'TestGroup':
      return expressionHolds(test.expression, given, depth + 1);
    case 'TestNot': {
      const value = expressionHolds(test.operand, given, depth + 1);
      return test.negations.length % 2 === 1 ? negated(value) : value;
    }
    case 'TestLogical': {
      const values = test.operands.map((one) => expressionHolds(one, given, depth + 1));
      const settles = test.operator === '||';
      return values.includes(settles) ? settles : values.includes(null) ? null : !settles;
    }
    default:
      return null;
  }
}

/** A pattern is no text: what it matches is left open. */
function patternOf(word: Word, given: ScriptArguments): WordTexts {
  return /[*?[]/.test(word.text) ? null : textsOf(word, given);
}

function negated(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}

function unary(operator: string, operand: WordTexts): boolean | null {
  if (operand === null || (operator !== '-z' && operator !== '-n')) return null;
  return agreed(operand.map((text) => (text === '') === (operator === '-z')));
}

function binary(operator: string, left: WordTexts, right: WordTexts): boolean | null {
  if (left === null || right === null) return null;
  const equal = agreed(left.flatMap((one) => right.map((other) => one === other)));
  const numbers = [...left, ...right].every((text) => /^\d{1,9}$/.test(text));
  switch (operator) {
    case '=':
    case '==':
      return equal;
    case '!=':
      return negated(equal);
    case '-eq':
      return numbers ? equal : null;
    case '-ne':
      return numbers ? negated(equal) : null;
    case '-gt':
      return numbers ? agreed(left.flatMap((one) => right.map((other) => Number(one) > Number(other)))) : null;
    case '-lt':
      return numbers ? agreed(left.flatMap((one) => right.map((other) => Number(one) < Number(other)))) : null;
    default:
      return null;
  }
}

function agreed(values: readonly boolean[]): boolean | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}
