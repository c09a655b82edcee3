// Python's expressions as values that can be followed. Operators have no precedence here: what is asked is which values go in.
import { END, NAME, NEWLINE, NUMBER, OTHER, STRING, text } from '../code/lexer.js';
import { bounded, other, over } from '../code/new-value.js';
import type { CallArgument, ValueNode } from '../code/outline.js';
import { advance } from './lexer.js';
import { assigns, beginnings, broken, closes, constants, ends, leads, operators, type PythonReader, pass, word } from './reader.js';
import { readStrings } from './strings.js';

const [OPEN, CLOSE, STAR, COMMA, DOT, COLON, EQUALS, AT] = [40, 41, 42, 44, 46, 58, 61, 64];
const [OPEN_SQUARE, CLOSE_SQUARE, OPEN_BRACE] = [91, 93, 123];
const mostNesting = 100;
const longestText = 2_000;

/** Reads `a, b, *c`: one value, or a list where there is a comma. @param until whether the word `in` ends it, as in `for a, b in` */
export function readValues(r: PythonReader, until: 'in' | null = null): ValueNode {
  const { tokens: t } = r;
  const at = t.start;
  const first = readValue(r, until);
  if (t.kind !== COMMA) return first;
  const parts = [first];
  while (t.kind === COMMA) {
    const kind = advance(t);
    if (closes(kind) || kind === EQUALS || kind === NEWLINE || kind === END || (until !== null && word(r) === until)) break;
    parts.push(readValue(r, until));
  }
  return bounded({ kind: 'list', parts, at, deep: over(parts) });
}

/** Reads one value up to what cannot belong to it. */
export function readValue(r: PythonReader, until: 'in' | null = null): ValueNode {
  if (r.nesting >= mostNesting) return pass(r);
  r.nesting++;
  const value = readOperands(r, until);
  r.nesting--;
  return value;
}

function readOperands(r: PythonReader, until: 'in' | null): ValueNode {
  const { tokens: t } = r;
  const at = t.start;
  const parts: ValueNode[] = [];
  let makes: 'choice' | 'mixture' | 'comparison' | 'membership' = 'choice';
  let condition: ValueNode | null = null;
  for (;;) {
    const before = t.start;
    const name = word(r);
    if (name !== '' && (ends.has(name) || name === until || (t.depth > 0 && beginnings.has(name) && leads(r)))) break;
    if (name === 'if') {
      if (parts.length === 0) break;
      advance(t);
      condition = readValue(r);
      if (word(r) !== 'else') break;
      advance(t);
      continue;
    }
    if (operators.has(name)) {
      if (name === 'in' && makes !== 'comparison') makes = 'membership';
      advance(t);
      continue;
    }
    if (closes(t.kind) || [COMMA, COLON, EQUALS, NEWLINE, END, 59].includes(t.kind)) break;
    if (t.kind === OTHER && assigns(r)) {
      if (r.source[t.start] !== ':') break;
      const target = parts.pop() ?? other(at);
      advance(t);
      const value = readValue(r);
      parts.push({ kind: 'bound', target, value, at, deep: over([target, value]) });
      break;
    }
    if (t.kind === OTHER || t.kind === STAR || t.kind === AT) {
      const sign = r.source.slice(t.start, t.end);
      // In the field of a string: `!r`, or what it is to look like.
      if (sign === '!' || sign === ':') break;
      if (parts.length > 0 && makes !== 'comparison') {
        const compares = sign === '<' || sign === '>' || /^[=!<>]=$/.test(sign);
        if (compares || makes !== 'membership') makes = compares ? 'comparison' : 'mixture';
      }
      advance(t);
      continue;
    }
    parts.push(readOperand(r));
    if (t.start === before && t.kind !== END) advance(t);
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && condition === null && makes !== 'comparison' && makes !== 'membership') return only;
  if (only === undefined && condition === null) return other(at);
  const deep = over(condition === null ? parts : [...parts, condition]);
  return bounded({ kind: 'operation', parts, makes, condition, at, deep });
}

function readOperand(r: PythonReader): ValueNode {
  const { tokens: t } = r;
  const at = t.start;
  if (r.nesting >= mostNesting) return pass(r);
  r.nesting++;
  const value = readBare(r, at);
  const whole = readTrailers(r, value);
  r.nesting--;
  return whole;
}

function readBare(r: PythonReader, at: number): ValueNode {
  const { tokens: t } = r;
  if (t.kind === STRING || t.kind === OPEN_BRACE) if (t.kind === STRING || t.end - t.start > 1) return readStrings(r, readValue);
  if (t.kind === OPEN || t.kind === OPEN_SQUARE || t.kind === OPEN_BRACE) return readElements(r);
  if (t.kind === NUMBER) {
    advance(t);
    return other(at);
  }
  const name = word(r);
  if (name === '') {
    if (t.kind !== END) advance(t);
    return other(at);
  }
  advance(t);
  if (name === 'await' || name === 'yield') return closes(t.kind) || t.kind === NEWLINE || t.kind === END ? other(at) : readOperand(r);
  if (name === 'lambda') {
    while (t.kind !== COLON && t.kind !== NEWLINE && t.kind !== END && !closes(t.kind)) advance(t);
    if (t.kind === COLON) advance(t);
    const body = readValue(r);
    return { kind: 'operation', parts: [body], makes: 'choice', condition: null, at, deep: over([body]) };
  }
  return constants.has(name) ? other(at) : { kind: 'name', name, at, deep: 0 };
}

