// R's statements, and what holds some: functions, blocks, conditions, loops.

import { bounded, other, over } from '../code/new-value.js';
import type { CodeStatement, ValueNode } from '../code/outline.js';
import { lineStart } from '../code/token-list.js';
import { readArguments } from './operand.js';
import { endBefore, kindAt, note, OPEN, pass, type RReader, startOf, within, wordAt } from './r-reader.js';

/** Reads `function(a, b = 1) body` or `\(a) body`: a function of its own. */
export function readFunction(r: RReader, start: number): ValueNode {
  const { functions } = r.outline;
  const number = functions.length;
  functions.push({ name: '', start: lineStart(r.list, start), end: start, parent: r.owner, className: null, parameters: [], decorators: [] });
  r.at++;
  const { owner, block } = r;
  if (kindAt(r) === OPEN) {
    for (const { keyword, value } of readArguments(r)) {
      const name = keyword ?? (value.kind === 'name' ? value.name : '');
      if (name !== '') functions[number]?.parameters.push({ name, annotation: null, fallback: null });
    }
  }
  r.owner = number;
  r.block = 0;
  const at = startOf(r);
  const from = r.outline.statements.length;
  const value = r.read.value(r);
  // What stands last is what is given back.
  const last = lastOf(r, number, from);
  if (value.kind !== 'other' || last === undefined) note(r, 'return', at, { value });
  else if (last.kind === 'expression') last.kind = 'return';
  r.owner = owner;
  r.block = block;
  const span = functions[number];
  if (span) span.end = endBefore(r);
  return { kind: 'function', number, at: start, deep: 0 };
}

/** The last statement of a function that lies in no block of it. */
function lastOf({ outline: { statements } }: RReader, owner: number, from: number): CodeStatement | undefined {
  for (let number = statements.length - 1; number >= from; number--) {
    const one = statements[number];
    if (one?.owner === owner && one.block === 0) return one;
  }
  return undefined;
}

/** Reads what is in braces: its statements, or, where there is one alone, its value. */
export function readBlock(r: RReader, at: number): ValueNode {
  const count = r.outline.statements.length;
  within(r, true, () => readStatement(r));
  const only = r.outline.statements[count];
  if (r.outline.statements.length !== count + 1 || only === undefined || only.value === null) return other(at);
  // One statement is the value of its block.
  const [target] = only.targets;
  if (only.owner !== r.owner || (only.kind !== 'expression' && only.kind !== 'assignment') || only.targets.length > 1) return other(at);
  r.outline.statements.pop();
  return target === undefined ? only.value : bounded({ kind: 'bound', target, value: only.value, at, deep: over([target, only.value]) });
}

/** Reads `if`, `for`, `while` or `repeat`; null where none of them comes. */
export function readControl(r: RReader, at: number, word: string): ValueNode | null {
  if (word === 'if') return readChoice(r, at);
  return word === 'for' || word === 'while' || word === 'repeat' ? readLoop(r, at, word) : null;
}

/** Reads `if (a) b else c`. */
function readChoice(r: RReader, at: number): ValueNode {
  r.at++;
  let condition: ValueNode = other(at);
  if (kindAt(r) === OPEN) within(r, false, () => (condition = r.read.value(r)));
  note(r, 'condition', at, { value: condition });
  r.block++;
  const parts = [r.read.value(r)];
  if (wordAt(r) === 'else') {
    r.at++;
    parts.push(r.read.value(r));
  }
  r.block--;
  return bounded({ kind: 'operation', parts, makes: 'choice', condition: null, at, deep: over(parts) });
}

/** Reads `for (a in b) c`, `while (a) b`, `repeat b`. */
function readLoop(r: RReader, at: number, word: string): ValueNode {
  r.at++;
  if (kindAt(r) === OPEN)
    within(r, false, () => {
      const target = r.read.value(r);
      if (wordAt(r) === 'in') {
        r.at++;
        const value = r.read.value(r);
        note(r, 'loop', at, { targets: [target], value });
      } else if (word === 'while') note(r, 'condition', at, { value: target });
    });
  r.block++;
  const value = r.read.value(r);
  if (value.kind !== 'other') note(r, 'expression', value.at, { value });
  r.block--;
  return other(at);
}

/** More statements than this are no program of people. */
const mostStatements = 50_000;

/** Reads one statement. */
export function readStatement(r: RReader): void {
  if (r.outline.statements.length >= mostStatements) {
    r.at = r.limit;
    return;
  }
  const start = startOf(r);
  const before = r.at;
  const read = r.read.value(r);
  if (r.at === before) {
    pass(r);
    return;
  }
  noteStatement(r, start, read);
}

function noteStatement(r: RReader, start: number, read: ValueNode): void {
  const targets: ValueNode[] = [];
  let value = read;
  while (value.kind === 'bound' && targets.length < 20) {
    targets.push(value.target);
    value = value.value;
  }
  const [target] = targets;
  if (target?.kind === 'name' && value.kind === 'function') {
    const span = r.outline.functions[value.number];
    if (span) span.name = target.name;
    note(r, 'definition', start, { names: [{ local: target.name, stands: String(value.number) }] });
  } else if (target !== undefined) note(r, 'assignment', start, { targets, value });
  else if (value.kind === 'call' && value.of.kind === 'name' && value.of.name === 'return')
    note(r, 'return', start, { value: value.args[0]?.value ?? other(start) });
  else if (value.kind === 'call' && value.of.kind === 'name' && value.of.name === 'stopifnot') note(r, 'assertion', start, { value });
  else if (value.kind !== 'other') note(r, 'expression', start, { value });
}
