// What CI did on the main line and now does on another branch only: in one tree nothing tells which branch that is, in two it shows.
import { startsElsewhere } from '../inventory/ci/branches.js';
import type { Fact, Scan, Tree } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';

const mostBytes = 1 << 20;

/** A tree with what was seen in it. */
interface Seen {
  tree: Tree;
  scan: Scan;
}

/**
 * @param hazards the ids of signals that speak against a project, which stay as they are
 * @returns what the head shows, in which practices are weak that rest only on CI files which changes of the main line start no more
 */
export function withBranches(base: Seen, head: Seen, hazards: ReadonlySet<string>): Scan {
  const known = new Map<string, boolean>();
  const isElsewhere = (path: string) => {
    const found = known.get(path) ?? startedElsewhere(path, base.tree, head.tree);
    known.set(path, found);
    return found;
  };
  const had = (signal: string) => base.scan.facts.find((fact) => fact.signal === signal);
  const facts = head.scan.facts.map((fact): Fact => {
    if (fact.state !== 'present' || hazards.has(fact.signal) || fact.places.length === 0) return fact;
    if (had(fact.signal)?.state !== 'present' || !fact.places.every(({ path }) => isElsewhere(path))) return fact;
    return { ...fact, state: 'weak', doubt: 'other-branch' };
  });
  return [...known.values()].includes(true) ? { ...head.scan, facts } : head.scan;
}

function startedElsewhere(path: string, base: Tree, head: Tree): boolean {
  if (!/\.ya?ml$/.test(path) || (base.id(path) !== null && base.id(path) === head.id(path))) return false;
  const [before, after] = [textOf(base, path), textOf(head, path)];
  return before !== null && after !== null && before !== after && startsElsewhere(path, before, after);
}

function textOf(tree: Tree, path: string): string | null {
  const reading = tree.size(path) === null ? null : tree.read(path, mostBytes);
  return reading !== null && 'bytes' in reading ? decode(reading.bytes) : null;
}
