// What a Python source does, statement by statement, from the tokens of the scanner's own lexer. Broken code gives what can still be told; nothing is thrown.
import { END, NAME, NEWLINE, narrow, OTHER, openTokens } from '../code/lexer.js';
import { other } from '../code/new-value.js';
import type { CodeStatement, Outline, ValueNode } from '../code/outline.js';
import { readFrom, readImports, readParameters } from './bound-names.js';
import { readValue, readValues } from './expression.js';
import { advance } from './lexer.js';
import { closes, type PythonReader, previousEnd, word } from './reader.js';

/** A block that is open: what it is indented by, and the function or class that it is the body of. */
interface Block {
  indent: number;
  owner: number;
  className: string | null;
  /** Whether it is the body of a function, whose end is still to come. */
  body: boolean;
}

interface OutlineState extends PythonReader {
  readonly outline: Outline;
  readonly blocks: Block[];
  decorators: ValueNode[];
  decoratedFrom: number;
  /** The end of the last token that was taken in. */
  done: number;
}

const [OPEN, COMMA, COLON, SEMICOLON, EQUALS, AT] = [40, 44, 58, 59, 61, 64];
/** More statements than this are no program of people. */
const mostStatements = 50_000;

/** @returns what the source does; comments and docstrings may have been blanked out before */
export function outlinePython(source: string): Outline {
  const tokens = openTokens(narrow(source));
  const outline: Outline = { statements: [], functions: [] };
  const s: OutlineState = { tokens, source, nesting: 0, outline, blocks: [], decorators: [], decoratedFrom: -1, done: 0 };
  advance(tokens);
  while (tokens.kind !== END && outline.statements.length < mostStatements) {
    const before = tokens.start;
    if (tokens.kind === NEWLINE || tokens.kind === SEMICOLON) advance(tokens);
    else {
      leave(s, indentation(s));
      readLine(s);
    }
    if (tokens.start === before && tokens.kind !== END) advance(tokens);
  }
  leave(s, 0);
  return outline;
}

/** The column of the token just read, the first of its statement. */
function indentation({ tokens, source }: PythonReader): number {
  let from = tokens.start;
  while (from > 0 && source[from - 1] !== '\n' && source[from - 1] !== '\r') {
    // Behind a semicolon the statement is as deep as the one before it.
    if (!' \t\f'.includes(source[from - 1] ?? '')) return Number.POSITIVE_INFINITY;
    from--;
  }
  let column = 0;
  for (let at = from; at < tokens.start; at++) column = source[at] === '\t' ? (Math.floor(column / 8) + 1) * 8 : column + 1;
  return column;
}

/** Leaves the blocks that a statement with this indentation lies outside of. */
function leave(s: OutlineState, indent: number): void {
  for (let last = s.blocks.at(-1); last !== undefined && indent <= last.indent; last = s.blocks.at(-1)) {
    s.blocks.pop();
    const ended = last.body ? s.outline.functions[last.owner] : undefined;
    if (ended) ended.end = Math.max(ended.end, s.done);
  }
}

function owner(s: OutlineState): number {
  return s.blocks.at(-1)?.owner ?? -1;
}

function add(s: OutlineState, kind: CodeStatement['kind'], start: number, parts: Partial<Pick<CodeStatement, 'targets' | 'value' | 'names'>>): void {
  const end = previousEnd(s);
  s.done = end;
  s.outline.statements.push({ kind, start, end, owner: owner(s), block: s.blocks.length, targets: [], value: null, names: [], ...parts });
}

/** Reads one statement, or the head of a compound one with what follows its colon in the line. */
function readLine(s: OutlineState): void {
  const { tokens: t } = s;
  const start = t.start;
  const indent = Math.min(indentation(s), Number.MAX_SAFE_INTEGER);
  if (t.kind === AT) {
    if (s.decoratedFrom < 0) s.decoratedFrom = start;
    advance(t);
    s.decorators.push(readValue(s));
    return;
  }
  let name = word(s);
  if (name === 'async') {
    advance(t);
    name = word(s);
  }
  if (name === 'def') readDefinition(s, indent, start);
  else if (name === 'class') readClass(s, indent, start);
  else {
    s.decorators = [];
    s.decoratedFrom = -1;
    if (readHead(s, name, start)) readBody(s, indent);
    else readSimple(s, name, start);
  }
}

/** Reads on behind the head of a compound statement. */
function readBody(s: OutlineState, indent: number): void {
  const { tokens: t } = s;
  skipTo(s, COLON);
  if (t.kind !== COLON) return;
  advance(t);
  openBlock(s, { indent, owner: owner(s), className: null, body: false });
}

/** Reads the head of a compound statement up to its colon. @returns false where it is a simple one */
function readHead(s: OutlineState, name: string, start: number): boolean {
  const { tokens: t } = s;
  if (name === 'if' || name === 'elif' || name === 'while') {
    advance(t);
    add(s, 'condition', start, { value: readValue(s) });
  } else if (name === 'for') {
    advance(t);
    const target = readValues(s, 'in');
    if (word(s) === 'in') advance(t);
    add(s, 'loop', start, { targets: [target], value: readValues(s) });
  } else if (name === 'with') readWith(s, start);
  else if (name === 'else' || name === 'try' || name === 'finally') advance(t);
  else if (name === 'except') {
    advance(t);
    if (t.kind !== COLON) add(s, 'expression', start, { value: readValues(s) });
  } else return false;
  return true;
}

