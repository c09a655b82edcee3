// One statement of a script, with those that lie in it.
import { END, NAME, STRING } from '../code/lexer.js';
import { other } from '../code/new-value.js';
import type { ValueNode } from '../code/outline.js';
import { readClass, startsClass } from './class-body.js';
import { exportOf, noteGiven, readDeclared, startsDeclaration } from './declared-names.js';
import { readFunction } from './functions.js';
import { readImport } from './imported-names.js';
import { readLoop, readTest } from './loops.js';
import { type Later, noteLater, readTarget } from './patterns.js';
import {
  AT,
  CLOSE_BRACE,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  kindAt,
  leads,
  markAt,
  nested,
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
import { readTypes } from './type-declarations.js';

/** More statements than this are no program of people. */
const mostStatements = 50_000;
/** Words of which nothing is kept, and behind which statements go on. */
const passed: ReadonlySet<string> = new Set(['else', 'do', 'try', 'finally', 'default', 'declare', 'abstract']);

/** Reads one statement. */
export function readStatement(r: ScriptReader): void {
  if (r.outline.statements.length >= mostStatements) {
    r.at = r.limit;
    return;
  }
  nested(
    r,
    () => readWhole(r, startOf(r)),
    () => undefined,
  );
}

/** Reads a statement that lies in another one. */
function readInner(r: ScriptReader): void {
  r.block++;
  readStatement(r);
  r.block--;
}

function readWhole(r: ScriptReader, start: number): void {
  const kind = kindAt(r);
  if (kind === SEMICOLON || kind === COMMA) r.at++;
  else if (kind === OPEN_BRACE && r.list.source[start] === '{') {
    r.block++;
    within(r, () => readStatement(r));
    r.block--;
  } else if (kind === AT) {
    r.at++;
    r.read.operand(r);
  } else if (kind === NAME && kindAt(r, 1) === COLON) r.at += 2;
  else if (kind !== NAME || !readWorded(r, start, wordAt(r))) readExpression(r, start);
}

/** Reads a statement that is known by its first word. @returns false where it is none */
function readWorded(r: ScriptReader, start: number, word: string): boolean {
  const next = kindAt(r, 1);
  if (next === EQUALS || next === DOT) return false;
  if (startsDeclaration(r) && next !== OPEN) {
    r.at++;
    if (wordAt(r) === 'enum') return true;
    readDeclared(r, start, false);
  } else if (word === 'import' && next !== OPEN) {
    r.at++;
    readImport(r, start);
  } else if (word === 'export') {
    r.at++;
    readExport(r, start);
  } else if (word === 'function') readFunction(r, start, { declares: true });
  else if (word === 'async' && wordAt(r, 1) === 'function') {
    r.at++;
    readFunction(r, start, { declares: true });
  } else if (startsClass(r)) readClass(r, start, { declares: true });
  else if (word === 'return' || word === 'throw' || word === 'yield') readAnswer(r, start, word);
  else if ((word === 'if' || word === 'while' || word === 'switch' || word === 'for' || word === 'catch' || word === 'with') && isHead(r))
    readHeaded(r, start, word);
  else if (word === 'case') {
    r.at++;
    r.read.value(r);
    if (kindAt(r) === COLON) r.at++;
  } else if (passed.has(word) && next !== OPEN) {
    r.at++;
    if (word === 'default' && kindAt(r) === COLON) r.at++;
    else if (word !== 'declare' && word !== 'abstract') readInner(r);
  } else if (word === 'break' || word === 'continue' || word === 'debugger') r.at++;
  else return readTypes(r, word);
  return true;
}

/** Whether brackets follow the word that comes next, or `await` and brackets, or the block of a `catch`. */
function isHead(r: ScriptReader): boolean {
  const next = kindAt(r, 1);
  return next === OPEN || next === OPEN_BRACE || (wordAt(r, 1) === 'await' && kindAt(r, 2) === OPEN);
}

function readHeaded(r: ScriptReader, start: number, word: string): void {
  r.at++;
  if (wordAt(r) === 'await') r.at++;
  if (word === 'catch') {
    if (kindAt(r) === OPEN) readCaught(r, start);
  } else if (word === 'for') readLoop(r, start);
  else readTest(r, start);
  readInner(r);
}

/** What is caught is given by a call of `catch`. */
function readCaught(r: ScriptReader, start: number): void {
  within(r, () => {
    const at = startOf(r);
    const later: Later[] = [];
    const target = readTarget(r, later);
    const of: ValueNode = { kind: 'name', name: 'catch', at, deep: 0 };
    note(r, 'assignment', start, { targets: [target], value: { kind: 'call', of, args: [], text: '', at, deep: 1 } });
    noteLater(r, start, later);
    r.at = r.limit;
  });
}

function readExport(r: ScriptReader, start: number): void {
  const { handedTo } = r;
  const word = wordAt(r);
  if (kindAt(r) === OPEN_BRACE || markAt(r) === '*') {
    pass(r);
    if (wordAt(r) === 'as') r.at += 2;
    if (wordAt(r) === 'from' && kindAt(r, 1) === STRING) r.at += 2;
    return;
  }
  if (word === 'default') {
    r.at++;
    r.handedTo = [exportOf('default', start)];
  } else if (startsDeclaration(r) && wordAt(r, 1) !== 'enum') {
    r.at++;
    readDeclared(r, start, true);
    return;
  } else {
    const named = word === 'async' ? wordAt(r, 2) : word === 'function' ? wordAt(r, 1) : '';
    if (named !== '') r.handedTo = [exportOf(named, start)];
  }
  readStatement(r);
  r.handedTo = handedTo;
}

function readAnswer(r: ScriptReader, start: number, word: string): void {
  r.at++;
  if (markAt(r) === '*') r.at++;
  const bare = leads(r) || kindAt(r) === SEMICOLON || kindAt(r) === END || kindAt(r) === CLOSE_BRACE;
  const value = bare ? other(start) : r.read.sequence(r);
  note(r, word === 'throw' ? 'expression' : 'return', start, { value });
}

function readExpression(r: ScriptReader, start: number): void {
  const before = r.at;
  const read: ValueNode = r.read.value(r);
  if (r.at === before) return;
  const targets: ValueNode[] = [];
  let value = read;
  while (value.kind === 'bound' && targets.length < 20) {
    targets.push(value.target);
    value = value.value;
  }
  const [target] = targets;
  if (target === undefined) note(r, 'expression', start, { value });
  else if (targets.length === 1) noteGiven(r, start, { target, value, later: [] });
  else note(r, 'assignment', start, { targets, value });
}
