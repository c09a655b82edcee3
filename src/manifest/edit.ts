// Changes one thing in a manifest's text and leaves every other byte as it was: comments, order, quotes, indentation, line ends.
import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isScalar, isSeq, type Node, parseDocument, visit } from 'yaml';
import type { Plain } from '../model/index.js';
import { type Order, splice, uncomment } from './splice.js';

/**
 * Sets the value at a path of mappings, or adds an item to the list there.
 * @param text a manifest that is valid; empty text is a new one
 * @param path keys of mappings, and numbers of items that are there; what is missing on the way is made
 * @param value what to put there; null removes the key
 * @param how `add` puts the value at the end of the list at the path
 * @param order where new keys go: behind the nearest one that comes before it; those that are there stay where they are
 * @returns the text of the manifest after it
 * @throws Error where the text is no mapping: the caller has to prove it first
 */
export function edit(text: string, path: readonly string[], value: Plain, how: 'set' | 'add' = 'set', order: Order = () => []): string {
  const start = text.trim() === '' ? `${text}version: 1\n` : text;
  const document = parseDocument(start);
  if (!isMap(document.contents)) throw new Error('the manifest is no mapping');
  const whole = spelledOut(document);
  change(whole, path, value, how);
  const wanted: unknown = whole.toJS();
  const end = /\r\n/.test(start) ? '\r\n' : '\n';
  const uncommented = uncomment(start, path, value, how)?.replace(/\r?\n/g, end) ?? null;
  if (uncommented !== null && isDeepStrictEqual(dataOf(uncommented), wanted)) return uncommented;
  const spliced = splice(start, document.contents, path, value, how, order)?.replace(/\r?\n/g, end) ?? null;
  if (spliced !== null && isDeepStrictEqual(dataOf(spliced), wanted)) return spliced;
  // Flow mappings, aliases and other unusual shapes: the library rewrites them, and keeps comments and order at least.
  return whole.toString({ lineWidth: 0 }).replace(/\r?\n/g, end);
}

/** A copy in which every alias is written out: a change of one answer must not change another that was made to share its text. */
function spelledOut(document: Document): Document {
  const copy = document.clone();
  visit(copy, {
    Alias(_, alias) {
      const node = alias.resolve(copy)?.clone() as Node | undefined;
      if (!node) return visit.REMOVE;
      // What is said beside the alias, not what is said beside the text that it stands for.
      node.comment = alias.comment ?? null;
      node.commentBefore = alias.commentBefore ?? null;
      return node;
    },
  });
  visit(copy, {
    Node(_, node) {
      if ('anchor' in node) delete node.anchor;
    },
  });
  return copy;
}

/** Whether there is a key at the end of a path of mappings. */
export function hasKey(text: string, path: readonly string[]): boolean {
  return parseDocument(text).hasIn(path);
}

/**
 * Makes an answer that is its value alone a mapping of one key, so that more can be said beside it; quotes and a comment behind it stay.
 * @returns the text after it; as it was where there is no value alone at the path
 */
export function opened(text: string, path: readonly string[]): string {
  const document = parseDocument(text);
  const said = spelledOut(document).getIn(path);
  if (said === null || said === undefined || typeof said === 'object') return text;
  const wanted = edit(text, path, { value: typeof said === 'boolean' ? said : String(said) });
  const node: unknown = document.getIn(path, true);
  if (!isScalar(node)) return wanted;
  const from = node.range?.[0] ?? 0;
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from);
  const end = /\r\n/.test(text) ? '\r\n' : '\n';
  const indent = ' '.repeat(line.length - line.trimStart().length + 2);
  const spread = `${text.slice(0, from).trimEnd()}${end}${indent}value: ${text.slice(from)}`;
  return isDeepStrictEqual(dataOf(spread), dataOf(wanted)) ? spread : wanted;
}

function dataOf(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : document.toJS();
}

function change(document: Document, path: readonly string[], value: Plain, how: 'set' | 'add'): void {
  // A key that stands empty on the way becomes a mapping.
  for (let depth = 1; depth < path.length && value !== null; depth++)
    if (document.hasIn(path.slice(0, depth)) && document.getIn(path.slice(0, depth)) === null) document.setIn(path.slice(0, depth), document.createNode({}));
  if (how === 'add') {
    if (isSeq(document.getIn(path))) document.addIn(path, value);
    else document.setIn(path, [value]);
  } else if (value === null) document.deleteIn(path);
  else document.setIn(path, document.createNode(value));
}
