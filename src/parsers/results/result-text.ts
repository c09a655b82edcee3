// The forms that a text of results may be read in.
import { once } from '../text/lazy.js';
import type { ResultText } from './result.js';

/** No more lines of one file are read. */
const mostLines = 200_000;

/** @param text all of a file; a byte order mark at its start is no part of it */
export function resultText(text: string): ResultText {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  return { text: plain, json: once(() => jsonIn(plain)), lines: once(() => linesIn(plain)) };
}

function jsonIn(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Python writes numbers that JSON has not.
    return parsed(withoutOddNumbers(text));
  }
}

function parsed(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns the text with null for every NaN and Infinity that stands outside of its strings; null where there is none */
function withoutOddNumbers(text: string): string | null {
  const odd = /-?Infinity|NaN|"/g;
  const parts: string[] = [];
  let from = 0;
  for (let found = odd.exec(text); found !== null; found = odd.exec(text)) {
    if (found[0] === '"') {
      odd.lastIndex = endOfString(text, found.index);
      continue;
    }
    parts.push(text.slice(from, found.index), 'null');
    from = odd.lastIndex;
  }
  return from === 0 ? null : `${parts.join('')}${text.slice(from)}`;
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 34) return at + 1;
  }
  return text.length;
}

function linesIn(text: string): readonly unknown[] {
  const values: unknown[] = [];
  let from = 0;
  for (let line = 0; line < mostLines && from < text.length; line++) {
    const end = text.indexOf('\n', from);
    const value = jsonIn(text.slice(from, end < 0 ? text.length : end));
    from = end < 0 ? text.length : end + 1;
    if (value !== undefined) values.push(value);
    else if (values.length === 0) return [];
  }
  return values;
}
