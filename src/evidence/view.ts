// One file of the tree as the matchers see it: read once, parsed when first asked for.
import type { Role } from '../model.js';
import { decode } from '../syntax/decode.js';
import { type DataFile, readData } from '../syntax/data.js';
import { type Document, readDocument } from '../syntax/document.js';
import { withoutComments } from '../syntax/comments.js';

export interface FileView {
  path: string;
  role: Role;
  size: number;
  text(): string;
  /** The text with the comments (and docstrings) of its language replaced by spaces: same length, same lines. */
  effective(): string;
  /** The text as keys and values (TOML, YAML, JSON, INI); null where it is none of these or does not parse. */
  data(): DataFile | null;
  document(): Document;
}

/** @returns a view of the bytes of one file; nothing is parsed before it is asked for. */
export function viewOf(path: string, role: Role, bytes: Uint8Array): FileView {
  const text = once(() => decode(bytes));
  return {
    path,
    role,
    size: bytes.length,
    text,
    effective: once(() => withoutComments(path, text())),
    data: once(() => readData(path, text())),
    document: once(() => readDocument(path, text())),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** @returns the line (from 1) of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
