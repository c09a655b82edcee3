// Adds an argument to the end of a call, in the manner in which the call is written.
import type { Patch } from '../model/index.js';
import type { Statement } from './statement.js';

/** @returns the lines that change; null where the call is not in the statement, or its end is not to be found */
export function addArgument({ first, lines, code }: Statement, { call, argument }: { call: RegExp; argument: string }): Omit<Patch, 'old'> | null {
  const found = call.exec(code);
  if (!found) return null;
  const open = found.index + found[0].length - 1;
  const close = closeOf(code, open);
  if (close === null) return null;
  const index = code.slice(0, close).split('\n').length - 1;
  const line = lines[index];
  if (line === undefined) return null;
  const column = close - (code.lastIndexOf('\n', close - 1) + 1);
  const before = line.slice(0, column);
  // The bracket alone on its line: the arguments stand one a line.
  if (before.trim() === '' && index > 0) {
    const previous = lines[index - 1] ?? '';
    const plain = code.split('\n')[index - 1]?.trimEnd() ?? '';
    if (plain.trim() === '' || !/[\w)\]}"',]$/.test(plain)) return null;
    const indent = /^\s*/.exec(previous)?.[0] ?? '';
    const ended = plain.endsWith(',') ? previous : `${previous.slice(0, plain.length)},${previous.slice(plain.length)}`;
    const at = first + index - 1;
    return plain.endsWith(',')
      ? { first: at, last: at, lines: [ended, `${indent}${argument},`] }
      : { first: at, last: at, lines: [ended, `${indent}${argument}`] };
  }
  const inside = code.slice(open + 1, close).trim();
  const joint = inside === '' ? '' : inside.endsWith(',') ? ' ' : ', ';
  const at = first + index;
  return { first: at, last: at, lines: [`${before.trimEnd()}${joint}${argument}${line.slice(column)}`] };
}

/** Where the bracket that is open at an index is closed; strings on one line are left out. */
function closeOf(code: string, open: number): number | null {
  let depth = 0;
  let quote = '';
  for (let at = open; at < code.length; at++) {
    const mark = code[at] ?? '';
    if (quote !== '') {
      if (mark === '\\') at++;
      else if (mark === quote || mark === '\n') quote = '';
    } else if (mark === '"' || mark === "'") quote = mark;
    else if ('([{'.includes(mark)) depth++;
    else if (')]}'.includes(mark) && --depth === 0) return at;
  }
  return null;
}
