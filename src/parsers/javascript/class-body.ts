// Classes of JavaScript: their methods are functions, the fields are statements where the class stands.
import { END, NAME } from '../code/lexer.js';
import type { ValueNode } from '../code/outline.js';
import { readMethod } from './functions.js';
import { isKey, readKey } from './member-key.js';
import {
  AT,
  CLOSE_BRACE,
  COLON,
  EQUALS,
  kindAt,
  LESS,
  markAt,
  note,
  OPEN,
  OPEN_BRACE,
  pass,
  type ScriptReader,
  SEMICOLON,
  startOf,
  within,
  wordAt,
} from './script-reader.js';
import { passAngles, passType } from './type-notes.js';

const modifiers: ReadonlySet<string> = new Set([
  'static',
  'async',
  'get',
  'set',
  'public',
  'private',
  'protected',
  'readonly',
  'override',
  'abstract',
  'declare',
  'accessor',
]);

/** Reads a class from the word `class` on. @param how.declares whether it gets its name where it stands */
export function readClass(r: ScriptReader, start: number, how: { declares: boolean }): void {
  r.at++;
  const name = wordAt(r) === 'extends' || wordAt(r) === 'implements' ? '' : wordAt(r);
  if (name !== '') r.at++;
  while (kindAt(r) !== END && kindAt(r) !== OPEN_BRACE && kindAt(r) !== SEMICOLON && kindAt(r) !== CLOSE_BRACE) if (!passAngles(r)) pass(r);
  if (how.declares && name !== '') note(r, 'definition', start, { names: [{ local: name, stands: '' }] });
  if (kindAt(r) !== OPEN_BRACE) return;
  const { className, handedTo } = r;
  r.className = name === '' ? null : name;
  r.handedTo = [];
  within(r, () => readMember(r));
  r.className = className;
  r.handedTo = handedTo;
}

function readMember(r: ScriptReader): void {
  const start = startOf(r);
  const decorators: ValueNode[] = [];
  while (kindAt(r) === AT) {
    r.at++;
    decorators.push(r.read.operand(r));
  }
  while (modifiers.has(wordAt(r)) && (isKey(r, 1) || kindAt(r, 1) === OPEN_BRACE)) r.at++;
  if (markAt(r) === '*') r.at++;
  if (kindAt(r) === OPEN_BRACE) {
    within(r, () => r.read.statement(r));
    return;
  }
  const key = readKey(r);
  if (key === null) return;
  if (markAt(r) === '?' || markAt(r) === '!') r.at++;
  if (kindAt(r) === OPEN || kindAt(r) === LESS) {
    readMethod(r, start, { name: key.kind === 'string' ? key.text : '', className: r.className, decorators });
    return;
  }
  if (kindAt(r) === COLON) {
    r.at++;
    passType(r);
  }
  if (kindAt(r) !== EQUALS) return;
  r.at++;
  const value = r.read.value(r);
  note(r, 'expression', start, { value });
}

/** Whether a class begins with the word that comes next. */
export function startsClass(r: ScriptReader): boolean {
  return wordAt(r) === 'class' && (kindAt(r, 1) === NAME || kindAt(r, 1) === OPEN_BRACE);
}
