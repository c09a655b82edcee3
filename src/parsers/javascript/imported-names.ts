// What names a script's imports bring, as statements of its outline.
import { END, NAME, STRING } from '../code/lexer.js';
import type { CodeStatement, ValueNode } from '../code/outline.js';
import { tokenText } from '../code/token-list.js';
import { COMMA, EQUALS, kindAt, note, OPEN_BRACE, type ScriptReader, within, wordAt } from './script-reader.js';

/** What a module is called: without `node:`, and a file of the project by a name that is no package's. */
export function moduleName(specifier: string): string {
  return specifier
    .replace(/^node:/, '')
    .replace(/^(?:\.{1,2}\/){1,20}/, 'own/')
    .slice(0, 300);
}

/** What a value stands for that is a module or a member of one: `require('a').b`, `await import('a')`. Null for others. */
export function moduleOf(value: ValueNode): string | null {
  if (value.kind === 'call' && value.of.kind === 'name' && (value.of.name === 'require' || value.of.name === 'import')) {
    const named = value.args[0]?.value;
    return named?.kind === 'string' && named.parts.length === 0 ? moduleName(named.text) : null;
  }
  if (value.kind === 'member' && value.deep < 6) {
    const of = moduleOf(value.of);
    return of === null || value.name === 'default' ? of : `${of}.${value.name}`;
  }
  return null;
}

/** Reads `import a, {b as c} from 'd'` behind its first word. */
export function readImport(r: ScriptReader, start: number): void {
  const named: { local: string; member: string | null }[] = [];
  if (wordAt(r) === 'type' && (kindAt(r, 1) === OPEN_BRACE || (kindAt(r, 1) === NAME && wordAt(r, 1) !== 'from'))) r.at++;
  while (kindAt(r) !== END && kindAt(r) !== STRING && kindAt(r) !== EQUALS) {
    const word = wordAt(r);
    if (kindAt(r) === OPEN_BRACE) within(r, () => readListed(r, named));
    else {
      if (word === 'from' && kindAt(r, 1) === STRING) {
        r.at++;
        break;
      }
      if (word === '' && kindAt(r) !== COMMA && kindAt(r) !== 42) return;
      if (word !== '' && word !== 'as') named.push({ local: word, member: null });
      r.at++;
    }
  }
  if (kindAt(r) === EQUALS) {
    r.at++;
    const module = moduleOf(r.read.value(r));
    if (module !== null) note(r, 'import', start, { names: namesOf(named, module) });
    return;
  }
  if (kindAt(r) !== STRING) return;
  const module = moduleName(tokenText(r.list, r.at).slice(1, -1));
  r.at++;
  note(r, 'import', start, { names: namesOf(named, module) });
}

function namesOf(named: readonly { local: string; member: string | null }[], module: string): CodeStatement['names'] {
  return named.map(({ local, member }) => ({ local, stands: member === null ? module : `${module}.${member}` }));
}

/** Reads one name of `{a, b as c, type d}`. */
function readListed(r: ScriptReader, named: { local: string; member: string | null }[]): void {
  if (kindAt(r) === COMMA) {
    r.at++;
    return;
  }
  if (wordAt(r) === 'type' && kindAt(r, 1) === NAME && wordAt(r, 1) !== 'as') r.at++;
  const member = wordAt(r);
  let local = member;
  r.at++;
  if (wordAt(r) === 'as') {
    local = wordAt(r, 1);
    r.at += 2;
  }
  if (local !== '') named.push({ local, member: member === 'default' || member === '' ? null : member });
}
