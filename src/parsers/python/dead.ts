// Python that never runs: below `if False:`, behind `return` or `sys.exit()` in the same block, or in a file that is no Python as it stands. By tokens and indentation.
import type { DeadLines, DeadWhy } from '../code/dead-lines.js';
import { bytesOf, END, NAME, NEWLINE, openTokens, STRING, type Tokens, text } from '../code/lexer.js';
import { once } from '../text/lazy.js';
import { advance } from './lexer.js';
import { closes } from './reader.js';
import { columnOf } from './statements.js';

/** A block whose statements are dead, as long as they are indented that far. */
interface Block {
  /** The least column of a statement that belongs to it. */
  column: number;
  from: number;
  why: DeadWhy;
}

const leaving = new Set(['return', 'raise', 'continue', 'break']);
const exits = /^(?:sys\.exit|os\._exit|exit|quit)\($/;
/** How a statement begins of which more has to be known. */
const telling = new Set(['if', 'elif', 'while', 'sys', 'os', 'exit', 'quit']);
const maxLines = 10_000;

/**
 * @param source a file, or a cell of a notebook
 * @returns the lines that cannot run, in the order of the source; of a source whose brackets and strings do not match, or in which the marks of a conflict are left,
 *   nothing but that it does not parse. Never throws.
 */
export function deadPython(source: Uint8Array | string): DeadLines[] {
  const bytes = bytesOf(source);
  const t = openTokens(bytes);
  const dead: DeadLines[] = [];
  const open: Block[] = [];
  const ownExit = once(() => /\b(?:def|import|as)[ ](?:[\w, ]{0,100}\b)?(?:exit|quit)\b|\b(?:exit|quit)[ ]?=[^=]/.test(bytes.toString('latin1')));
  let last = 1;
  const string = { start: 0, end: 0 };
  let isBroken = false;
  for (let kind = advance(t); kind !== END; kind = advance(t)) {
    if (kind === NEWLINE) continue;
    if (isMark(t)) isBroken = true;
    const column = columnOf(t);
    const line = startLine(t);
    while (open.length > 0 && column < (open.at(-1)?.column ?? 0)) close(dead, open.pop(), last);
    const { ends, never, inline, unmatched } = readStatement(t, ownExit, string);
    if (unmatched) isBroken = true;
    if (isBroken) break;
    last = t.line - (t.kind === NEWLINE ? 1 : 0);
    if (never) {
      if (inline) close(dead, { column: 0, from: line, why: 'never-true' }, last);
      else open.push({ column: column + 1, from: last + 1, why: 'never-true' });
    } else if (ends) open.push({ column, from: last + 1, why: 'after-the-end' });
    if (dead.length > maxLines || open.length > maxLines) break;
  }
  if (isBroken || (t.kind === END && (t.depth > 0 || isOpen(bytes, string)))) return [{ from: 1, to: linesIn(bytes), why: 'not-parsed' }];
  while (open.length > 0) close(dead, open.pop(), last);
  return dead;
}

function close(dead: DeadLines[], block: Block | undefined, to: number): void {
  if (block === undefined || to < block.from) return;
  dead.push({ from: block.from, to, why: block.why });
}

/**
 * What one statement is, up to its end: whether it always leaves its block, and whether it is the head of a block that is never entered.
 * @param string takes where the last string stands
 */
function readStatement(
  t: Tokens,
  ownExit: () => boolean,
  string: { start: number; end: number },
): { ends: boolean; never: boolean; inline: boolean; unmatched: boolean } {
  const head: string[] = [];
  const first = t.kind === NAME ? text(t) : '';
  const tells = telling.has(first);
  let condition = -1;
  let closed = -1;
  let count = 0;
  let inline = false;
  let unmatched = false;
  let depth = 0;
  for (let kind = t.kind; kind !== NEWLINE && kind !== END; kind = advance(t)) {
    count++;
    if (depth === 0 && closes(kind)) unmatched = true;
    depth = t.depth;
    if (kind === STRING) Object.assign(string, { start: t.start, end: t.end });
    if (tells && head.length < 12) head.push(t.bytes.toString('utf8', t.start, t.end));
    if (kind === 41 && t.depth === 0 && closed < 0) closed = count;
    if (kind === 58 && t.depth === 0 && condition < 0) condition = count;
    else if (condition > 0 && count > condition) inline = true;
    // Behind ";" another statement begins, which is left.
    if (kind === 59 && t.depth === 0) closed = -2;
  }
  const call = head.slice(0, head.indexOf('(') + 1).join('');
  const exit = exits.test(call) && closed === count && !(/^(?:exit|quit)/.test(call) && ownExit());
  const isHead = condition > 0 && condition <= head.length && (first === 'if' || first === 'elif' || first === 'while');
  return { ends: (leaving.has(first) && closed !== -2) || exit, never: isHead && isNeverTrue(head.slice(1, condition - 1)), inline, unmatched };
}

/** Whether a statement begins with "<", "=" or ">": a merge has left its marks. */
function isMark({ bytes, start }: Tokens): boolean {
  const first = bytes[start] ?? 0;
  return first >= 60 && first <= 62;
}

/** What stands below TYPE_CHECKING is for those who read the types; nothing of it runs. */
function isNeverTrue(words: readonly string[]): boolean {
  const said = words.join(' ');
  return /^\(? ?(?:False|0|None|not True|""|'')(?: ?\)?$| and )/.test(said) ? !mayBeOther(words) : /^(?:[\w]{1,40} \. )?TYPE_CHECKING$/.test(said);
}

/** Whether a condition that begins with a constant is more than that and what `and` adds: outside of brackets stands `or`, `else`, or, behind its own brackets, anything. */
function mayBeOther(words: readonly string[]): boolean {
  const isBracketed = words[0] === '(';
  let depth = 0;
  return words.some((word, index) => {
    if (/^[)\]}]$/.test(word) && --depth === 0 && isBracketed) return index < words.length - 1;
    const isOutside = depth === (isBracketed ? 1 : 0);
    if (/^[([{]$/.test(word)) depth++;
    return isOutside && /^(?:or|else|,)$/.test(word);
  });
}

/** Whether a string of several lines goes on to the end of the source. */
function isOpen(bytes: Buffer, { start, end }: { start: number; end: number }): boolean {
  if (end !== bytes.length || start === end) return false;
  const string = bytes.toString('latin1', start, end);
  const quotes = /^[rbu]{0,2}("""|''')/i.exec(string);
  return quotes?.[1] !== undefined && (!string.endsWith(quotes[1]) || string.length < quotes[0].length + 3);
}

function linesIn(bytes: Buffer): number {
  let count = 1;
  for (let at = 0; at < bytes.length; at++) if (isBreak(bytes, at)) count++;
  return count;
}

/** A line feed, or a carriage return that none follows. */
function isBreak(bytes: Buffer, at: number): boolean {
  return bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10);
}

function startLine(t: Tokens): number {
  if (t.kind !== STRING) return t.line;
  let breaks = 0;
  for (let at = t.start; at < t.end; at++) if (isBreak(t.bytes, at)) breaks++;
  return t.line - breaks;
}
