// One file of the tree as the matchers see it: read once, parsed when first asked for.
import type { Place, Role } from '../model.js';
import { withoutComments } from '../syntax/comments.js';
import { type DataFile, readData } from '../syntax/data.js';
import { decode } from '../syntax/decode.js';
import { type Document, readDocument } from '../syntax/document.js';
import { withoutMagics } from '../syntax/magics.js';
import { readNotebook } from '../syntax/notebook.js';

export interface FileView {
  path: string;
  role: Role;
  size: number;
  text(): string;
  /** The text with the comments (and docstrings) of its language replaced by spaces: same length, same lines. Of a notebook the code cells, one below the other. */
  effective(): string;
  /** The place of an offset in the effective text. */
  placeAt(offset: number): Place;
  /** The text as keys and values (TOML, YAML, JSON, INI); null where it is none of these or does not parse. */
  data(): DataFile | null;
  document(): Document;
}

/** @returns a view of the bytes of one file; nothing is parsed before it is asked for. */
export function viewOf(path: string, role: Role, bytes: Uint8Array): FileView {
  const text = once(() => decode(bytes));
  const cells = once(() => (path.toLowerCase().endsWith('.ipynb') ? codeCells(text()) : null));
  const effective = once(
    () =>
      cells()
        ?.map(({ code }) => code)
        .join('\n') ?? withoutComments(path, text()),
  );
  return {
    path,
    role,
    size: bytes.length,
    text,
    effective,
    placeAt: (offset) => ({ path, ...(placeInCell(cells() ?? [], offset) ?? { line: lineAt(effective(), offset) }) }),
    data: once(() => readData(path, text())),
    document: once(() => readDocument(path, text())),
  };
}

/** The code cells of a notebook without comments and magics; null when the text is no notebook. */
function codeCells(text: string): { cell: number; code: string }[] | null {
  const notebook = readNotebook(text);
  if (notebook === null) return null;
  const name = notebook.language === 'r' ? 'cell.r' : 'cell.py';
  return notebook.cells.filter(({ kind }) => kind === 'code').map(({ cell, source }) => ({ cell, code: withoutComments(name, withoutMagics(source).code) }));
}

function placeInCell(cells: readonly { cell: number; code: string }[], offset: number): { cell: number; line: number } | null {
  let start = 0;
  for (const { cell, code } of cells) {
    if (offset <= start + code.length) return { cell, line: lineAt(code, offset - start) };
    start += code.length + 1;
  }
  return null;
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

/** A match may begin with the line break before it; the place is the line of its first visible character. */
export function leadingSpace(text: string): number {
  return text.length - text.trimStart().length;
}
