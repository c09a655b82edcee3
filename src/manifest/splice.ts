// A change of a manifest as a change of its text: where the bytes go, so that all others stay.
import { Document, isMap, isScalar, isSeq, type Node, type Pair, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Plain } from '../model/index.js';

/** Keys of the mapping at a path, in the order in which new ones are to stand; no keys where the end will do. */
export type Order = (path: readonly string[]) => readonly string[];

/** A manifest that was begun with everything commented out has a place for each key already: `# key: …` two columns in. Null where there is none. */
export function uncomment(text: string, path: readonly string[], value: Plain, how: 'set' | 'add'): string | null {
  const [, key] = path;
  if (key === undefined || value === null || how === 'add') return null;
  const stub = text.split('\n').findIndex((line) => line.startsWith(`  # ${key}:`));
  if (stub < 0) return null;
  const all = text.split('\n');
  all[stub] = lines({ [key]: nested(path.slice(2), value) }, 2);
  return all.join('\n');
}

/** The text after the change, or null where it cannot be made in place. A number in the path is an item of a list. */
export function splice(text: string, root: YAMLMap, path: readonly string[], value: Plain, how: 'set' | 'add', order: Order): string | null {
  let map = root;
  for (let index = 0; index < path.length; index++) {
    if (map.flow) return null;
    const key = path[index] ?? '';
    const pair = pairOf(map, key);
    const rest = path.slice(index + 1);
    const inner = how === 'add' ? [value] : value;
    if (!pair) return value === null ? text : insertPair(text, map, key, nested(rest, inner), order(path.slice(0, index)));
    const node = pair.value;
    if (rest.length > 0 && isSeq(node)) {
      const item = node.items[Number(rest[0])];
      if (node.flow || item === undefined) return null;
      if (rest.length === 1) return value === null ? removeItem(text, node, Number(rest[0])) : null;
      if (!isMap(item)) return null;
      map = item as YAMLMap;
      index++;
    } else if (rest.length > 0) {
      if (isMap(node)) map = node as YAMLMap;
      else return emptyValue(node) && value !== null ? replaceValue(text, map, pair, nested(rest, inner)) : null;
    } else if (value === null) return removePair(text, map, pair);
    else if (how === 'add')
      return isSeq(node) && node.items.length > 0 ? addItem(text, pair, node, value) : emptyValue(node) ? replaceValue(text, map, pair, inner) : null;
    else return replaceValue(text, map, pair, value);
  }
  return null;
}

/** Takes an item out of a list, with the comments right above it. */
function removeItem(text: string, list: YAMLSeq, index: number): string | null {
  const item = list.items[index] as Node | undefined;
  const at = item?.range?.[0];
  if (at === undefined || list.items.length === 1) return null;
  const from = aboveComments(text, text.lastIndexOf('-', at - 1));
  const end = lineEnd(text, endOf(item, at));
  const after = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  return text.slice(0, from) + text.slice(Math.min(after, text.length));
}

function nested(path: readonly string[], value: Plain): Plain {
  return path.reduceRight<Plain>((inner, key) => ({ [key]: inner }), value);
}

function pairOf(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  return (map.items as Pair<Node, Node | null>[]).find((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function emptyValue(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null && (node.range?.[0] ?? 0) === (node.range?.[1] ?? 0));
}

function lines(value: Plain, indent: number): string {
  const document = new Document(value);
  // A list of plain words stands in its line, as a person would write it.
  visit(document, {
    Seq(_, list) {
      if (list.items.every((item) => isScalar(item) && /^[\w.-]{1,40}$/.test(String(item.value)))) list.flow = true;
    },
  });
  return document
    .toString({ lineWidth: 0, flowCollectionPadding: false })
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? line : ' '.repeat(indent) + line))
    .join('\n');
}

/** The column in which a mapping's keys stand. */
function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}

/** Where the last character of a node that is no comment ends. */
function endOf(node: Node | null | undefined, fallback: number): number {
  if (isMap(node)) {
    const last = node.items[node.items.length - 1] as Pair<Node, Node | null> | undefined;
    return node.flow || !last ? (node.range?.[1] ?? fallback) : endOf(last.value, endOf(last.key, fallback));
  }
  if (isSeq(node)) {
    const last = node.items[node.items.length - 1] as Node | undefined;
    return node.flow || !last ? (node.range?.[1] ?? fallback) : endOf(last, fallback);
  }
  return node?.range?.[1] ?? fallback;
}

/** The end of the line that an offset lies in (a block scalar ends with its line break). */
function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset - 1;
  const end = text.indexOf('\n', offset);
  const at = end < 0 ? text.length : end;
  return text[at - 1] === '\r' ? at - 1 : at;
}

