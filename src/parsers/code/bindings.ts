// What names of a file stand for: imported modules, and variables that hold what an imported call gave.
import type { Interest } from './facts.js';
import { hashOf } from './lexer.js';

/** Where a name leads: a dotted name, and the root of the import it came from, as Interest.roots spells it. */
export interface Bound {
  name: string;
  root: string;
}

/** The bindings of a file; a notebook hands them from cell to cell. */
export interface Names {
  readonly imported: Map<string, Bound>;
  /** Variables, "x" or "self.x"; the last assignment wins. */
  readonly held: Map<string, Bound>;
  /** By the low 12 bits of a bound name's hash, `bound` or `kept`: most names of a file are neither, and this says so without a string. */
  readonly marks: Uint8Array;
  readonly interest: Interest;
}

/** Marks of a name that stands for something, and of one whose calls may have to be kept for it. */
export const bound = 1;
export const kept = 2;

/** Longer names are nobody's: they would let a hostile file grow by naming. */
export const longestName = 300;

/** No bindings yet; `interest` is that of the scans they will be used in. */
export function newNames(interest: Interest): Names {
  return { imported: new Map(), held: new Map(), marks: new Uint8Array(0x1000), interest };
}

/** Says that `name` is imported and stands for `target`. */
export function bindImport(names: Names, name: string, target: Bound): void {
  if (target.name.length > longestName) return;
  names.imported.set(name, target);
  // What was assigned before the import is gone.
  names.held.delete(name);
  mark(names, name, target);
}

/** Says that the variable `name` ("x", "self.x") now holds what the call of `target` gave; null when it holds something unknown. */
export function bindHeld(names: Names, name: string, target: Bound | null): void {
  if (target === null || target.name.length > longestName) names.held.delete(name);
  else {
    names.held.set(name, target);
    mark(names, name, target);
  }
}

function mark(names: Names, name: string, target: Bound): void {
  const dot = name.indexOf('.');
  const place = (dot < 0 ? hashOf(name) : memberHash(hashOf(name.slice(dot + 1)))) & 0xfff;
  names.marks[place] = Math.max(names.marks[place] ?? 0, isWanted(names.interest, target) ? kept : bound);
}

/** Whether a call that resolves to `target` is kept, whatever is written in the source. */
export function isWanted(interest: Interest, target: Bound): boolean {
  const { roots, last } = interest;
  return roots === 'all' || roots.has(target.root) || last === 'all' || last.has(target.name.slice(target.name.lastIndexOf('.') + 1));
}

/** The hash under which `self.x` is marked, from the hash of `x`: "self" itself would mark nearly every method call. */
export function memberHash(hash: number): number {
  return (hash + 0x5e1f) | 0;
}

/**
 * Resolves a dotted name through the bindings.
 * @returns What it stands for, or null when it starts at nothing bound. A bare variable is null too: calling what an imported call
 * gave is not calling the import again.
 */
export function resolve(names: Names, dotted: string): Bound | null {
  const dot = dotted.indexOf('.');
  const first = dot < 0 ? dotted : dotted.slice(0, dot);
  if (dot > 0) {
    const held = names.held.get(first);
    if (held !== undefined) return { name: held.name + dotted.slice(dot), root: held.root };
    if (first === 'self' || first === 'this') {
      const next = dotted.indexOf('.', dot + 1);
      const member = next < 0 ? undefined : names.held.get(dotted.slice(0, next));
      if (member !== undefined) return { name: member.name + dotted.slice(next), root: member.root };
    }
  } else if (names.held.has(first)) return null;
  const imported = names.imported.get(first);
  return imported === undefined ? null : { name: dot < 0 ? imported.name : imported.name + dotted.slice(dot), root: imported.root };
}
