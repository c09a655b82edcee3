// Where the functions of a JavaScript or TypeScript source begin and end: declarations, methods, and arrow functions with a body in braces.
import { beginSpan, endSpans, nameOf, newSpanReader, spansOnly } from '../code/function-spans.js';
import { END, NAME, narrow, openTokens } from '../code/lexer.js';
import type { Outline } from '../code/outline.js';
import { ARROW, advance } from './lexer.js';

const [OPEN, CLOSE, COLON, BRACE] = [40, 41, 58, 123];
/** What a type may be made of that stands before a body: names, dots, "<", ">", "|", brackets of arrays. */
const passed: ReadonlySet<number> = new Set([NAME, 46, 60, 62, 91, 93, 124]);
/** Words whose brackets are followed by a block that is no function. */
const blocks: ReadonlySet<string> = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'await']);

/** What stands before an open bracket, and what was closed last. */
interface Before {
  name: string;
  start: number;
}

const nothing: Before = { name: '', start: -1 };

/** @returns the functions of a source; its statements are not read */
export function outlineJavaScript(source: string): Outline {
  const t = openTokens(narrow(source));
  const reader = newSpanReader(t);
  const brackets: Before[] = [];
  let last = nothing;
  let closed = nothing;
  // What was closed by the bracket just before, or before the type that is being read: ": Promise<string>".
  let awaiting = nothing;
  let typed = false;
  for (let kind = advance(t); kind !== END; kind = advance(t)) {
    endSpans(reader, false);
    const word = nameOf(t);
    if (kind === OPEN) brackets.push(last);
    if (kind === BRACE && t.end - t.start === 1 && awaiting.start >= 0 && !blocks.has(awaiting.name)) {
      beginSpan(reader, awaiting.name === 'function' ? '' : awaiting.name, awaiting.start, true);
    }
    if (kind === CLOSE) {
      closed = brackets.pop() ?? nothing;
      awaiting = closed;
      typed = false;
    } else if (kind === ARROW) awaiting = awaiting.start >= 0 ? { ...awaiting, name: '' } : { name: '', start: last.start };
    else if (kind === COLON && awaiting.start >= 0 && !typed) typed = true;
    else if (!typed || !passed.has(kind)) awaiting = nothing;
    last = { name: word, start: t.start };
  }
  return spansOnly(reader);
}
