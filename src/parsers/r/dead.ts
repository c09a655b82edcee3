// R that never runs: `if (FALSE) { … }`.
import type { DeadLines } from '../code/dead-lines.js';
import { bytesOf, END, NAME, openTokens, text } from '../code/lexer.js';
import { advance } from './lexer.js';

const maxSpans = 10_000;

/** @returns the lines that cannot run; none where brackets do not match. Never throws. */
export function deadR(source: Uint8Array | string): DeadLines[] {
  const t = openTokens(bytesOf(source));
  const dead: DeadLines[] = [];
  const open: { depth: number; from: number }[] = [];
  let recent: string[] = [];
  for (let kind = advance(t); kind !== END && dead.length < maxSpans; kind = advance(t)) {
    recent = [...recent.slice(-4), kind === NAME ? text(t) : t.end - t.start === 1 ? String.fromCharCode(kind) : ''];
    if (recent.join('') === 'if(FALSE){') open.push({ depth: t.depth, from: t.line });
    const block = open.at(-1);
    if (block && kind === 125 && t.depth < block.depth) {
      open.pop();
      dead.push({ from: block.from, to: t.line, why: 'never-true' });
    }
  }
  return t.depth === 0 ? dead : [];
}
