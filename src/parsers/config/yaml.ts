// Reads YAML that may be hostile: bounded in size, nodes and depth, aliases resolved by hand, no tags, and every value knows its place.
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

export interface YamlProblem {
  message: string;
  line: number;
  column: number;
}

export interface YamlReading {
  /** Plain data; mappings have no prototype. Undefined when there are problems. */
  value: unknown;
  problems: YamlProblem[];
  /** Where a second document of the text begins, which was not read; null where there is none. */
  more: { line: number; column: number } | null;
  /** Where the value at a path stands (or its nearest ancestor that exists), counted from 1. For `key: true` the place of the last key itself. */
  at(path: readonly PropertyKey[], key?: boolean): { line: number; column: number };
}

const maxNodes = 50_000;
const maxDepth = 100;

/**
 * Parses one YAML document.
 * @param text at most `maxBytes` characters (128 KiB unless told: the parser's worst case is about a second there)
 * @returns the data with its places; duplicate keys, syntax errors and broken bounds are problems, never exceptions
 */
export function readYaml(text: string, maxBytes = 128 * 1024): YamlReading {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const failed = (problem: YamlProblem): YamlReading => ({
    value: undefined,
    problems: [problem],
    more: null,
    at: () => ({ line: problem.line, column: problem.column }),
  });
  if (text.length > maxBytes) return failed({ message: `is larger than ${Math.floor(maxBytes / 1024)} KiB`, line: 1, column: 1 });

  let document: ReturnType<typeof parseDocument>;
  try {
    document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error', lineCounter: lines });
  } catch (error) {
    return failed({ message: error instanceof RangeError ? 'is nested too deeply' : 'cannot be read as YAML', line: 1, column: 1 });
  }
  // Of several documents the first is read; who wants only one asks `more`.
  const first = document.errors.find(({ code }) => code !== 'MULTIPLE_DOCS');
  const next = document.errors.find(({ code }) => code === 'MULTIPLE_DOCS');
  if (first) return failed({ message: sentence(first.message), ...place(first.pos[0]) });

  const problems: YamlProblem[] = [];
  const anchors = new Map<string, Node>();
  let nodes = 0;
  const offsetOf = (node: unknown): number => (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0);
  const problem = (node: unknown, message: string) => {
    if (problems.length === 0) problems.push({ message, ...place(offsetOf(node)) });
    return undefined;
  };

  const convert = (node: unknown, depth: number, open: readonly string[]): unknown => {
    if (problems.length > 0 || node === null || node === undefined) return null;
    if (++nodes > maxNodes) return problem(node, `has more than ${maxNodes} values`);
    if (depth > maxDepth) return problem(node, `is nested deeper than ${maxDepth} levels`);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target || open.includes(node.source)) return problem(node, `refers to *${node.source}, which is not defined before it`);
      return convert(target, depth + 1, open);
    }
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    const inside = anchor ? [...open, anchor] : open;
    let value: unknown = null;
    if (isScalar(node)) value = node.value;
    else if (isSeq(node)) value = node.items.map((item) => convert(item, depth + 1, inside));
    else if (isMap(node)) {
      const map: Record<string, unknown> = Object.create(null);
      for (const pair of node.items) {
        if (!isPair(pair)) continue;
        const key = pair.key;
        if (!isScalar(key)) return problem(key ?? node, 'has a key that is not a word');
        const name = String(key.value);
        if (name === '__proto__') return problem(key, 'has a key that no map may have');
        if (name in map) return problem(key, `says "${name}" twice`);
        map[name] = convert(pair.value, depth + 1, inside);
      }
      value = map;
    }
    if (anchor && (isScalar(node) || isMap(node) || isSeq(node))) anchors.set(anchor, node);
    return value;
  };

  const value = convert(document.contents, 0, []);
  return {
    value: problems.length > 0 ? undefined : value,
    problems,
    more: next ? place(next.pos[0]) : null,
    at(path, key = false) {
      let node: unknown = document.contents;
      let offset = offsetOf(node);
      for (const [index, step] of path.entries()) {
        if (isAlias(node)) node = anchors.get(node.source);
        if (isMap(node)) {
          const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(step));
          if (!pair) break;
          offset = key && index === path.length - 1 ? offsetOf(pair.key) : offsetOf(pair.value ?? pair.key);
          node = pair.value;
        } else if (isSeq(node)) {
          const item = node.items[Number(step)];
          if (item === undefined) break;
          offset = offsetOf(item);
          node = item;
        } else break;
      }
      return place(offset);
    },
  };
}

function sentence(message: string): string {
  return message
    .replace(/\s+/g, ' ')
    .replace(/[.:;]$/, '')
    .replace(/ at line \d+, column \d+$/, '')
    .trim();
}