function readTrailers(r: PythonReader, first: ValueNode): ValueNode {
  const { tokens: t, source } = r;
  let value = first;
  for (;;) {
    const { at } = value;
    if (t.kind === DOT) {
      if (advance(t) !== NAME) return value;
      value = bounded({ kind: 'member', of: value, name: text(t), at, deep: value.deep + 1 });
      advance(t);
    } else if (t.kind === OPEN) {
      const from = t.end;
      const args = readArguments(r);
      const inside = source.slice(from, Math.min(t.start, from + longestText));
      if (t.kind === CLOSE) advance(t);
      value = bounded({ kind: 'call', of: value, args, text: inside, at, deep: over([value, ...args.map((arg) => arg.value)]) });
    } else if (t.kind === OPEN_SQUARE) {
      const from = t.end;
      advance(t);
      const keys = readUpTo(r, CLOSE_SQUARE);
      const inside = source.slice(from, Math.min(t.start, from + longestText));
      if (t.kind === CLOSE_SQUARE) advance(t);
      value = bounded({ kind: 'item', of: value, keys, text: inside, at, deep: over([value, ...keys]) });
    } else return value;
  }
}

function readArguments(r: PythonReader): CallArgument[] {
  const { tokens: t } = r;
  const args: CallArgument[] = [];
  advance(t);
  while (!closes(t.kind) && t.kind !== END && t.kind !== NEWLINE) {
    const before = t.start;
    if (t.kind === COMMA) {
      advance(t);
      continue;
    }
    let value = readElement(r);
    let keyword: string | null = null;
    if (t.kind === EQUALS) {
      keyword = value.kind === 'name' ? value.name : null;
      advance(t);
      value = readElement(r);
    }
    args.push({ keyword, value });
    if (t.start === before || broken(r)) break;
  }
  return args;
}

/** Reads elements of brackets up to the one that closes them. */
function readUpTo(r: PythonReader, close: number): ValueNode[] {
  const { tokens: t } = r;
  const parts: ValueNode[] = [];
  while (t.kind !== close && t.kind !== END && !broken(r)) {
    if (t.kind === COMMA || t.kind === COLON) advance(t);
    else if (closes(t.kind) || t.kind === NEWLINE) break;
    else {
      const before = t.start;
      parts.push(readElement(r));
      if (t.start === before) advance(t);
    }
  }
  return parts;
}

function readElements(r: PythonReader): ValueNode {
  const { tokens: t } = r;
  const at = t.start;
  const close = t.kind === OPEN ? CLOSE : t.kind + 2;
  const plain = t.kind === OPEN;
  advance(t);
  const parts = readUpTo(r, close);
  const comma = r.source.slice(at, t.start).trimEnd().endsWith(',');
  if (t.kind === close) advance(t);
  const [only] = parts;
  if (plain && only !== undefined && parts.length === 1 && !comma) return only;
  return bounded({ kind: 'list', parts, at, deep: over(parts) });
}

/** Reads one element, with the clauses of a comprehension behind it. */
function readElement(r: PythonReader): ValueNode {
  const { tokens: t } = r;
  const at = t.start;
  const body = [readValue(r)];
  if (t.kind === COLON && word(r) === '') {
    const rest = peekValue(r);
    if (rest !== null) body.push(rest);
  }
  if (word(r) !== 'for' && word(r) !== 'async')
    return body.length === 1 ? (body[0] ?? other(at)) : bounded({ kind: 'list', parts: body, at, deep: over(body) });
  const clauses: { target: ValueNode; over: ValueNode }[] = [];
  const conditions: ValueNode[] = [];
  for (;;) {
    const name = word(r);
    if (name === 'async') advance(t);
    else if (name === 'for') {
      advance(t);
      const target = readValues(r, 'in');
      if (word(r) === 'in') advance(t);
      clauses.push({ target, over: readValue(r) });
    } else if (name === 'if') {
      advance(t);
      conditions.push(readValue(r));
    } else break;
  }
  const deep = over([...body, ...conditions, ...clauses.flatMap((clause) => [clause.target, clause.over])]);
  return bounded({ kind: 'each', body, clauses, conditions, at, deep });
}

/** The value behind a colon in a dictionary or a slice; null where none stands there. */
function peekValue(r: PythonReader): ValueNode | null {
  const kind = advance(r.tokens);
  return closes(kind) || kind === COMMA || kind === COLON || kind === NEWLINE || kind === END ? null : readValue(r);
}
