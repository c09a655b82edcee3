// Code that never runs, in languages whose blocks stand in braces: under a condition that is constant, behind what always leaves the block, and what a preprocessor takes out.
import type { DeadLines, DeadWhy } from '../code/dead-lines.js';
import { bytesOf, END, NAME, NUMBER, openTokens, STRING, shortText, type Tokens, text } from '../code/lexer.js';
import type { Dialect } from './dialect.js';
import { advance, HASH } from './lexer.js';

/** How a language says that code never runs. */
export interface DeadWords {
  /** Whether a statement ends with its line, or only with a semicolon. */
  lines: boolean;
  /** Words that leave the block, and calls that end the process, up to their bracket. */
  leaving: ReadonlySet<string>;
  exits: RegExp;
  /** Words with which a statement begins that is known, or jumped to, all the same. */
  alive: ReadonlySet<string>;
  /** Whether functions may be defined anywhere in a block without a word of their own. */
  namedByType: boolean;
}

interface Block {
  /** The depth in its braces; -1 of what a preprocessor takes out. */
  depth: number;
  from: number;
  why: DeadWhy;
}

const [CLOSE, COLON, SEMICOLON, SQUARE, OPEN_BRACE, CLOSE_BRACE] = [41, 58, 59, 93, 123, 125];
const maxSpans = 10_000;
const never = /^\}?(?:else)?(?:if|while)\(?(?:false|FALSE|0)(?:&&[^|]{0,200})?\)?\{$/;
/** A statement of these has another for its body where no brace follows. */
const control = new Set(['if', 'else', 'for', 'while', 'when', 'do', 'function', 'repeat']);
/** These go on with the statement of the line before. */
const goesOn = new Set(['else', 'catch', 'finally', 'as', 'is', 'in', 'and', 'or']);
const startsNoFunction = /^(?:return|throw|await|var|if|for|foreach|while|using|new|lock|switch|try|else|goto|yield|do|const)$/;

const setOf = (words: string) => new Set(words.split(' '));
export const goDead: DeadWords = {
  lines: true,
  leaving: setOf('return'),
  exits: /^(?:os\.Exit|log\.Fatal(?:f|ln)?|panic)\($/,
  alive: setOf('case default'),
  namedByType: false,
};
export const jvmDead: DeadWords = {
  lines: false,
  leaving: setOf('return throw'),
  exits: /^System\.exit\($/,
  alive: setOf('case default class interface enum record'),
  namedByType: false,
};
export const kotlinDead: DeadWords = {
  lines: true,
  leaving: setOf('return throw'),
  exits: /^(?:exitProcess|System\.exit)\($/,
  alive: setOf('fun class object interface @ inline private'),
  namedByType: false,
};
/** A block of Scala is worth what stands last in it, and may be closed by indentation. */
export const scalaDead: DeadWords = {
  lines: true,
  leaving: new Set(),
  exits: /^sys\.exit\($/,
  alive: setOf('def class object trait case'),
  namedByType: false,
};
export const csharpDead: DeadWords = {
  lines: false,
  leaving: setOf('return throw'),
  exits: /^(?:System\.)?Environment\.Exit\($/,
  alive: setOf('case default class record struct interface enum static async unsafe extern ['),
  namedByType: true,
};
export const rustDead: DeadWords = {
  lines: false,
  leaving: setOf('return'),
  exits: /^(?:(?:std\.)?process\.exit|panic!|todo!|unimplemented!)\($/,
  alive: setOf('fn struct enum trait impl mod use const static async unsafe pub type macro_rules!'),
  namedByType: false,
};
export const cppDead: DeadWords = {
  lines: false,
  leaving: setOf('return throw'),
  exits: /^(?:std\.)?(?:exit|abort|_Exit)\($/,
  alive: setOf('case default public private protected'),
  namedByType: false,
};
export const rDead: DeadWords = { lines: true, leaving: new Set(), exits: /^(?:return|quit|q|stop)\($/, alive: new Set(), namedByType: false };

/** @returns the lines of a source that cannot run; where its brackets do not match only those that the preprocessor takes out. Never throws. */
export function deadDialect({ lexis }: Dialect, words: DeadWords, source: string): DeadLines[] {
  return deadInBraces(openTokens(bytesOf(source)), (t) => advance(t, lexis), words);
}

/** @param next reads the next token. @returns the lines that cannot run */
export function deadInBraces(t: Tokens, next: (t: Tokens) => number, words: DeadWords): DeadLines[] {
  const reader: Reader = { t, words, dead: [], open: [], before: SEMICOLON, beforeWord: '', ends: -1, last: 1, recent: [], controls: false, brackets: [] };
  const gone: DeadLines[] = [];
  const conditions: PreprocessorConditions = { open: [], out: 0 };
  for (let kind = next(t); kind !== END && reader.dead.length < maxSpans; kind = next(t)) {
    if (kind === HASH) {
      directive(t, conditions, gone);
      // What stands behind another branch of a condition may run.
      reader.ends = -1;
      if (reader.open.at(-1)?.why === 'after-the-end') close(reader, reader.last);
      reader.before = HASH;
    } else if (conditions.out > 0) continue;
    else read(reader, kind);
    reader.last = t.line;
  }
  const rest = reader.open.flatMap(({ depth, from, why }) =>
    depth === 0 && why === 'after-the-end' && reader.last > from ? [{ from: from + 1, to: reader.last, why }] : [],
  );
  return [...gone, ...(t.depth === 0 ? [...reader.dead, ...rest] : [])];
}

interface Reader {
  t: Tokens;
  words: DeadWords;
  dead: DeadLines[];
  open: Block[];
  before: number;
  beforeWord: string;
  /** The depth of a statement that leaves its block; -1 outside of any. */
  ends: number;
  /** The line of the token before. */
  last: number;
  /** How the statement begins. */
  recent: string[];
  /** Whether the statement may have the next one for its body. */
  controls: boolean;
  /** The open brackets: statements stand in braces, or in none. */
  brackets: number[];
}

function read(r: Reader, kind: number): void {
  const { t, words } = r;
  const word = kind === NAME ? shortText(t) : t.end - t.start === 1 ? String.fromCharCode(kind) : '';
  if (kind === 40 || kind === 91 || kind === OPEN_BRACE) r.brackets.push(kind);
  else if (kind === CLOSE || kind === SQUARE || kind === CLOSE_BRACE) r.brackets.pop();
  const starts = startsStatement(r, kind, word);
  const block = r.open.at(-1);
  if (block && kind === CLOSE_BRACE && t.depth < block.depth) close(r, t.line);
  else if (block?.why === 'after-the-end' && starts && t.depth === block.depth && words.alive.has(word)) close(r, r.last);
  if (words.lines && starts && r.ends === t.depth && kind !== CLOSE_BRACE) {
    if (!words.alive.has(word)) r.open.push({ depth: t.depth, from: r.last, why: 'after-the-end' });
    r.ends = -1;
  }
  if (starts) {
    r.recent = [];
    r.controls = false;
  }
  if (control.has(word)) r.controls = true;
  if (r.recent.length < 12) r.recent.push(word);
  if (r.open.at(-1)?.why === 'after-the-end' && r.open.at(-1)?.depth === t.depth && isNamed(r, kind)) close(r, r.last);
  if (kind === SEMICOLON && r.ends === t.depth) {
    r.open.push({ depth: t.depth, from: t.line, why: 'after-the-end' });
    r.ends = -1;
  } else if (kind === CLOSE_BRACE && t.depth < r.ends) r.ends = -1;
  const inBraces = (r.brackets.at(-1) ?? OPEN_BRACE) === OPEN_BRACE;
  if (starts && inBraces && words.leaving.has(word)) r.ends = t.depth;
  else if (kind === 40 && !r.controls && (r.brackets.at(-2) ?? OPEN_BRACE) === OPEN_BRACE && words.exits.test(r.recent.join(''))) r.ends = t.depth - 1;
  else if (kind === OPEN_BRACE && never.test(r.recent.join(''))) r.open.push({ depth: t.depth, from: t.line, why: 'never-true' });
  r.before = kind;
  r.beforeWord = word;
}

/** Whether a statement of the block begins with the token just read: behind a mark that ends one, or in a new line, and not as the body of a condition. */
function startsStatement({ t, words, before, beforeWord, last, controls }: Reader, kind: number, word: string): boolean {
  if (before === SEMICOLON || before === OPEN_BRACE || (before === CLOSE_BRACE && !words.lines)) return !goesOn.has(word);
  if (!words.lines || t.line === last || kind !== NAME || goesOn.has(word) || goesOn.has(beforeWord)) return false;
  if (before === CLOSE || before === NAME) return !controls;
  return before === NUMBER || before === STRING || before === SQUARE || before === CLOSE_BRACE;
}

/** Whether the statement is a label, or may define a function that the block before it calls. */
function isNamed({ words, recent }: Reader, kind: number): boolean {
  if (kind === COLON && recent.length === 2) return true;
  return words.namedByType && recent.length === 2 && !startsNoFunction.test(recent[0] ?? '') && (kind === NAME || kind === 60 || kind === 63 || kind === 91);
}

/** The line on which a block begins holds what is alive as well, and so may the one on which it ends: both are left. */
function close({ open, dead }: Reader, last: number): void {
  const block = open.pop();
  if (block === undefined) return;
  const isNever = block.why === 'never-true';
  const to = isNever ? last : last - (last > block.from ? 1 : 0);
  const from = isNever ? block.from : block.from + 1;
  if (to >= from) dead.push({ from, to, why: block.why });
}

/** A condition of the preprocessor: from which line on its branch is taken out, 0 where it is not; whether another branch is. */
interface PreprocessorCondition {
  from: number;
  other: boolean;
  depth: number;
}

/** The conditions around a place, and of how many of them the branch is taken out. */
interface PreprocessorConditions {
  open: PreprocessorCondition[];
  out: number;
}

function directive(t: Tokens, conditions: PreprocessorConditions, gone: DeadLines[]): void {
  const said = /^#[ \t]{0,20}(if|ifdef|ifndef|elif|else|endif)\b[ \t]{0,20}(\w{0,20})[ \t]{0,20}$/.exec(text(t).trimEnd())?.slice(1) ?? [];
  const [word = /^#[ \t]{0,20}(if|elif)/.exec(text(t))?.[1], value = ''] = said;
  const line = t.line;
  if (word?.startsWith('if')) {
    const from = conditions.out === 0 && word === 'if' && /^(?:0|false|FALSE)$/.test(value) ? line : 0;
    if (from > 0) conditions.out++;
    conditions.open.push({
      from,
      other: word === 'if' && /^(?:1|true|TRUE)$/.test(value),
      depth: t.depth,
    });
    return;
  }
  const condition = conditions.open.at(-1);
  if (condition === undefined || word === undefined) return;
  if (condition.from > 0) {
    if (line - 1 > condition.from) gone.push({ from: condition.from + 1, to: line - 1, why: 'never-true' });
    conditions.out--;
    // Brackets that never open need not close.
    t.depth = condition.depth;
  }
  condition.from = word === 'endif' || !condition.other ? 0 : line;
  if (condition.from > 0) {
    conditions.out++;
    condition.depth = t.depth;
  }
  if (word === 'endif') conditions.open.pop();
}
