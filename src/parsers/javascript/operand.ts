// One operand of an expression: a name, a literal, a function or a class, with the calls, members and items behind it.
import { END, NAME, NUMBER, STRING } from '../code/lexer.js';
import { bounded, other, over } from '../code/new-value.js';
import type { CallArgument, ValueNode } from '../code/outline.js';
import { tokenText } from '../code/token-list.js';
import { readClass } from './class-body.js';
import { readArrow, readFunction, startsArrow } from './functions.js';
import { moduleOf } from './imported-names.js';
import { ARROW } from './lexer.js';
import { readList, readObject, readTemplate } from './literals.js';
import { readElement } from './markup-element.js';
import {
  AT,
  COMMA,
  DOT,
  joins,
  kindAt,
  LESS,
  leads,
  nested,
  OPEN,
  OPEN_BRACE,
  OPEN_SQUARE,
  opensTemplate,
  type ScriptReader,
  startOf,
  within,
  wordAt,
} from './script-reader.js';
import { passAngles } from './type-notes.js';

const constants: ReadonlySet<string> = new Set(['null', 'undefined', 'true', 'false', 'NaN', 'Infinity']);
/** Words before a value that leave it as it is. */
const leaves: ReadonlySet<string> = new Set(['await', 'yield', 'void', 'delete']);
const signs: ReadonlySet<string> = new Set(['!', '-', '+', '~', '...']);
const longestText = 2_000;

/** Reads an operand with what is done with it: called, looked into. */
export function readOperand(r: ScriptReader): ValueNode {
  const at = startOf(r);
  return nested(
    r,
    () => readBehind(r, readBare(r, at), true),
    () => other(at),
  );
}

function readBare(r: ScriptReader, at: number): ValueNode {
  const { list } = r;
  const kind = kindAt(r);
  if (kind === NAME) return readWord(r, at);
  if (opensTemplate(r) || (kind === STRING && list.source[at] === '`')) return readTemplate(r);
  if (kind === STRING) {
    const said = tokenText(list, r.at);
    r.at++;
    return said.startsWith('/') ? other(at) : { kind: 'string', text: said.slice(1, -1).slice(0, longestText), parts: [], at, deep: 1 };
  }
  if (kind === OPEN) return startsArrow(r) ? readArrow(r, at) : readGroup(r, at);
  if (kind === OPEN_SQUARE) return readList(r);
  if (kind === OPEN_BRACE) return readObject(r);
  if (kind === LESS) return readAngle(r, at);
  if (kind === AT) {
    r.at++;
    readOperand(r);
    return readOperand(r);
  }
  if (signs.has(tokenText(list, r.at)) && kind !== END) {
    r.at++;
    return readOperand(r);
  }
  if (kind === NUMBER) r.at++;
  return other(at);
}

function readWord(r: ScriptReader, at: number): ValueNode {
  const word = wordAt(r);
  if (kindAt(r, 1) === ARROW) return readArrow(r, at);
  if (word === 'async' && (wordAt(r, 1) !== '' || kindAt(r, 1) === OPEN || kindAt(r, 1) === LESS)) {
    r.at++;
    if (startsArrow(r) || kindAt(r, 1) === ARROW) return readArrow(r, at);
    if (wordAt(r) === 'function') return readFunction(r, at, { declares: false });
    if (kindAt(r) === LESS) return readAngle(r, at);
    return { kind: 'name', name: word, at, deep: 0 };
  }
  if (word === 'function') return readFunction(r, at, { declares: false });
  if (word === 'class') {
    readClass(r, at, { declares: false });
    return other(at);
  }
  r.at++;
  if (word === 'new' && kindAt(r) !== DOT) return readNew(r, at);
  if (leaves.has(word) && isValue(r)) return readOperand(r);
  if (word === 'typeof' && isValue(r)) {
    readOperand(r);
    return other(at);
  }
  return constants.has(word) ? other(at) : { kind: 'name', name: word, at, deep: 0 };
}

/** Whether a value may come next, behind a word like `await`. */
function isValue(r: ScriptReader): boolean {
  const kind = kindAt(r);
  return kind === NAME || kind === STRING || kind === OPEN || kind === OPEN_SQUARE || kind === OPEN_BRACE || kind === NUMBER;
}

