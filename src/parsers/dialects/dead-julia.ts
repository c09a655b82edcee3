// Julia that never runs: below `if false`, or behind `return`, `throw(…)` and `exit()` in the same block. Blocks end with a word.
import type { DeadLines, DeadWhy } from '../code/dead-lines.js';
import { bytesOf, END, NAME, NUMBER, openTokens, STRING, shortText } from '../code/lexer.js';
import type { Dialect } from './dialect.js';
import { advance } from './lexer.js';

const begins = new Set(['function', 'macro', 'if', 'for', 'while', 'begin', 'let', 'do', 'try', 'quote', 'struct', 'module', 'baremodule']);
const branches = new Set(['else', 'elseif', 'catch', 'finally']);
const exits = /^(?:exit|error|throw)\($/;
const maxSpans = 10_000;

/** A block: from which line on it is dead, 0 where it is not. */
interface Block {
  from: number;
  why: DeadWhy;
}

/** @returns the lines of a source that cannot run; none where blocks and brackets do not match. Never throws. */
export function deadJulia({ lexis }: Dialect, source: string): DeadLines[] {
  const t = openTokens(bytesOf(source));
  const dead: DeadLines[] = [];
  const blocks: Block[] = [{ from: 0, why: 'after-the-end' }];
  let [before, last, beforeWord] = [59, 1, ''];
  // How many blocks are open where one is left; 0 where none is.
  let ended = 0;
  let recent: string[] = [];
  const end = (to: number) => {
    const block = blocks.at(-1);
    if (block && block.from > 0 && to >= block.from) dead.push({ from: block.from, to, why: block.why });
    if (block) block.from = 0;
    if (ended >= blocks.length) ended = 0;
  };
  for (let kind = advance(t, lexis); kind !== END && dead.length < maxSpans; kind = advance(t, lexis)) {
    const word = kind === NAME ? shortText(t) : t.end - t.start === 1 ? String.fromCharCode(kind) : '';
    const isOutside = t.depth === 0 && before !== 58 && (before !== 46 || t.line > last);
    const canEnd = before === NAME || before === NUMBER || before === STRING || before === 41 || before === 93 || before === 125 || before === 59;
    const starts = isOutside && (before === 59 || (t.line > last && canEnd && kind === NAME && beforeWord !== 'in'));
    // `false || x` may be true.
    if (recent.join(' ') === 'if false' && beforeWord === 'false' && (t.line > last || kind === 38))
      Object.assign(blocks.at(-1) ?? {}, { from: last + 1, why: 'never-true' });
    if (starts) {
      const block = blocks.at(-1);
      if (ended === blocks.length && block && block.from === 0 && word !== 'end' && !branches.has(word))
        Object.assign(block, { from: t.line, why: 'after-the-end' });
      if (ended === blocks.length) ended = 0;
      recent = [];
    }
    if (recent.length < 4) recent.push(word);
    if (isOutside && branches.has(word)) end(t.line - 1);
    else if (isOutside && word === 'end') {
      end(t.line - 1);
      blocks.pop();
      if (blocks.length === 0) return [];
    } else if (isOutside && (begins.has(word) || (word === 'type' && /^(?:abstract|primitive)$/.test(beforeWord)))) blocks.push({ from: 0, why: 'never-true' });
    if ((starts && word === 'return') || (kind === 40 && t.depth === 1 && exits.test(recent.join('')))) ended = blocks.length;
    [before, last, beforeWord] = [kind, t.line, word];
  }
  if (blocks.length !== 1 || t.depth > 0) return [];
  end(last);
  return dead;
}
