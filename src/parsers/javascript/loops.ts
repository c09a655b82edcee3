// What stands in the brackets of `if`, `while`, `switch` and `for`.
import { readDeclared, startsDeclaration } from './declared-names.js';
import { type Later, noteLater, readTarget } from './patterns.js';
import { COMMA, kindAt, note, OPEN, type ScriptReader, SEMICOLON, startOf, within, wordAt } from './script-reader.js';

/** Reads what is asked. */
export function readTest(r: ScriptReader, start: number): void {
  if (kindAt(r) !== OPEN) return;
  within(r, () => {
    const value = r.read.sequence(r);
    note(r, 'condition', start, { value });
  });
}

/** Reads `(const a of b)`, `(let i = 0; i < n; i++)`. */
export function readLoop(r: ScriptReader, start: number): void {
  if (kindAt(r) !== OPEN) return;
  let first = true;
  within(r, () => {
    if (kindAt(r) === SEMICOLON || kindAt(r) === COMMA) r.at++;
    else if (first && readEach(r, start)) first = false;
    else if (startsDeclaration(r)) {
      const from = startOf(r);
      r.at++;
      readDeclared(r, from, false);
    } else {
      const from = startOf(r);
      const value = r.read.value(r);
      note(r, 'expression', from, { value });
    }
  });
}

/** @returns false where nothing is gone through one by one */
function readEach(r: ScriptReader, start: number): boolean {
  if (!saysEach(r)) return false;
  if (startsDeclaration(r)) r.at++;
  const later: Later[] = [];
  const target = readTarget(r, later);
  r.at++;
  const value = r.read.value(r);
  note(r, 'loop', start, { targets: [target], value });
  noteLater(r, start, later);
  return true;
}

/** Whether `of` or `in` stands behind the name or pattern that comes next. */
function saysEach(r: ScriptReader): boolean {
  const first = startsDeclaration(r) ? 1 : 0;
  const partner = r.list.partners[r.at + first] ?? 0;
  const behind = partner > r.at ? partner + 1 - r.at : first + 1;
  const word = wordAt(r, behind);
  return word === 'of' || word === 'in';
}
