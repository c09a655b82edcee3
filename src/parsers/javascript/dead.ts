// JavaScript and TypeScript that never runs: in `if (false) { … }`, or behind `return …;`, `throw …;` and the end of the process in the same block. By tokens and braces.
import type { DeadLines, DeadWhy } from '../code/dead-lines.js';
import { bytesOf, END, NAME, NUMBER, openTokens, STRING, shortText, type Tokens } from '../code/lexer.js';
import { advance } from './lexer.js';

interface Block {
  /** The braces around it. */
  depth: number;
  from: number;
  why: DeadWhy;
}

const colon = 58;
const semicolon = 59;
const openBrace = 123;
const closeBrace = 125;
const maxSpans = 10_000;
const exitCall = /^process\.exit\($/;
/** What stands behind these runs all the same: functions are known in the whole block, and a label is jumped to. */
const alive = new Set(['function', 'async', 'case', 'default', 'export', 'import']);

/**
 * @param source the script; of markup nothing is said
 * @returns the lines that cannot run; none where brackets do not match. Never throws.
 */
export function deadJavaScript(source: Uint8Array | string): DeadLines[] {
  const bytes = bytesOf(source);
  if (bytes[0] === 60) return [];
  const t = openTokens(bytes);
  const dead: DeadLines[] = [];
  const open: Block[] = [];
  let [before, ends, last] = [semicolon, -1, 1];
  let recent: string[] = [];
  for (let kind = advance(t); kind !== END && dead.length < maxSpans; kind = advance(t)) {
    const word = kind === NAME ? shortText(t) : t.end - t.start === 1 ? String.fromCharCode(kind) : '';
    const block = open.at(-1);
    if (block && (kind === closeBrace ? t.depth < block.depth : block.why === 'after-the-end' && t.depth === block.depth && isStart(before) && alive.has(word)))
      close(dead, open.pop(), kind === closeBrace ? t.line : last);
    if (isStart(before)) recent = [];
    if (recent.length < 8) recent.push(word);
    if (ends === t.depth && kind === semicolon) {
      open.push({ depth: t.depth, from: t.line, why: 'after-the-end' });
      ends = -1;
    } else if ((kind === closeBrace && t.depth < ends) || isUnsure(t, { before, kind, ends, last })) ends = -1;
    const said = recent.join('');
    if (isStart(before) && (word === 'return' || word === 'throw')) ends = t.depth;
    else if (exitCall.test(said)) ends = t.depth - 1;
    else if (kind === openBrace && /^(?:if|while)\((?:false|0|!1)\)\{$/.test(said)) open.push({ depth: t.depth, from: t.line, why: 'never-true' });
    before = kind;
    last = t.line;
  }
  return t.depth === 0 && t.frames.length === 0 ? dead.concat(rest(open, last)) : [];
}

/**
 * Whether what was taken for a statement is none, or its end is not to be seen: a member of that name (`return: string`, `throw(error) { … }`, `throw?(error): void`),
 * or a line that ends without a semicolon.
 */
function isUnsure(t: Tokens, { before, kind, ends, last }: { before: number; kind: number; ends: number; last: number }): boolean {
  if (kind === openBrace) return before === 41 && t.depth === ends + 1;
  if (t.depth !== ends) return false;
  if (kind === colon) return before === NAME || before === 41;
  if (before === NAME && t.bytes[t.start] === 63) return true;
  return (
    kind === NAME && t.line > last && (before === NAME || before === NUMBER || before === STRING || before === 41 || before === 93 || before === closeBrace)
  );
}

/** A statement may start behind these marks. */
function isStart(before: number): boolean {
  return before === semicolon || before === openBrace || before === closeBrace;
}

/** The line on which a block begins holds what is alive as well, and so may the one on which it ends: both are left. */
function close(dead: DeadLines[], block: Block | undefined, last: number): void {
  if (block === undefined) return;
  const to = block.why === 'never-true' ? last : last - (last > block.from ? 1 : 0);
  const from = block.why === 'never-true' ? block.from : block.from + 1;
  if (to >= from) dead.push({ from, to, why: block.why });
}

/** What goes on to the end of the file. */
function rest(open: readonly Block[], last: number): DeadLines[] {
  return open.flatMap(({ depth, from, why }) => (depth === 0 && why === 'after-the-end' && last > from ? [{ from: from + 1, to: last, why }] : []));
}
