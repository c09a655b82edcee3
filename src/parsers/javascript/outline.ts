// What a JavaScript or TypeScript source does, statement by statement, and where its functions begin and end. Broken code gives what can still be told; nothing is thrown.
import type { Outline } from '../code/outline.js';
import { listTokens } from '../code/token-list.js';
import { blankSpans } from '../text/blank-spans.js';
import { readSequence, readValue } from './expression.js';
import { advance } from './lexer.js';
import { readOperand } from './operand.js';
import type { ScriptReader } from './script-reader.js';
import { readStatement } from './script-statement.js';
import { markupSpans } from './single-file-component.js';

const read = { value: readValue, sequence: readSequence, operand: readOperand, statement: readStatement };

/** @returns what the source does; of markup (Svelte, Vue) what its scripts do */
export function outlineJavaScript(source: string): Outline {
  const script = source.slice(0, 1000).trimStart().startsWith('<') ? blankSpans(source, markupSpans(source)) : source;
  const list = listTokens(script, advance);
  const outline: Outline = { statements: [], functions: [] };
  const limit = list.kinds.length - 1;
  const r: ScriptReader = { read, list, outline, at: 0, limit, nesting: 0, owner: -1, block: 0, className: null, handedTo: [] };
  while (r.at < limit) {
    const before = r.at;
    readStatement(r);
    if (r.at === before) r.at++;
  }
  // What lies in a statement was read before it.
  outline.statements.sort((a, b) => a.start - b.start);
  return outline;
}
