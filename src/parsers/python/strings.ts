// Python's strings as values, f-strings among them.
import { END, NEWLINE, STRING } from '../code/lexer.js';
import { bounded, over } from '../code/new-value.js';
import type { ValueNode } from '../code/outline.js';
import { advance } from './lexer.js';
import { type PythonReader, withoutEnd, withoutStart } from './reader.js';

const OPEN_BRACE: number = 123;
const longestText = 2_000;

/** Reads strings that stand side by side, with the values in their fields. @param read reads one of these */
export function readStrings(r: PythonReader, read: (r: PythonReader) => ValueNode): ValueNode {
  const { tokens: t, source } = r;
  const at = t.start;
  const parts: ValueNode[] = [];
  let said = '';
  let fields = false;
  for (;;) {
    if (t.kind === STRING) {
      const piece = source.slice(t.start, Math.min(t.end, t.start + 300));
      said += withoutEnd(fields ? piece : withoutStart(piece));
      fields = false;
      if (advance(t) !== STRING && !(t.kind === OPEN_BRACE && t.end - t.start > 1)) break;
    } else if (t.kind === OPEN_BRACE) {
      const piece = source.slice(t.start, Math.min(t.end - 1, t.start + 300));
      said += fields ? piece : withoutStart(piece);
      fields = true;
      advance(t);
      parts.push(read(r));
    } else if (fields && t.kind !== END && t.kind !== NEWLINE) advance(t);
    else break;
  }
  return bounded({ kind: 'string', text: said.slice(0, longestText), parts, at, deep: over(parts) });
}
