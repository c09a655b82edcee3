// Reads YAML that may be hostile: bounded in size, nodes and depth, aliases resolved by hand, no tags, and every value knows its place.

import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { clip } from '../../errors.js';
import { nestsDeeper } from './yaml-depth.js';

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
/** What is nested deeper is not parsed at all. */
const mostNested = 2 * maxDepth;

type YamlDocument = ReturnType<typeof parseDocument>;
type PlaceOf = (offset: number) => { line: number; column: number };

/**
 * Parses one YAML document.
 * @param text at most `maxBytes` characters (128 KiB unless told: the parser's worst case is about a second there)
 * @param merge whether a key `<<` hands on what the mapping behind it holds (YAML 1.1, which most tools still read)
 * @returns the data with its places; duplicate keys, syntax errors and broken bounds are problems, never exceptions
 */
export function readYaml(text: string, maxBytes = 128 * 1024, merge = false): YamlReading {
  if (text.length > maxBytes) return failed({ message: `is larger than ${Math.floor(maxBytes / 1024)} KiB`, line: 1, column: 1 });
  if (nestsDeeper(text, mostNested)) return failed({ message: 'is nested too deeply', line: 1, column: 1 });
  const lines = new LineCounter();
  const place: PlaceOf = (offset) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  let document: YamlDocument;
  // Of a text that is wrong throughout the parser keeps every error, each with a trace that nobody sees.
  const { stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 0;
    document = parseDocument(text, { schema: 'core', resolveKnownTags: false, uniqueKeys: false, prettyErrors: false, logLevel: 'error', lineCounter: lines });
  } catch (error) {
    return failed({ message: error instanceof RangeError ? 'is nested too deeply' : 'cannot be read as YAML', line: 1, column: 1 });
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  // Of several documents the first is read; who wants only one asks `more`.
  const first = document.errors.find(({ code }) => code !== 'MULTIPLE_DOCS');
  const next = document.errors.find(({ code }) => code === 'MULTIPLE_DOCS');
  if (first) return failed({ message: sentence(first.message), ...place(first.pos[0]) });

  const { value, problem, anchors } = plainData(document, merge);
  return {
    value: problem === null ? value : undefined,
    problems: problem === null ? [] : [{ message: problem.message, ...place(problem.offset) }],
    more: next ? place(next.pos[0]) : null,
    at: (path, key = false) => place(offsetAt(document.contents, path, { key, anchors })),
  };
}

function failed(problem: YamlProblem): YamlReading {
  return { value: undefined, problems: [problem], more: null, at: () => ({ line: problem.line, column: problem.column }) };
}

/** What a document holds as plain data, up to the first problem. */
interface PlainData {
  value: unknown;
  problem: { message: string; offset: number } | null;
  /** The nodes that aliases may refer to, by their anchors. */
  anchors: ReadonlyMap<string, Node>;
}

function plainData({ contents }: YamlDocument, merge: boolean): PlainData {
  const anchors = new Map<string, Node>();
  let problem: PlainData['problem'] = null;
  let nodes = 0;
  const refuse = (node: unknown, message: string) => {
    problem ??= { message, offset: offsetOf(node) };
    return undefined;
  };

  const convert = (node: unknown, depth: number, open: readonly string[]): unknown => {
    if (problem !== null || node === null || node === undefined) return null;
    if (++nodes > maxNodes) return refuse(node, `has more than ${maxNodes} values`);
    if (depth > maxDepth) return refuse(node, `is nested deeper than ${maxDepth} levels`);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (!target || open.includes(node.source)) return refuse(node, `refers to *${clip(node.source)}, which is not defined before it`);
      return convert(target, depth + 1, open);
    }
    if (!isScalar(node) && !isSeq(node) && !isMap(node)) return null;
    const inside = node.anchor ? [...open, node.anchor] : open;
    const value = isScalar(node) ? node.value : isSeq(node) ? node.items.map((item) => convert(item, depth + 1, inside)) : mapping(node, depth, inside);
    if (node.anchor) anchors.set(node.anchor, node);
    return value;
  };

  /** Without a prototype, so that no key can mean anything but itself. */
  const mapping = (node: YAMLMap, depth: number, open: readonly string[]): unknown => {
    const map: Record<string, unknown> = Object.create(null);
    const handedOn: unknown[] = [];
    for (const { key, value } of node.items) {
      if (!isScalar(key)) return refuse(key ?? node, 'has a key that is not a word');
      const name = String(key.value);
      if (name === '__proto__') return refuse(key, 'has a key that no map may have');
      if (merge && name === '<<') {
        handedOn.push(convert(value, depth + 1, open));
        continue;
      }
      if (name in map) return refuse(key, `says "${clip(name)}" twice`);
      map[name] = convert(value, depth + 1, open);
    }
    // What the mapping says itself comes before what it is handed, and what it is handed first before the rest.
    for (const [name, given] of handedOn.flat().flatMap(entriesOf)) if (!(name in map)) map[name] = given;
    return map;
  };

  const value = convert(contents, 0, []);
  return { value, problem, anchors };
}

function entriesOf(value: unknown): [string, unknown][] {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.entries(value) : [];
}

/** Where the value at a path begins, or its nearest ancestor that exists. @param key where its key begins instead */
function offsetAt(contents: unknown, path: readonly PropertyKey[], { key, anchors }: { key: boolean } & Pick<PlainData, 'anchors'>): number {
  let node = contents;
  let offset = offsetOf(node);
  for (const [index, step] of path.entries()) {
    if (isAlias(node)) node = anchors.get(node.source);
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(step));
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
  return offset;
}

function offsetOf(node: unknown): number {
  return node && typeof node === 'object' && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0;
}

function sentence(message: string): string {
  // The parser hands on what its own recursion ends with.
  if (/call stack/i.test(message)) return 'is nested too deeply';
  return message
    .replace(/\s+/g, ' ')
    .replace(/[.:;]$/, '')
    .replace(/ at line \d+, column \d+$/, '')
    .trim();
}
