// The names of members: of objects, of classes, of what is taken apart.
import { NAME, NUMBER, STRING } from '../code/lexer.js';
import { other } from '../code/new-value.js';
import type { ValueNode } from '../code/outline.js';
import { tokenText } from '../code/token-list.js';
import { kindAt, markAt, OPEN_SQUARE, type ScriptReader, startOf, within } from './script-reader.js';

const longestName = 500;

/** Whether the name of a member may come, by how far ahead it is. */
export function isKey(r: ScriptReader, ahead: number): boolean {
  const kind = kindAt(r, ahead);
  return kind === NAME || kind === STRING || kind === NUMBER || kind === OPEN_SQUARE || markAt(r, ahead) === '*';
}

/** Reads the name of a member, or what it is computed by; null where none comes. */
export function readKey(r: ScriptReader): ValueNode | null {
  const at = startOf(r);
  const kind = kindAt(r);
  if (kind === OPEN_SQUARE) {
    let key: ValueNode = other(at);
    within(r, () => {
      key = r.read.sequence(r);
    });
    return key;
  }
  if (kind !== NAME && kind !== STRING && kind !== NUMBER) return null;
  const said = tokenText(r.list, r.at);
  r.at++;
  return { kind: 'string', text: (kind === STRING ? said.slice(1, -1) : said).slice(0, longestName), parts: [], at, deep: 1 };
}
