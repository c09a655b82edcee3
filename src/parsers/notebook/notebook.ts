// Jupyter notebooks: their cells.

import { readJson } from '../config/json.js';
import { unixLines } from '../text/decode.js';
import { withoutBareNumbers } from './finite.js';

export interface Cell {
  /** From 1, over all cells of the notebook. */
  cell: number;
  kind: 'code' | 'markdown';
  source: string;
}

export interface Notebook {
  /** The kernel's language in lower case; "python" when the notebook does not say. */
  language: string;
  cells: Cell[];
}

/**
 * Reads a notebook of format 3 or 4; outputs are passed over, and may hold numbers that are no JSON.
 * @returns Its language and its code and markdown cells; null when the text is no JSON or holds no list of cells. Never throws.
 */
export function readNotebook(text: string): Notebook | null {
  const root = readJson(withoutBareNumbers(text.replace(/^\uFEFF/, '')))?.value;
  const found = cellsOf(root);
  if (found === null) return null;
  const metadata = member(root, 'metadata');
  const cells: Cell[] = [];
  let language = member(member(metadata, 'language_info'), 'name') ?? member(member(metadata, 'kernelspec'), 'language');
  found.forEach((one, index) => {
    const type = member(one, 'cell_type');
    const kind = type === 'code' ? 'code' : type === 'markdown' || type === 'heading' ? 'markdown' : null;
    // Format 3 calls a code cell's source "input", and says the language there.
    const source = member(one, 'source') ?? (type === 'code' ? member(one, 'input') : undefined);
    if (type === 'code') language ??= member(one, 'language');
    if (kind !== null) cells.push({ cell: index + 1, kind, source: unixLines(joined(source)) });
  });
  return { language: typeof language === 'string' && language !== '' ? language.toLowerCase() : 'python', cells };
}

function cellsOf(root: unknown): unknown[] | null {
  const cells = member(root, 'cells');
  if (Array.isArray(cells)) return cells;
  const sheets = member(root, 'worksheets');
  if (!Array.isArray(sheets)) return null;
  return sheets.flatMap((sheet: unknown) => {
    const list = member(sheet, 'cells');
    return Array.isArray(list) ? list : [];
  });
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}

/** A source is a string or a list of lines that keep their line breaks. */
function joined(source: unknown): string {
  if (typeof source === 'string') return source;
  return Array.isArray(source) ? source.filter((line) => typeof line === 'string').join('') : '';
}
