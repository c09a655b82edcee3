// Elements of markup in a script (JSX): a call of what the element is, with its attributes and what stands in it.
import { END, NAME, STRING } from '../code/lexer.js';
import { bounded, other, over } from '../code/new-value.js';
import type { CallArgument, ValueNode } from '../code/outline.js';
import { tokenText } from '../code/token-list.js';
import { COLON, DOT, EQUALS, GREATER, kindAt, LESS, markAt, nested, OPEN_BRACE, pass, type ScriptReader, startOf, within, wordAt } from './script-reader.js';

const [MINUS] = [45];

/** Reads an element, its "<" being next. */
export function readElement(r: ScriptReader, at: number): ValueNode {
  return nested(
    r,
    () => readWhole(r, at),
    () => other(at),
  );
}

function readWhole(r: ScriptReader, at: number): ValueNode {
  r.at++;
  const of = readTag(r);
  const args: CallArgument[] = [];
  while (kindAt(r) !== END && kindAt(r) !== GREATER && !(markAt(r) === '/' && kindAt(r, 1) === GREATER)) {
    const before = r.at;
    readAttribute(r, args);
    if (r.at === before) r.at++;
  }
  const empty = markAt(r) === '/';
  r.at = Math.min(r.at + (empty ? 2 : 1), r.limit);
  if (!empty) readChildren(r, args);
  return bounded({ kind: 'call', of, args, text: '', at, deep: over([of, ...args.map(({ value }) => value)]) });
}

function readTag(r: ScriptReader): ValueNode {
  const at = startOf(r);
  let of: ValueNode = { kind: 'name', name: wordAt(r), at, deep: 0 };
  if (kindAt(r) === NAME) r.at++;
  while (kindAt(r, 1) === NAME && (kindAt(r) === DOT || kindAt(r) === MINUS || kindAt(r) === COLON)) {
    if (kindAt(r) === DOT) of = bounded({ kind: 'member', of, name: wordAt(r, 1), at, deep: of.deep + 1 });
    r.at += 2;
  }
  return of;
}

function readAttribute(r: ScriptReader, args: CallArgument[]): void {
  if (kindAt(r) === OPEN_BRACE) {
    within(r, () => args.push({ keyword: null, value: r.read.value(r) }));
    return;
  }
  const at = startOf(r);
  let keyword = '';
  while (kindAt(r) === NAME || (keyword !== '' && (kindAt(r) === MINUS || kindAt(r) === COLON))) {
    keyword += markAt(r);
    r.at++;
    if (kindAt(r) !== MINUS && kindAt(r) !== COLON && !keyword.endsWith('-') && !keyword.endsWith(':')) break;
  }
  if (keyword === '' || kindAt(r) !== EQUALS) return;
  r.at++;
  if (kindAt(r) === OPEN_BRACE) within(r, () => args.push({ keyword, value: r.read.value(r) }));
  else if (kindAt(r) === LESS) args.push({ keyword, value: readElement(r, startOf(r)) });
  else if (kindAt(r) === STRING) {
    args.push({ keyword, value: { kind: 'string', text: tokenText(r.list, r.at).slice(1, -1).slice(0, 500), parts: [], at, deep: 1 } });
    r.at++;
  }
}

/** Reads what stands in an element, and passes what closes it. */
function readChildren(r: ScriptReader, args: CallArgument[]): void {
  while (kindAt(r) !== END) {
    if (kindAt(r) === OPEN_BRACE) within(r, () => args.push({ keyword: null, value: r.read.value(r) }));
    else if (kindAt(r) === LESS && markAt(r, 1) === '/') {
      while (kindAt(r) !== END && kindAt(r) !== GREATER) r.at++;
      if (kindAt(r) === GREATER) r.at++;
      return;
    } else if (kindAt(r) === LESS) args.push({ keyword: null, value: readElement(r, startOf(r)) });
    else if (kindAt(r) === STRING) r.at++;
    else pass(r);
  }
}
