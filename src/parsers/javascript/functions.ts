// Functions of JavaScript: their parameters, and where their bodies are.
import { NAME } from '../code/lexer.js';
import { other } from '../code/new-value.js';
import type { Parameter, ValueNode } from '../code/outline.js';
import { lineStart } from '../code/token-list.js';
import { ARROW } from './lexer.js';
import { type Later, noteLater, readTarget } from './patterns.js';
import {
  AT,
  COLON,
  COMMA,
  EQUALS,
  endBefore,
  kindAt,
  markAt,
  note,
  OPEN,
  OPEN_BRACE,
  OPEN_SQUARE,
  passTo,
  type ScriptReader,
  startOf,
  within,
  wordAt,
} from './script-reader.js';
import { passAngles, passType } from './type-notes.js';

const modifiers: ReadonlySet<string> = new Set(['public', 'private', 'protected', 'readonly', 'override']);
const longestNote = 300;
/** How many tokens a type may have between the parameters of an arrow function and its arrow. */
const longestType = 300;

/** Whether an arrow function begins with the "(" that comes next. */
export function startsArrow(r: ScriptReader): boolean {
  if (kindAt(r) !== OPEN) return false;
  const from = r.at;
  const close = r.list.partners[from] ?? 0;
  if (close >= r.limit) return false;
  const [next] = [r.list.kinds[close + 1]];
  if (next !== COLON) return next === ARROW && close + 1 < r.limit;
  const { limit } = r;
  r.at = close + 2;
  r.limit = Math.min(limit, r.at + longestType);
  passType(r);
  const found = kindAt(r) === ARROW;
  r.at = from;
  r.limit = limit;
  return found;
}

/** Reads an arrow function from its parameters on. */
export function readArrow(r: ScriptReader, start: number): ValueNode {
  const number = begin(r, { name: '', start, className: null, decorators: r.handedTo });
  const read = (): void => {
    if (kindAt(r) === ARROW) r.at++;
    if (kindAt(r) === OPEN_BRACE && r.list.source[startOf(r)] === '{') readBody(r);
    else {
      const at = startOf(r);
      const value = r.read.value(r);
      note(r, 'return', at, { value });
    }
  };
  inside(r, number, () => {
    if (kindAt(r) === NAME) {
      addParameter(r, number, { name: wordAt(r), annotation: null, fallback: null });
      r.at++;
    } else takeParameters(r, number, []);
    if (kindAt(r) === COLON) {
      r.at++;
      passType(r);
    }
    read();
  });
  return { kind: 'function', number, at: start, deep: 0 };
}

/** Reads a function from the word `function` on. @param how.declares whether it gets its name where it stands */
export function readFunction(r: ScriptReader, start: number, how: { declares: boolean }): ValueNode {
  r.at++;
  if (markAt(r) === '*') r.at++;
  const name = wordAt(r);
  if (name !== '') r.at++;
  const definition =
    how.declares && name !== '' ? note(r, 'definition', start, { names: [{ local: name, stands: String(r.outline.functions.length) }] }) : null;
  const value = readMethod(r, start, { name, className: null });
  // What has no body says only how it is called.
  if (definition && value.kind !== 'function') definition.names = [];
  return value;
}

/** Reads a function from its parameters on; what has none, or no body, is none. */
export function readMethod(
  r: ScriptReader,
  start: number,
  { name, className, decorators = r.handedTo }: { name: string; className: string | null; decorators?: ValueNode[] },
): ValueNode {
  passAngles(r);
  if (kindAt(r) !== OPEN) return other(start);
  const number = begin(r, { name, start, className, decorators });
  inside(r, number, () => {
    takeParameters(r, number, className === null ? [] : ['this']);
    if (kindAt(r) === COLON) {
      r.at++;
      passType(r);
    }
    if (kindAt(r) === OPEN_BRACE) readBody(r);
  });
  return { kind: 'function', number, at: start, deep: 0 };
}

function begin(
  r: ScriptReader,
  { name, start, className, decorators }: { name: string; start: number; className: string | null; decorators: ValueNode[] },
): number {
  const { functions } = r.outline;
  functions.push({ name, start: lineStart(r.list, start), end: start, parent: r.owner, className, parameters: [], decorators });
  return functions.length - 1;
}

/** Reads what belongs to a function. */
function inside(r: ScriptReader, number: number, read: () => void): void {
  const { owner, block, className, handedTo } = r;
  r.owner = number;
  r.block = 0;
  r.className = null;
  r.handedTo = [];
  read();
  r.owner = owner;
  r.block = block;
  r.className = className;
  r.handedTo = handedTo;
  const span = r.outline.functions[number];
  if (span) span.end = endBefore(r);
}

function readBody(r: ScriptReader): void {
  within(r, () => r.read.statement(r));
}

function addParameter(r: ScriptReader, number: number, parameter: Parameter): void {
  r.outline.functions[number]?.parameters.push(parameter);
}

function takeParameters(r: ScriptReader, number: number, first: readonly string[]): void {
  for (const name of first) addParameter(r, number, { name, annotation: null, fallback: null });
  within(r, () => {
    const before = r.at;
    while (kindAt(r) === AT) {
      r.at++;
      r.read.operand(r);
    }
    while (modifiers.has(wordAt(r)) && (kindAt(r, 1) === NAME || kindAt(r, 1) === OPEN_BRACE || kindAt(r, 1) === OPEN_SQUARE)) r.at++;
    if (markAt(r) === '...') r.at++;
    if (kindAt(r) === NAME || kindAt(r) === OPEN_BRACE || kindAt(r) === OPEN_SQUARE) takeParameter(r, number);
    if (kindAt(r) !== COMMA && r.at === before) r.at++;
    passTo(r, COMMA);
    if (kindAt(r) === COMMA) r.at++;
  });
}

function takeParameter(r: ScriptReader, number: number): void {
  const start = startOf(r);
  const later: Later[] = [];
  const target = readTarget(r, later);
  // What is taken apart has no name of its own.
  const name = target.kind === 'name' ? target.name : `{${start}}`;
  if (markAt(r) === '?') r.at++;
  const annotation = kindAt(r) === COLON ? written(r, () => passType(r)) : null;
  const fallback = kindAt(r) === EQUALS ? written(r, () => r.read.value(r)) : null;
  addParameter(r, number, { name, annotation, fallback });
  if (target.kind === 'list') note(r, 'assignment', start, { targets: [target], value: { kind: 'name', name, at: start, deep: 0 } });
  noteLater(r, start, later);
}

/** What is written behind the mark that comes next. */
function written(r: ScriptReader, read: () => void): string {
  r.at++;
  const from = startOf(r);
  read();
  return r.list.source.slice(from, Math.max(endBefore(r), from)).slice(0, longestNote);
}
