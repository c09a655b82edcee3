// The lines of the call that begins at a line, without its comments.
import { withoutComments } from '../parsers/strip-comments.js';
import { linesOf } from '../parsers/text/lines.js';

/** Part of a text: the call that begins in a line, or that line alone. */
export interface Statement {
  /** From 1. */
  first: number;
  last: number;
  /** The lines as they are. */
  lines: string[];
  /** The same with comments blanked and joined by "\n": as long as the lines. */
  code: string;
}

const mostLines = 40;

/** @returns the call that begins in a line, at most 40 lines of it; null where the text has no such line */
export function statementAt(path: string, text: string, line: number): Statement | null {
  const all = linesOf(text);
  if (line < 1 || line > all.length) return null;
  const bare = linesOf(withoutComments(path, text));
  let depth = 0;
  let last = line;
  for (; last <= all.length && last < line + mostLines; last++) {
    depth += balance(bare[last - 1] ?? '');
    if (depth <= 0) break;
  }
  const end = depth <= 0 ? Math.min(last, all.length) : line;
  return { first: line, last: end, lines: all.slice(line - 1, end), code: bare.slice(line - 1, end).join('\n') };
}

/** How many brackets a line leaves open, strings on one line left out. */
function balance(line: string): number {
  let open = 0;
  for (const mark of line.replace(/"(?:[^"\\]|\\.){0,500}"|'(?:[^'\\]|\\.){0,500}'/g, '')) {
    if ('([{'.includes(mark)) open++;
    else if (')]}'.includes(mark)) open--;
  }
  return open;
}
