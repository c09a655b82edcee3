// One operand of R: a name, a string, brackets, with the calls, members and items behind it.
import { END, NAME, NUMBER, STRING } from '../code/lexer.js';
import { bounded, other, over } from '../code/new-value.js';
import type { CallArgument, ValueNode } from '../code/outline.js';
import { tokenText } from '../code/token-list.js';
import { COLONS } from './lexer.js';
import { COMMA, DOT, EQUALS, kindAt, LAMBDA, lineEnds, nested, OPEN, OPEN_BRACE, OPEN_SQUARE, type RReader, startOf, within, wordAt } from './r-reader.js';

const constants: ReadonlySet<string> = new Set(['NULL', 'NA', 'TRUE', 'FALSE', 'T', 'F', 'Inf', 'NaN', 'NA_character_', 'NA_integer_', 'NA_real_']);
const signs: ReadonlySet<string> = new Set(['!', '-', '+', '?']);
const longestText = 2_000;

/** Reads an operand with what is done with it: called, looked into. */
export function readOperand(r: RReader): ValueNode {
  const at = startOf(r);
  return nested(
    r,
    () => readBehind(r, readBare(r, at)),
    () => other(at),
  );
}

function readBare(r: RReader, at: number): ValueNode {
  const kind = kindAt(r);
  if (kind === STRING) {
    const said = tokenText(r.list, r.at);
    r.at++;
    return { kind: 'string', text: said.slice(1, -1).slice(0, longestText), parts: [], at, deep: 1 };
  }
  if (kind === OPEN) {
    let value: ValueNode = other(at);
    within(r, false, () => {
      value = r.read.value(r);
    });
    return value;
  }
  if (kind === OPEN_BRACE) return r.read.block(r, at);
  if (kind === LAMBDA) return r.read.defined(r, at);
  if (kind === NAME) return readWord(r, at);
  if (signs.has(tokenText(r.list, r.at)) && kind !== END) {
    r.at++;
    return readOperand(r);
  }
  if (kind === NUMBER) r.at++;
  return other(at);
}

function readWord(r: RReader, at: number): ValueNode {
  const word = wordAt(r);
  if (word === 'function') return r.read.defined(r, at);
  const controlled = r.read.control(r, at, word);
  if (controlled !== null) return controlled;
  r.at++;
  if (kindAt(r) === COLONS) {
    r.at++;
    const name = `${word}.${wordAt(r)}`;
    if (kindAt(r) === NAME) r.at++;
    return { kind: 'name', name, at, deep: 0 };
  }
  return constants.has(word) ? other(at) : { kind: 'name', name: word, at, deep: 0 };
}

function readBehind(r: RReader, first: ValueNode): ValueNode {
  let value = first;
  while (!lineEnds(r)) {
    const kind = kindAt(r);
    if (kind === DOT) {
      r.at++;
      const name = kindAt(r) === STRING ? tokenText(r.list, r.at).slice(1, -1) : wordAt(r);
      if (name === '') return value;
      r.at++;
      value = bounded({ kind: 'member', of: value, name, at: value.at, deep: value.deep + 1 });
    } else if (kind === OPEN) value = readCall(r, value);
    else if (kind === OPEN_SQUARE) value = readItem(r, value);
    else return value;
  }
  return value;
}

function readCall(r: RReader, of: ValueNode): ValueNode {
  const from = r.list.ends[r.at] ?? 0;
  const args = readArguments(r);
  if (of.kind === 'name' && (of.name === 'list' || of.name === 'c')) return listed(args, of.at);
  const text = r.list.source.slice(from, Math.min(Math.max(r.list.starts[r.at - 1] ?? from, from), from + longestText));
  return bounded({ kind: 'call', of, args, text, at: of.at, deep: over([of, ...args.map(({ value }) => value)]) });
}

/** `list(a, k = b)` is a list of what has no name and of pairs. */
function listed(args: readonly CallArgument[], at: number): ValueNode {
  const parts = args.map(({ keyword, value }): ValueNode => {
    if (keyword === null) return value;
    const pair: ValueNode[] = [{ kind: 'string', text: keyword, parts: [], at: value.at, deep: 1 }, value];
    return { kind: 'list', parts: pair, at: value.at, deep: over(pair) };
  });
  return bounded({ kind: 'list', parts, at, deep: over(parts) });
}

function readItem(r: RReader, of: ValueNode): ValueNode {
  const { list, at } = r;
  const from = list.ends[at] ?? 0;
  const keys: ValueNode[] = [];
  within(r, false, () => {
    // `x[["a"]]` holds its key in a second pair of brackets.
    if (kindAt(r) === OPEN_SQUARE) within(r, false, () => keys.push(r.read.value(r)));
    else if (kindAt(r) === COMMA) r.at++;
    else keys.push(r.read.value(r));
  });
  const text = list.source.slice(from, Math.max(list.starts[r.at - 1] ?? from, from)).slice(0, longestText);
  return bounded({ kind: 'item', of, keys, text, at: of.at, deep: over([of, ...keys]) });
}

/** Reads what stands in the brackets that come next. */
export function readArguments(r: RReader): CallArgument[] {
  const args: CallArgument[] = [];
  within(r, false, () => {
    if (kindAt(r) === COMMA) {
      r.at++;
      return;
    }
    const named = (kindAt(r) === NAME || kindAt(r) === STRING) && kindAt(r, 1) === EQUALS && tokenText(r.list, r.at + 1) === '=';
    const keyword = named ? tokenText(r.list, r.at).replace(/["'`]/g, '') : null;
    if (named) r.at += 2;
    args.push({ keyword, value: r.read.value(r) });
  });
  return args;
}
