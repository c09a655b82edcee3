// JavaScript's expressions as values that can be followed. What is kept of the precedence of operators: `a || b` chooses between what stands around it.
import { END, NAME, OTHER, STRING } from '../code/lexer.js';
import { bounded, other, over } from '../code/new-value.js';
import type { ValueNode } from '../code/outline.js';
import { tokenText } from '../code/token-list.js';
import { readOperand } from './operand.js';
import { COLON, COMMA, EQUALS, joins, kindAt, nested, type ScriptReader, startOf, wordAt } from './script-reader.js';
import { passType } from './type-notes.js';

type Makes = 'choice' | 'mixture' | 'comparison';

const compares: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', '<', '>', '<=', '>=', 'in', 'instanceof']);
const chooses: ReadonlySet<string> = new Set(['&&', '||', '??']);
const mixes: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '**', '<<', '>>', '>>>', '&', '|', '^']);
const assigns: ReadonlySet<string> = new Set(['+=', '-=', '*=', '/=', '%=', '**=', '<<=', '>>=', '>>>=', '&=', '|=', '^=', '&&=', '||=', '??=']);
const marks: ReadonlySet<string> = new Set([...compares, ...chooses, ...mixes, ...assigns, '?']);
const longestMark = 4;

/** What stands between operators that choose. */
interface OperandGroup {
  parts: ValueNode[];
  makes: Makes;
}

/** Reads one value up to what cannot belong to it. @param head whether the words `in` and `of` end it, as in `for (a of b)` */
export function readValue(r: ScriptReader, head = false): ValueNode {
  const at = startOf(r);
  return nested(
    r,
    () => readOperands(r, at, head),
    () => other(at),
  );
}

/** Reads `a, b`: what counts is the last one. */
export function readSequence(r: ScriptReader): ValueNode {
  const at = startOf(r);
  const parts = [readValue(r)];
  while (kindAt(r) === COMMA) {
    r.at++;
    parts.push(readValue(r));
  }
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return bounded({ kind: 'operation', parts, makes: 'choice', condition: null, at, deep: over(parts) });
}

function readOperands(r: ScriptReader, at: number, head: boolean): ValueNode {
  const groups: OperandGroup[] = [];
  let group: OperandGroup = { parts: [readOperand(r)], makes: 'choice' };
  for (;;) {
    const word = wordAt(r);
    if (word === 'as' || word === 'satisfies') {
      r.at++;
      passType(r);
      continue;
    }
    if (kindAt(r) === EQUALS) return assigned(r, collapsed([...groups, group], at), '', head);
    const mark = readMark(r, head);
    if (mark === '') break;
    if (assigns.has(mark)) return assigned(r, collapsed([...groups, group], at), mark, head);
    if (mark === '?') return readChoice(r, collapsed([...groups, group], at), head);
    if (chooses.has(mark)) {
      groups.push(group);
      group = { parts: [], makes: 'choice' };
    } else if (compares.has(mark)) group.makes = 'comparison';
    else if (group.makes !== 'comparison') group.makes = 'mixture';
    const right = readOperand(r);
    // Whether it is an error at all says as little as what `typeof` says.
    if (mark === 'instanceof' && right.kind === 'name' && right.name === 'Error') group.parts = [other(at)];
    else group.parts.push(right);
  }
  return collapsed([...groups, group], at);
}

/** Passes the operator that comes next, the longest that it can be. @returns "" where there is none */
function readMark(r: ScriptReader, head: boolean): string {
  const word = wordAt(r);
  if (word !== '') {
    if (word !== 'instanceof' && (word !== 'in' || head)) return '';
    r.at++;
    return word;
  }
  if (kindAt(r) === END || kindAt(r) === STRING || kindAt(r) === NAME) return '';
  let mark = '';
  let count = 0;
  for (let ahead = 0, said = ''; ahead < longestMark && kindAt(r, ahead) !== END && (ahead === 0 || joins(r, ahead)); ahead++) {
    said += tokenText(r.list, r.at + ahead);
    if (said.length > longestMark) break;
    if (marks.has(said)) [mark, count] = [said, ahead + 1];
  }
  // `++` and `--` of what comes next, in a line of its own.
  if (count === 1 && (mark === '+' || mark === '-') && tokenText(r.list, r.at + 1) === mark && joins(r, 1)) return '';
  r.at += count;
  return mark;
}

function collapsed(groups: readonly OperandGroup[], at: number): ValueNode {
  const values = groups.map(({ parts, makes }): ValueNode => {
    const [only] = parts;
    if (only !== undefined && parts.length === 1 && makes !== 'comparison') return only;
    return bounded({ kind: 'operation', parts, makes, condition: null, at: only?.at ?? at, deep: over(parts) });
  });
  const [only] = values;
  if (only !== undefined && values.length === 1) return only;
  return bounded({ kind: 'operation', parts: values, makes: 'choice', condition: null, at, deep: over(values) });
}

/** Reads `= b` behind a target, or what grows: `+= b`. */
function assigned(r: ScriptReader, target: ValueNode, mark: string, head: boolean): ValueNode {
  const { at } = target;
  if (mark === '') r.at++;
  const right = readValue(r, head);
  const parts = [target, right];
  const makes: Makes = mark.length === 3 && mark !== '**=' && mark !== '<<=' && mark !== '>>=' ? 'choice' : 'mixture';
  const value: ValueNode = mark === '' ? right : bounded({ kind: 'operation', parts, makes, condition: null, at, deep: over(parts) });
  return bounded({ kind: 'bound', target, value, at, deep: over([target, value]) });
}

/** Reads `a : b` behind `condition ?`. */
function readChoice(r: ScriptReader, condition: ValueNode, head: boolean): ValueNode {
  const parts = [readValue(r, head)];
  if (kindAt(r) === COLON) {
    r.at++;
    parts.push(readValue(r, head));
  }
  return bounded({ kind: 'operation', parts, makes: 'choice', condition, at: condition.at, deep: over([...parts, condition]) });
}

/** Whether a token is a mark of this text: those that nobody asks about have no kind of their own. */
export function isMark(r: ScriptReader, mark: string, ahead = 0): boolean {
  return kindAt(r, ahead) === OTHER && tokenText(r.list, r.at + ahead) === mark;
}