function insertPair(text: string, map: YAMLMap, key: string, value: Plain, order: readonly string[]): string | null {
  const pairs = map.items as Pair<Node, Node | null>[];
  const [first] = pairs;
  const firstAt = first?.key.range?.[0];
  if (!first || firstAt === undefined) return null;
  const written = lines({ [key]: value }, columnOf(text, firstAt));
  const rank = (pair: Pair<Node, Node | null>) => order.indexOf(isScalar(pair.key) ? String(pair.key.value) : '');
  const own = order.indexOf(key);
  const before = pairs.filter((pair) => own >= 0 && rank(pair) >= 0 && rank(pair) < own).sort((a, b) => rank(b) - rank(a))[0];
  const after = pairs.find((pair) => rank(pair) > own);
  if (own >= 0 && !before && after === first) {
    const at = aboveComments(text, firstAt);
    return `${text.slice(0, at)}${written}\n${text.slice(at)}`;
  }
  const neighbour = before ?? pairs[pairs.length - 1] ?? first;
  const at = belowComments(text, lineEnd(text, endOf(neighbour.value, endOf(neighbour.key, 0))), columnOf(text, firstAt));
  return `${text.slice(0, at)}\n${written}${at === text.length ? '\n' : ''}${text.slice(at)}`;
}

/** The end of a line, or of the last of the comments below it that stand deeper than a column: they belong to what stands above them. */
function belowComments(text: string, offset: number, column: number): number {
  let end = offset;
  for (let at = offset; at < text.length; ) {
    const start = text.indexOf('\n', at) + 1;
    if (start === 0) break;
    const next = text.indexOf('\n', start);
    const line = text.slice(start, next < 0 ? text.length : next);
    if (line.trim() !== '' && (!line.trim().startsWith('#') || line.indexOf('#') <= column)) break;
    at = next < 0 ? text.length : next;
    if (line.trim() !== '') end = text[at - 1] === '\r' ? at - 1 : at;
  }
  return end;
}

/** The start of the line of an offset, or of the comments that stand right above it. */
function aboveComments(text: string, offset: number): number {
  let at = text.lastIndexOf('\n', offset - 1) + 1;
  while (at > 0) {
    const start = text.lastIndexOf('\n', at - 2) + 1;
    if (!text.slice(start, at).trim().startsWith('#')) break;
    at = start;
  }
  return at;
}

function replaceValue(text: string, map: YAMLMap, pair: Pair<Node, Node | null>, value: Plain): string | null {
  const keyAt = pair.key.range?.[0];
  const keyEnd = pair.key.range?.[1];
  if (keyAt === undefined || keyEnd === undefined || map.flow) return null;
  const column = columnOf(text, keyAt);
  const colon = text.indexOf(':', keyEnd);
  const { value: node } = pair;
  const from = emptyValue(node) ? colon + 1 : (node?.range?.[0] ?? colon + 1);
  const to = emptyValue(node) ? colon + 1 : endOf(node, from);
  const scalar = value === null || typeof value !== 'object';
  if (scalar) return `${text.slice(0, from)}${emptyValue(node) ? ' ' : ''}${lines(value, 0)}${text.slice(to)}`;
  // A collection begins on the next line; a comment behind the key keeps its place.
  const rest = emptyValue(node) ? lineEnd(text, colon + 1) : to;
  const head = emptyValue(node) ? text.slice(0, rest) : text.slice(0, colon + 1);
  return `${head}\n${lines(value, column + 2)}${rest === text.length ? '\n' : ''}${text.slice(rest)}`;
}

function addItem(text: string, pair: Pair<Node, Node | null>, list: Node, value: Plain): string | null {
  if (!isSeq(list) || list.flow) return null;
  const first = list.items[0] as Node | undefined;
  const firstAt = first?.range?.[0];
  if (firstAt === undefined) return null;
  const dash = text.lastIndexOf('-', firstAt - 1);
  const at = lineEnd(text, endOf(list, endOf(pair.key, 0)));
  return `${text.slice(0, at)}\n${lines([value], columnOf(text, dash))}${at === text.length ? '\n' : ''}${text.slice(at)}`;
}

function removePair(text: string, map: YAMLMap, pair: Pair<Node, Node | null>): string | null {
  const keyAt = pair.key.range?.[0];
  if (keyAt === undefined || map.items.length === 1) return null;
  const from = text.lastIndexOf('\n', keyAt - 1) + 1;
  const to = lineEnd(text, endOf(pair.value, endOf(pair.key, keyAt)));
  const after = text.startsWith('\r\n', to) ? to + 2 : to + 1;
  return text.slice(0, from) + text.slice(Math.min(after, text.length));
}
