// What a name in one file stands for in another.
import type { Sketch } from '../sketch.js';

/** A definition of a file. */
export interface Definition {
  file: Sketch;
  /** A function, a class, or "Class.method"; "" where a name stands for what a file exports by default. */
  definition: string;
}

/** A file whose names are looked up often. */
export interface Indexed {
  file: Sketch;
  definitions: ReadonlySet<string>;
  imports: ReadonlySet<string>;
  /** Imports by their last name. */
  handedOn: ReadonlyMap<string, string>;
}

/** @returns a function that gives the index of a file, made once */
export function indexing(): (file: Sketch) => Indexed {
  const known = new Map<Sketch, Indexed>();
  return (file) => {
    const before = known.get(file);
    if (before) return before;
    const made: Indexed = {
      file,
      definitions: new Set(file.definitions.map(([name]) => name)),
      imports: new Set(file.imports),
      handedOn: new Map(file.imports.map((module) => [module.slice(module.lastIndexOf('.') + 1), module])),
    };
    known.set(file, made);
    return made;
  };
}

/** @returns the definition that the names behind a module stand for: a method where the class has it, else the class */
export function definedIn({ file, definitions }: Indexed, [first = '', second]: readonly string[]): Definition | null {
  if (!definitions.has(first)) return null;
  const method = `${first}.${second}`;
  return { file, definition: second !== undefined && definitions.has(method) ? method : first };
}

/** How many look-ups one tree may cost: a tree that needs more is made to. */
export function budget(most = 2_000_000): () => boolean {
  let left = most;
  return () => left-- > 0;
}
