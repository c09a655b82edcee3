// Declarations of TypeScript that do nothing when they run, and namespaces, in which statements stand.
import { END, NAME, STRING } from '../code/lexer.js';
import { CLOSE_BRACE, EQUALS, kindAt, leads, OPEN_BRACE, pass, type ScriptReader, SEMICOLON, within } from './script-reader.js';
import { passAngles, passType } from './type-notes.js';

/** Passes declarations of types, and reads on in namespaces. */
export function readTypes(r: ScriptReader, word: string): boolean {
  const named = kindAt(r, 1) === NAME || kindAt(r, 1) === STRING || (word === 'global' && kindAt(r, 1) === OPEN_BRACE);
  if (!named || (leadsAhead(r) && word !== 'global')) return false;
  if (word === 'type') {
    r.at += 2;
    passAngles(r);
    if (kindAt(r) === EQUALS) {
      r.at++;
      passType(r);
    }
    return true;
  }
  if (word !== 'interface' && word !== 'enum' && word !== 'namespace' && word !== 'module' && word !== 'global') return false;
  while (kindAt(r) !== END && kindAt(r) !== OPEN_BRACE && kindAt(r) !== SEMICOLON && kindAt(r) !== CLOSE_BRACE) if (!passAngles(r)) pass(r);
  if (kindAt(r) !== OPEN_BRACE) return true;
  if (word === 'interface' || word === 'enum') pass(r);
  else within(r, () => r.read.statement(r));
  return true;
}

function leadsAhead(r: ScriptReader): boolean {
  r.at++;
  const found = leads(r);
  r.at--;
  return found;
}
