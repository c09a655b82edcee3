// `const a = b, {c} = d` as statements.
import type { ValueNode } from '../code/outline.js';
import { moduleOf } from './imported-names.js';
import { type Later, noteLater, readTarget } from './patterns.js';
import { COLON, COMMA, EQUALS, kindAt, note, type ScriptReader, startOf, wordAt } from './script-reader.js';
import { passType } from './type-notes.js';

/** Reads what is declared behind const, let or var. @param exported whether it can be had from outside */
export function readDeclared(r: ScriptReader, start: number, exported: boolean): void {
  for (;;) {
    const before = r.at;
    const later: Later[] = [];
    const from = startOf(r);
    const target = readTarget(r, later);
    if (kindAt(r) === 33) r.at++;
    if (kindAt(r) === COLON) {
      r.at++;
      passType(r);
    }
    if (kindAt(r) === EQUALS) {
      r.at++;
      const { handedTo } = r;
      if (exported && target.kind === 'name') r.handedTo = [exportOf(target.name, from)];
      const value = r.read.value(r);
      r.handedTo = handedTo;
      noteGiven(r, start, { target, value, later });
    }
    if (kindAt(r) !== COMMA || r.at === before) return;
    r.at++;
  }
}

/** What a function is handed to that is exported. */
export function exportOf(name: string, at: number): ValueNode {
  return { kind: 'member', of: { kind: 'name', name: 'export', at, deep: 0 }, name, at, deep: 1 };
}

/** Notes that a target is given a value: a function is defined by it, a module imported. */
export function noteGiven(r: ScriptReader, start: number, { target, value, later }: { target: ValueNode; value: ValueNode; later: readonly Later[] }): void {
  if (target.kind === 'name' && value.kind === 'function') {
    note(r, 'definition', start, { names: [{ local: target.name, stands: String(value.number) }] });
    return;
  }
  const module = moduleOf(value);
  if (module === null || target.kind !== 'name') {
    note(r, 'assignment', start, { targets: [target], value });
    noteLater(r, start, later);
    return;
  }
  const names = [{ local: target.name, stands: module }];
  for (const one of later) {
    const part = one.value.kind === 'member' && one.value.of.kind === 'name' && one.value.of.name === target.name ? one.value.name : null;
    if (one.target.kind === 'name' && part !== null) names.push({ local: one.target.name, stands: `${module}.${part}` });
  }
  note(r, 'import', start, { names });
}

/** Whether names are declared by the word that comes next. */
export function startsDeclaration(r: ScriptReader): boolean {
  const word = wordAt(r);
  return word === 'const' || word === 'let' || word === 'var';
}
