// A Python source without its prose: for searching code by text.

import { END, NAME, NEWLINE, narrow, openTokens, STRING, wordAt, wordTable } from '../code/lexer.js';
import { blankSpans } from '../text/blank-spans.js';
import { advance } from './lexer.js';

/** Words whose statement may go on behind its colon, on the same line. */
const heads = wordTable(['def', 'class', 'if', 'elif', 'else', 'try', 'except', 'finally', 'for', 'while', 'with', 'async']);

/**
 * Replaces comments and docstrings (strings that stand alone as a statement) by spaces; other strings stay.
 * @returns A string of the same length with the same line breaks. Never throws.
 */
export function blankPython(source: string): string {
  const t = openTokens(narrow(source));
  const spans: [number, number][] = [];
  let alone: [number, number] | null = null;
  let end = 0;
  let fresh = true;
  let head = false;
  for (;;) {
    const kind = advance(t);
    addComments(t.bytes, end, t.start, spans);
    end = t.end;
    if (kind === END || (t.depth === 0 && (kind === NEWLINE || kind === 59))) {
      if (alone !== null) spans.push(alone);
      alone = null;
      fresh = true;
      head = false;
      if (kind === END) return blankSpans(source, spans);
    } else if (kind === 58 && t.depth === 0 && head) {
      fresh = true;
      head = false;
    } else if (kind === STRING && fresh) {
      alone = [t.start, t.end];
      fresh = false;
    } else if (kind === STRING && alone !== null) alone[1] = t.end;
    else {
      if (kind === NAME && fresh) head = wordAt(t, heads) !== 0;
      fresh = false;
      alone = null;
    }
  }
}

/** Between two tokens lie only blanks and comments. */
function addComments(bytes: Buffer, from: number, to: number, spans: [number, number][]): void {
  for (let at = from; at < to; at++) {
    if (bytes[at] !== 35) continue;
    const start = at;
    while (at < to && bytes[at] !== 10 && bytes[at] !== 13) at++;
    spans.push([start, at]);
  }
}
