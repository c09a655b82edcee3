// What an R source does, statement by statement, and where its functions begin and end. Broken code gives what can still be told; nothing is thrown.
import type { Outline } from '../code/outline.js';
import { listTokens } from '../code/token-list.js';
import { readValue } from './expression.js';
import { advance } from './lexer.js';
import { readOperand } from './operand.js';
import type { RReader } from './r-reader.js';
import { chunks } from './rmarkdown.js';
import { readBlock, readControl, readFunction, readStatement } from './statements.js';

const read = { value: readValue, operand: readOperand, defined: readFunction, block: readBlock, control: readControl };

/** @returns what the source does; of a document what its chunks of R do */
export function outlineR(source: string): Outline {
  const list = listTokens(/^[ \t>]{0,20}```/m.test(source) ? chunksOnly(source) : source, advance);
  const outline: Outline = { statements: [], functions: [] };
  const limit = list.kinds.length - 1;
  const r: RReader = { read, list, outline, at: 0, limit, nesting: 0, lines: true, owner: -1, block: 0 };
  while (r.at < limit) {
    const before = r.at;
    readStatement(r);
    if (r.at === before) r.at++;
  }
  // What lies in a statement was read before it.
  outline.statements.sort((a, b) => a.start - b.start);
  return outline;
}

/** The document with all blanked out that is no chunk of R. */
function chunksOnly(source: string): string {
  const kept = new Set<number>();
  for (const { language, line, source: code } of chunks(source)) {
    if (language !== 'r') continue;
    const lines = code.split('\n').length;
    for (let one = line; one < line + lines; one++) kept.add(one);
  }
  return source
    .split('\n')
    .map((line, index) => (kept.has(index + 1) ? line : ' '.repeat(line.length)))
    .join('\n');
}
