// Objects that Python code makes and then never mentions again.
import { pythonStatements } from './statements.js';

/** A statement `name = Something(…)` whose name stands nowhere else in its file. */
export interface Unnamed {
  name: string;
  /** Its lines, from 1, both included. */
  from: number;
  to: number;
  /** Whether other files may import it. */
  top: boolean;
}

const maxCounted = 200;

/** @returns the objects of classes that a source makes and never names again, at most 200. What a function gives may have done its work already. Never throws. */
export function unnamedObjects(source: string): Unnamed[] {
  const made = pythonStatements(source).flatMap((statement): Unnamed[] => {
    const [name, sign, ...value] = statement.words;
    const open = value.findIndex(({ text }) => text === '(');
    const called = value[open - 1];
    if (name?.kind !== 'name' || sign?.text !== '=' || called?.kind !== 'name' || !/^[A-Z]/.test(called.text)) return [];
    if (value.slice(0, open).some(({ kind, text }, index) => (index % 2 === 0 ? kind !== 'name' : text !== '.')) || closing(value, open) !== value.length - 1)
      return [];
    return [{ name: name.text, from: statement.line, to: statement.end, top: statement.column === 0 }];
  });
  if (made.length === 0) return [];
  const counts = new Map(made.slice(0, maxCounted).map(({ name }) => [name, 0]));
  for (const [word] of source.matchAll(/[A-Za-z_]\w*/g)) {
    const before = counts.get(word);
    if (before !== undefined) counts.set(word, before + 1);
  }
  return made.filter(({ name }) => counts.get(name) === 1);
}

/** Where the bracket closes that opens at a word; -1 where it does not. */
function closing(words: readonly { text: string }[], open: number): number {
  let depth = 0;
  for (let at = open; at < words.length; at++) {
    const { text = '' } = words[at] ?? {};
    if (text === '(' || text === '[' || text === '{') depth++;
    if ((text === ')' || text === ']' || text === '}') && --depth === 0) return at;
  }
  return -1;
}
