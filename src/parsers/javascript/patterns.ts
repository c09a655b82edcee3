// What is taken apart where it is given: `const {a, b: [c]} = value`. Each name gets a statement of its own.
import { END, NAME, NUMBER, STRING } from '../code/lexer.js';
import { bounded, other, over } from '../code/new-value.js';
import type { ValueNode } from '../code/outline.js';
import { readKey } from './member-key.js';
import {
  COLON,
  COMMA,
  EQUALS,
  kindAt,
  markAt,
  nested,
  note,
  OPEN_BRACE,
  OPEN_SQUARE,
  pass,
  passTo,
  type ScriptReader,
  startOf,
  within,
  wordAt,
} from './script-reader.js';

/** A name and what of the whole it is given. */
export interface Later {
  target: ValueNode;
  value: ValueNode;
}

/** Reads a name, or a pattern: then the whole has a name of its own, and `later` says what is taken of it. */
export function readTarget(r: ScriptReader, later: Later[]): ValueNode {
  const at = startOf(r);
  return nested(
    r,
    () => readBare(r, at, later),
    () => other(at),
  );
}

function readBare(r: ScriptReader, at: number, later: Later[]): ValueNode {
  const kind = kindAt(r);
  if (kind === OPEN_BRACE) return readParts(r, at, later);
  if (kind === OPEN_SQUARE) return readPositions(r, at, later);
  if (kind === NAME) {
    const name = wordAt(r);
    r.at++;
    return { kind: 'name', name, at, deep: 0 };
  }
  if (kind !== END) pass(r);
  return other(at);
}

/** Notes what is taken of a whole. */
export function noteLater(r: ScriptReader, start: number, later: readonly Later[]): void {
  for (const { target, value } of later) note(r, 'assignment', start, { targets: [target], value });
}

function readParts(r: ScriptReader, at: number, later: Later[]): ValueNode {
  const whole: ValueNode = { kind: 'name', name: `{${at}}`, at, deep: 0 };
  within(r, () => {
    if (kindAt(r) === COMMA) {
      r.at++;
      return;
    }
    const start = startOf(r);
    const below: Later[] = [];
    if (markAt(r) === '...') {
      r.at++;
      later.push({ target: readTarget(r, below), value: whole });
      return;
    }
    const plain = kindAt(r) === NAME || kindAt(r) === STRING || kindAt(r) === NUMBER;
    const name = wordAt(r);
    const key = readKey(r);
    const part: ValueNode = plain && key?.kind === 'string' ? { kind: 'member', of: whole, name: key.text, at: start, deep: 1 } : whole;
    let target: ValueNode = name === '' ? other(start) : { kind: 'name', name, at: start, deep: 0 };
    if (kindAt(r) === COLON) {
      r.at++;
      target = readTarget(r, below);
    }
    later.push({ target, value: withDefault(r, part) });
    for (const one of below) later.push(one);
    passTo(r, COMMA);
  });
  return whole;
}

function readPositions(r: ScriptReader, at: number, later: Later[]): ValueNode {
  const parts: ValueNode[] = [];
  let open = true;
  within(r, () => {
    if (kindAt(r) === COMMA) {
      // Nothing between two commas: a position that nobody asks for.
      if (open) parts.push(other(startOf(r)));
      open = true;
      r.at++;
      return;
    }
    if (markAt(r) === '...') r.at++;
    parts.push(readTarget(r, later));
    open = false;
    if (kindAt(r) === EQUALS) withDefault(r, other(at));
    passTo(r, COMMA);
  });
  return bounded({ kind: 'list', parts, at, deep: over(parts) });
}

/** Reads what stands for a part that is not there. */
function withDefault(r: ScriptReader, part: ValueNode): ValueNode {
  if (kindAt(r) !== EQUALS) return part;
  r.at++;
  const parts = [part, r.read.value(r)];
  return bounded({ kind: 'operation', parts, makes: 'choice', condition: null, at: part.at, deep: over(parts) });
}
