// Tests that are skipped, each with its lines: `#[ignore]`, `@Disabled`, `[Fact(Skip = …)]`, `t.Skip()` as the first thing that a test does.
import type { DeadLines } from '../code/dead-lines.js';
import type { Dialect } from './dialect.js';
import type { TestWords } from './hollow-tests.js';
import { outlineDialect } from './outline.js';
import { blankDialect } from './scan.js';

const most = 2_000;
/** How far behind the mark its function may begin. */
const nearest = 600;
/** How many lines of attributes above it belong to a function. */
const mostAbove = 50;

/** @returns the lines of the tests of a source that are skipped, from their first attribute on. Never throws. */
export function skippedTests(dialect: Dialect, { skipped }: TestWords, source: string): DeadLines[] {
  if (source.search(skipped) < 0) return [];
  const text = blankDialect(dialect, source);
  const marks = [...text.matchAll(skipped)].slice(0, most);
  if (marks.length === 0) return [];
  const { functions } = outlineDialect(dialect, text);
  const lines = text.split('\n');
  const lineAt = lineCounter(text);
  let next = 0;
  const told = new Set<number>();
  return marks.flatMap(({ index }) => {
    while ((functions[next]?.end ?? Infinity) <= index) next++;
    const found = functions.slice(next, next + 3).find(({ start, end }) => start >= index || (start <= index && index < end));
    if (found === undefined || found.start > index + nearest || told.has(found.start)) return [];
    // What stands between is the function's own head, or the mark is that of something else.
    if (found.start > index && /[;{}]|\b(?:class|object|mod|struct|interface|record)\b/.test(text.slice(index, found.start))) return [];
    told.add(found.start);
    let from = lineAt(Math.min(index, found.start));
    const top = Math.max(1, from - mostAbove);
    while (from > top && /^[ \t]*(?:#\[|@\w|\[\w)/.test(lines[from - 2] ?? '')) from--;
    return { from, to: lineAt(found.end), why: 'skipped' as const };
  });
}

/** @returns what counts the line of an offset; offsets may come in any order, close to each other */
function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}
