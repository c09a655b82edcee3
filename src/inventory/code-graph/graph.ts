// Which definition of which file a name in another file stands for.
import type { Sketch } from '../sketch.js';
import { scriptNames } from './javascript.js';
import { pythonNames } from './python.js';
import { budget, type Definition, indexing } from './target.js';

export interface CodeGraph {
  /** @returns what a name that a file uses stands for; null where it is not the project's own, or more than one thing could be meant */
  resolve(name: string, from: Sketch): Definition | null;
  /** @returns the file that a Python module which a file imports lies in; null where it is not the project's own */
  module(name: string, from: Sketch): Sketch | null;
}

/** @param sketches the files of a tree */
export function codeGraph(sketches: readonly Sketch[]): CodeGraph {
  const [indexOf, affords] = [indexing(), budget()];
  const python = pythonNames(sketches, indexOf, affords);
  const script = scriptNames(sketches, indexOf, affords);
  const r = functionsOfR(sketches);
  return {
    module: python.module,
    resolve(name, from) {
      if (from.language === 'r') return r(name);
      return from.language === 'javascript' ? script(name, from) : python.resolve(name, from);
    },
  };
}

/** Of R: the functions of a package know each other by their bare names. */
function functionsOfR(sketches: readonly Sketch[]): (name: string) => Definition | null {
  const byName = new Map<string, Definition | null>();
  for (const file of sketches) {
    if (file.language !== 'r' || file.test) continue;
    for (const [definition] of file.definitions) {
      const before = byName.get(definition);
      byName.set(definition, before === null || (before && before.file !== file) ? null : { file, definition });
    }
  }
  return (name) => byName.get(name) ?? byName.get(name.slice(name.indexOf('.') + 1)) ?? null;
}