function readNew(r: ScriptReader, at: number): ValueNode {
  const start = startOf(r);
  const made = nested(
    r,
    () => readBehind(r, readBare(r, start), false),
    () => other(start),
  );
  passAngles(r, OPEN, false);
  if (kindAt(r) === OPEN) return readCall(r, made);
  return bounded({ kind: 'call', of: made, args: [], text: '', at, deep: made.deep + 1 });
}

function readGroup(r: ScriptReader, at: number): ValueNode {
  let value: ValueNode = other(at);
  let first = true;
  within(r, () => {
    const one = r.read.sequence(r);
    if (first) value = one;
    first = false;
  });
  return value;
}

/** Reads `<T,>(x: T) => x`, `<T>value` or an element of markup. */
function readAngle(r: ScriptReader, at: number): ValueNode {
  const from = r.at;
  if (passAngles(r, OPEN)) {
    if (startsArrow(r)) return readArrow(r, at);
    r.at = from;
  }
  return readElement(r, at);
}

/** Reads members, items, calls and whatever else stands behind a value. @param calls false behind `new` */
function readBehind(r: ScriptReader, first: ValueNode, calls: boolean): ValueNode {
  let value = first;
  for (;;) {
    const kind = kindAt(r);
    if (kind === DOT) {
      r.at++;
      if (kindAt(r) !== NAME) continue;
      value = bounded({ kind: 'member', of: plainModule(value), name: wordAt(r), at: value.at, deep: value.deep + 1 });
      r.at++;
    } else if (kind === OPEN_SQUARE) value = readItem(r, value);
    else if (calls && kind === OPEN) value = readCall(r, value);
    else if (calls && !leads(r) && (opensTemplate(r) || (kind === STRING && r.list.source[startOf(r)] === '`'))) value = readTagged(r, value);
    else if (kind === 33 && joins(r)) r.at++;
    else if (calls && kind === LESS && passAngles(r, OPEN, false)) continue;
    else if ((kind === 43 || kind === 45) && kindAt(r, 1) === kind && joins(r, 1) && !leads(r) && joins(r)) r.at += 2;
    else return value;
  }
}

/** `require('a').b` is a member of what the module is called. */
function plainModule(value: ValueNode): ValueNode {
  const module = value.kind === 'call' && value.of.kind === 'name' ? moduleOf(value) : null;
  return module === null ? value : { kind: 'name', name: module, at: value.at, deep: 0 };
}

function readItem(r: ScriptReader, of: ValueNode): ValueNode {
  const { list, at } = r;
  const keys: ValueNode[] = [];
  within(r, () => keys.push(r.read.sequence(r)));
  const text = list.source.slice(list.ends[at] ?? 0, Math.max(list.starts[r.at - 1] ?? 0, list.ends[at] ?? 0)).slice(0, longestText);
  return bounded({ kind: 'item', of, keys, text, at: of.at, deep: over([of, ...keys]) });
}

function readCall(r: ScriptReader, of: ValueNode): ValueNode {
  const { list, at, handedTo } = r;
  const args: CallArgument[] = [];
  r.handedTo = [handedValue(of)];
  within(r, () => {
    if (kindAt(r) === COMMA) r.at++;
    else args.push({ keyword: null, value: r.read.value(r) });
  });
  r.handedTo = handedTo;
  const from = list.ends[at] ?? 0;
  const text = list.source.slice(from, Math.min(Math.max(list.starts[r.at - 1] ?? from, from), from + longestText));
  return bounded({ kind: 'call', of, args, text, at: of.at, deep: over([of, ...args.map(({ value }) => value)]) });
}

/** What a function is handed to, without what is called on the way there. */
function handedValue(of: ValueNode): ValueNode {
  if (of.kind === 'name') return of;
  if (of.kind !== 'member') return other(of.at);
  const inner = of.of.kind === 'member' && of.of.of.kind === 'name' ? of.of : of.of.kind === 'name' ? of.of : other(of.at);
  return { ...of, of: inner, deep: inner.deep + 1 };
}

/** The tag of a template is called with the values in it: it is no text that they are put into. */
function readTagged(r: ScriptReader, of: ValueNode): ValueNode {
  const template = readTemplate(r);
  const parts = template.kind === 'string' ? template.parts : [];
  const args = parts.map((value) => ({ keyword: null, value }));
  return bounded({ kind: 'call', of, args, text: template.kind === 'string' ? template.text : '', at: of.at, deep: over([of, ...parts]) });
}