function readWith(s: OutlineState, start: number): void {
  const { tokens: t } = s;
  advance(t);
  // `with (open(a) as f, open(b) as g):` has brackets around all of it.
  const wrapped = t.kind === OPEN && /^\([^()]{0,200}(?:\([^()]{0,200}\)[^()]{0,50}){0,9}\bas\b/.test(s.source.slice(t.start, t.start + 2_000));
  if (wrapped) advance(t);
  while (t.kind !== COLON && t.kind !== NEWLINE && t.kind !== END && !closes(t.kind)) {
    const before = t.start;
    const value = readValue(s);
    if (word(s) === 'as') {
      advance(t);
      const target = readValue(s);
      add(s, 'assignment', start, { targets: [target], value });
    } else add(s, 'expression', start, { value });
    if (t.kind === COMMA) advance(t);
    if (t.start === before) break;
  }
}

/** Opens a block whose head was just read; what follows in the same line lies in it. */
function openBlock(s: OutlineState, block: Block): void {
  const { tokens: t } = s;
  s.blocks.push(block);
  while (t.kind !== NEWLINE && t.kind !== END) {
    const before = t.start;
    if (t.kind === SEMICOLON) advance(t);
    else readSimple(s, word(s), t.start);
    if (t.start === before) advance(t);
  }
}

function skipTo(s: OutlineState, mark: number): void {
  const { tokens: t } = s;
  while (t.kind !== NEWLINE && t.kind !== END && !(t.kind === mark && t.depth === 0)) advance(t);
}

function readSimple(s: OutlineState, name: string, start: number): void {
  const { tokens: t } = s;
  if (name === 'import') add(s, 'import', start, { names: readImports(s) });
  else if (name === 'from') add(s, 'import', start, { names: readFrom(s) });
  else if (['return', 'assert', 'raise', 'del', 'yield'].includes(name)) {
    advance(t);
    if (word(s) === 'from') advance(t);
    const bare = t.kind === NEWLINE || t.kind === END || t.kind === SEMICOLON;
    const value = bare ? other(start) : readValues(s);
    add(s, name === 'assert' ? 'assertion' : name === 'return' || name === 'yield' ? 'return' : 'expression', start, { value });
  } else readAssignment(s, start);
  skipStatement(s);
}

function readAssignment(s: OutlineState, start: number): void {
  const { tokens: t } = s;
  const targets: ValueNode[] = [];
  let value = readValues(s);
  if (t.kind === COLON && t.depth === 0) {
    // What is only annotated gets no value.
    advance(t);
    readValue(s);
    if (t.kind !== EQUALS) return;
  }
  const grows = t.kind === OTHER && s.source[t.end - 1] === '=' && t.end - t.start === 2;
  while (t.kind === EQUALS || (grows && t.kind === OTHER)) {
    targets.push(value);
    advance(t);
    const right = readValues(s);
    value = grows
      ? { kind: 'operation', parts: [value, right], makes: 'mixture', condition: null, at: start, deep: Math.max(value.deep, right.deep) + 1 }
      : right;
    if (grows) break;
  }
  add(s, targets.length > 0 ? 'assignment' : 'expression', start, { targets, value });
}

/** Passes what could not be read of a statement. */
function skipStatement(s: OutlineState): void {
  const { tokens: t } = s;
  while (t.kind !== NEWLINE && t.kind !== SEMICOLON && t.kind !== END) {
    if (t.depth > 0 && t.kind === NAME && ['def', 'class', 'import', 'from', 'return'].includes(word(s)) && Number.isFinite(indentation(s))) {
      // A bracket was left open.
      t.depth = 0;
      return;
    }
    advance(t);
  }
}

function readDefinition(s: OutlineState, indent: number, from: number): void {
  const { tokens: t } = s;
  const start = s.decoratedFrom >= 0 ? s.decoratedFrom : from;
  advance(t);
  const name = word(s);
  if (name === '') return;
  advance(t);
  const parameters = t.kind === OPEN ? readParameters(s) : [];
  skipTo(s, COLON);
  const className = s.blocks.at(-1)?.className ?? null;
  const { functions } = s.outline;
  add(s, 'definition', start, { names: [{ local: name, stands: String(functions.length) }] });
  functions.push({ name, start, end: previousEnd(s), parent: owner(s), className, parameters, decorators: s.decorators });
  s.decorators = [];
  s.decoratedFrom = -1;
  if (t.kind === COLON) advance(t);
  openBlock(s, { indent, owner: functions.length - 1, className: null, body: true });
}

function readClass(s: OutlineState, indent: number, start: number): void {
  const { tokens: t } = s;
  advance(t);
  const name = word(s);
  const value = name === '' ? null : readValue(s);
  s.decorators = [];
  s.decoratedFrom = -1;
  skipTo(s, COLON);
  add(s, 'definition', start, { names: [{ local: name, stands: '' }], value });
  if (t.kind === COLON) advance(t);
  openBlock(s, { indent, owner: owner(s), className: name, body: false });
}
