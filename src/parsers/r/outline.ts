// Where the functions of an R source begin and end.
import { beginSpan, endSpans, nameOf, newSpanReader, passBrackets, spansOnly } from '../code/function-spans.js';
import { END, narrow, openTokens } from '../code/lexer.js';
import type { Outline } from '../code/outline.js';
import { advance } from './lexer.js';

const [OPEN, EQUALS, BRACE, LAMBDA] = [40, 61, 123, 92];

/** @returns the functions of a source; its statements are not read */
export function outlineR(source: string): Outline {
  const t = openTokens(narrow(source));
  const reader = newSpanReader(t);
  let before = { name: '', start: 0 };
  let target = before;
  let previous = END;
  let line = 1;
  let kind = advance(t);
  while (kind !== END) {
    // An operator at the end of a line carries a body on to the next; so rare without braces that it is left.
    endSpans(reader, t.line > line);
    line = t.line;
    if (kind === EQUALS) target = before;
    const word = nameOf(t);
    if (word === 'function' || kind === LAMBDA) {
      const { name, start } = previous === EQUALS ? target : { name: '', start: t.start };
      kind = advance(t);
      if (kind === OPEN) kind = passBrackets(t, advance);
      line = t.line;
      beginSpan(reader, name, start, kind === BRACE);
      previous = kind;
      if (kind === BRACE) kind = advance(t);
      continue;
    }
    before = { name: word, start: t.start };
    previous = kind;
    kind = advance(t);
  }
  return spansOnly(reader);
}
