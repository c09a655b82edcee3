// Many globs over many paths: a path meets only the globs that can match it, and a glob that several values ask for is tried once.
import { alternatives } from './braces.js';
import { type PathParts, prepared } from './path.js';
import { type PathTest, pathTest } from './tests.js';

interface Node {
  id: number;
  test: PathTest;
  /** Indices of the entries that ask for this glob. */
  entries: Set<number>;
}

/**
 * Finds for a path the values whose globs match it, without trying every glob: globs are sorted by the literal name, folder or ending that they ask for.
 * @returns for a path the values in the order given, each once
 */
export function globIndex<T>(entries: readonly { patterns: readonly string[]; value: T }[]): (path: string) => readonly T[] {
  const find = finder(nodesOf(entries.map(({ patterns }) => patterns)));
  const known = new Map<string, readonly T[]>();
  return (path) => {
    const nodes = find(prepared(path));
    // Most paths of an ending match the same globs.
    const key = nodes.map(({ id }) => id).join();
    let values = known.get(key);
    if (!values) {
      const indices = [...new Set(nodes.flatMap((node) => [...node.entries]))].sort((a, b) => a - b);
      values = indices.flatMap((index) => entries.slice(index, index + 1).map(({ value }) => value));
      known.set(key, values);
    }
    return values;
  };
}

function nodesOf(entries: readonly (readonly string[])[]): Node[] {
  const nodes = new Map<string, Node>();
  entries.forEach((patterns, index) => {
    for (const pattern of new Set(patterns.flatMap(alternatives))) {
      const node = nodes.get(pattern) ?? { id: nodes.size, test: pathTest(pattern), entries: new Set() };
      nodes.set(pattern, node);
      node.entries.add(index);
    }
  });
  return [...nodes.values()];
}

function finder(nodes: readonly Node[]): (path: PathParts) => Node[] {
  const maps = { name: new Map<string, Node[]>(), segment: new Map<string, Node[]>(), ending: new Map<string, Node[]>() };
  const others: Node[] = [];
  for (const node of nodes) {
    const { key } = node.test;
    const list = key === null ? others : (maps[key.by].get(key.text) ?? []);
    if (key !== null) maps[key.by].set(key.text, list);
    list.push(node);
  }
  return (path) => {
    const found: Node[] = [];
    const take = (list: readonly Node[] | undefined) => {
      for (const node of list ?? []) if (node.test.keyDecides || node.test.matches(path)) found.push(node);
    };
    take(maps.name.get(path.name));
    for (const segment of new Set(path.segments)) take(maps.segment.get(segment));
    take(maps.ending.get(path.ending));
    take(others);
    return found;
  };
}
