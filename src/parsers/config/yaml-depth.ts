// How deep a YAML text nests, before anything parses it: a parser that calls itself for each level overflows at a depth that is another in each run.
import { Lexer } from 'yaml';

/**
 * @param most levels
 * @returns whether a text nests deeper; told without recursion, in time in proportion to its length
 */
export function nestsDeeper(text: string, most: number): boolean {
  return blocksIn(text) > most || (bracketsIn(text) > most && flowsIn(text) > most);
}

/** At most as many blocks lie in one another as lines are indented ever further, with the marks of items that share a line. */
function blocksIn(text: string): number {
  const indents: number[] = [];
  let most = 0;
  for (const line of text.split('\n')) {
    const marks = /^[ \t]*((?:[-?:][ \t]+)*)/.exec(line);
    const indent = (marks?.[0].length ?? 0) - (marks?.[1]?.length ?? 0);
    if (indent === line.length) continue;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    most = Math.max(most, indents.length + (marks?.[1]?.match(/[-?:]/g)?.length ?? 0));
  }
  return most;
}

/** The brackets that are open at once, those in texts counted as well. */
function bracketsIn(text: string): number {
  let [open, most] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at) | 0x20;
    // "[" and "{", "]" and "}".
    if (char === 0x7b) most = Math.max(most, ++open);
    else if (char === 0x7d) open = Math.max(0, open - 1);
  }
  return most;
}

/** The same of brackets that are none of a text. */
function flowsIn(text: string): number {
  let [open, most] = [0, 0];
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') most = Math.max(most, ++open);
    else if (token === ']' || token === '}') open = Math.max(0, open - 1);
  }
  return most;
}
