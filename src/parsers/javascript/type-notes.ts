// TypeScript's types where values are read: they are passed.
import { END, NAME, NUMBER, STRING } from '../code/lexer.js';
import { ARROW } from './lexer.js';
import {
  COLON,
  DOT,
  joins,
  kindAt,
  LESS,
  leads,
  markAt,
  OPEN,
  OPEN_BRACE,
  OPEN_SQUARE,
  opensTemplate,
  pass,
  type ScriptReader,
  startOf,
  wordAt,
} from './script-reader.js';
import { typesEnd } from './types.js';

const [AMPERSAND, BAR, MINUS] = [38, 124, 45];
const before: ReadonlySet<string> = new Set(['keyof', 'typeof', 'readonly', 'infer', 'unique', 'asserts', 'abstract', 'new']);
/** Parts of one type that are still passed. */
const mostParts = 400;

/** Passes `<…>` where the next token opens it and types can stand in it. @param mark what has to follow, 0 where anything may */
export function passAngles(r: ScriptReader, mark = 0, declares = true): boolean {
  if (kindAt(r) !== LESS) return false;
  const end = typesEnd(r.list.bytes, r.list.ends[r.at] ?? 0, mark, declares);
  if (end < 0) return false;
  while (kindAt(r) !== END && startOf(r) < end) r.at++;
  return true;
}

/** Passes a type. */
export function passType(r: ScriptReader): void {
  let conditional = false;
  for (let parts = 0; parts < mostParts; parts++) {
    const kind = kindAt(r);
    const word = wordAt(r);
    if (kind === BAR || kind === AMPERSAND || kind === MINUS || (before.has(word) && kindAt(r, 1) !== END)) {
      r.at++;
      continue;
    }
    if (kind === OPEN) {
      pass(r);
      if (kindAt(r) === ARROW) {
        r.at++;
        continue;
      }
    } else if (kind === LESS) {
      if (!passAngles(r)) return;
      continue;
    } else if (opensTemplate(r)) passTemplate(r);
    else if (kind === OPEN_BRACE || kind === OPEN_SQUARE) pass(r);
    else if (kind === NAME || kind === STRING || kind === NUMBER) passNamed(r);
    else return;
    passAngles(r);
    while (kindAt(r) === OPEN_SQUARE && !leads(r)) pass(r);
    if (wordAt(r) === 'extends') conditional = true;
    if (!goesOn(r, conditional)) return;
    r.at++;
  }
}

function passNamed(r: ScriptReader): void {
  const imports = wordAt(r) === 'import';
  r.at++;
  if (imports && kindAt(r) === OPEN) pass(r);
  while (kindAt(r) === DOT && kindAt(r, 1) === NAME) r.at += 2;
}

/** Whether a further type follows the next token: `|` (and not `||`), `is`, `extends`, `? :` of a condition. */
function goesOn(r: ScriptReader, conditional: boolean): boolean {
  const kind = kindAt(r);
  if (kind === BAR || kind === AMPERSAND) return !(kindAt(r, 1) === kind && joins(r, 1));
  const word = wordAt(r);
  if (word !== '') return (word === 'is' || word === 'extends') && !leads(r);
  return conditional && (kind === COLON || markAt(r) === '?');
}

/** Passes a template, its head being next. */
export function passTemplate(r: ScriptReader): void {
  do pass(r);
  while (kindAt(r) === OPEN_BRACE && joins(r));
  if (kindAt(r) === STRING && joins(r)) r.at++;
}
