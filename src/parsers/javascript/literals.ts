// Literals of JavaScript: templates, arrays, objects.
import { NAME, STRING } from '../code/lexer.js';
import { bounded, other, over } from '../code/new-value.js';
import type { ValueNode } from '../code/outline.js';
import { tokenText } from '../code/token-list.js';
import { readMethod } from './functions.js';
import { isKey, readKey } from './member-key.js';
import { COLON, COMMA, EQUALS, joins, kindAt, LESS, markAt, OPEN, OPEN_BRACE, type ScriptReader, startOf, within, wordAt } from './script-reader.js';

const longestText = 2_000;
const longestPiece = 500;
const modifiers: ReadonlySet<string> = new Set(['async', 'get', 'set']);

/** Reads a template, its first token being next: its text, and the values that are put into it. */
export function readTemplate(r: ScriptReader): ValueNode {
  const at = startOf(r);
  const parts: ValueNode[] = [];
  let said = '';
  while (kindAt(r) === OPEN_BRACE && (parts.length === 0 || joins(r))) {
    const piece = tokenText(r.list, r.at);
    if (!piece.endsWith('${')) break;
    if (said.length < longestText) said += piece.slice(parts.length === 0 ? 1 : 0, -2).slice(0, longestPiece);
    const count = parts.length;
    within(r, () => parts.push(r.read.sequence(r)));
    if (parts.length === count) parts.push(other(at));
  }
  if (kindAt(r) === STRING && (parts.length === 0 || joins(r))) {
    const piece = tokenText(r.list, r.at);
    if (said.length < longestText) said += piece.slice(parts.length === 0 ? 1 : 0, -1).slice(0, parts.length === 0 ? longestText : longestPiece);
    r.at++;
  }
  return bounded({ kind: 'string', text: said.slice(0, longestText), parts, at, deep: over(parts) });
}

/** Reads `[a, ...b]`. */
export function readList(r: ScriptReader): ValueNode {
  const at = startOf(r);
  const parts: ValueNode[] = [];
  within(r, () => {
    if (kindAt(r) === COMMA) r.at++;
    else parts.push(r.read.value(r));
  });
  return bounded({ kind: 'list', parts, at, deep: over(parts) });
}

/** Reads `{a, b: c, ...d, e() {}}`: a list of what is spread and of pairs. */
export function readObject(r: ScriptReader): ValueNode {
  const at = startOf(r);
  const parts: ValueNode[] = [];
  within(r, () => {
    if (kindAt(r) === COMMA) r.at++;
    else if (markAt(r) === '...') {
      r.at++;
      parts.push(r.read.value(r));
    } else {
      const pair = readEntry(r);
      if (pair !== null) parts.push(pair);
    }
  });
  return bounded({ kind: 'list', parts, at, deep: over(parts) });
}

function readEntry(r: ScriptReader): ValueNode | null {
  const at = startOf(r);
  if (modifiers.has(wordAt(r)) && isKey(r, 1)) r.at++;
  if (markAt(r) === '*') r.at++;
  const name = kindAt(r) === NAME ? wordAt(r) : '';
  const key = readKey(r);
  if (key === null) return null;
  if (kindAt(r) === OPEN || kindAt(r) === LESS) return paired(key, readMethod(r, at, { name: key.kind === 'string' ? key.text : '', className: null }));
  if (kindAt(r) === COLON) {
    r.at++;
    return paired(key, r.read.value(r));
  }
  if (kindAt(r) === EQUALS) {
    r.at++;
    r.read.value(r);
  }
  return name === '' ? key : paired(key, { kind: 'name', name, at, deep: 0 });
}

function paired(key: ValueNode, value: ValueNode): ValueNode {
  const parts = [key, value];
  return bounded({ kind: 'list', parts, at: key.at, deep: over(parts) });
}
