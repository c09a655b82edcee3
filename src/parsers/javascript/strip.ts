// A JavaScript source without its comments: for searching code by text.

import { END, narrow, openTokens } from '../code/lexer.js';
import { blankSpans } from '../text/blank-spans.js';
import { advance } from './lexer.js';
import { markupSpans } from './single-file-component.js';

/**
 * Replaces comments by spaces; in markup (Svelte, Vue) those of the script parts and those of the markup. JSON with comments and
 * other languages with the same comments may be given too.
 * @returns A string of the same length with the same line breaks. Never throws.
 */
export function blankJavaScript(source: string): string {
  if (!source.slice(0, 1000).trimStart().startsWith('<')) return blankSpans(source, commentSpans(source));
  const markup = markupSpans(source);
  const spans: [number, number][] = [];
  let script = 0;
  for (const [from, to] of markup) {
    for (const [start, end] of commentSpans(source.slice(script, from))) spans.push([script + start, script + end]);
    for (const span of markupComments(source, from, to)) spans.push(span);
    script = to;
  }
  return blankSpans(source, spans);
}

function commentSpans(source: string): [number, number][] {
  const t = openTokens(narrow(source));
  const spans: [number, number][] = [];
  let end = 0;
  for (;;) {
    const kind = advance(t);
    // Between two tokens lie only blanks and comments.
    for (let at = end; at < t.start; at++) {
      if ((t.bytes[at] ?? 0) <= 32) continue;
      spans.push([at, t.start]);
      break;
    }
    if (kind === END) return spans;
    end = t.end;
  }
}

function markupComments(source: string, from: number, to: number): [number, number][] {
  const spans: [number, number][] = [];
  // Cut out first: every search must end where the part ends.
  const part = source.slice(from, to);
  let at = part.indexOf('<!--');
  while (at >= 0) {
    const close = part.indexOf('-->', at + 4);
    const end = close < 0 ? part.length : close + 3;
    spans.push([from + at, from + end]);
    at = part.indexOf('<!--', end);
  }
  return spans;
}
