// Jupyter notebooks: their cells, and what the code in them says.

import { newNames } from '../code/bindings.js';
import type { Call, CodeFacts, Interest } from '../code/facts.js';
import { readJson } from '../config/json.js';
import { scanJavaScript } from '../javascript/scan.js';
import { scanPython } from '../python/scan.js';
import { scanR } from '../r/scan.js';
import { unixLines } from '../text/decode.js';
import { withoutMagics } from './magics.js';

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

/** What a notebook says: as CodeFacts, with the cell, and the line within the cell. */
export interface NotebookFacts {
  imports: (CodeFacts['imports'][number] & { cell: number })[];
  calls: (Call & { cell: number })[];
  definitions: (CodeFacts['definitions'][number] & { cell: number })[];
  /** Non-blank lines of code that is the kernel's. */
  lines: number;
  /** Packages that `!pip install`, `%pip install`, `%conda install` and the like name, in lower case, without versions. */
  installs: { name: string; line: number; cell: number }[];
}

/**
 * Reads a notebook of format 3 or 4; outputs are passed over.
 * @returns Its language and its code and markdown cells; null when the text is no JSON or holds no list of cells. Never throws.
 */
export function readNotebook(text: string): Notebook | null {
  const root = readJson(text.replace(/^\uFEFF/, ''))?.value;
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

/**
 * Reads what the code cells of a notebook say, as one program: names bound in a cell hold in those below. Cells of another language
 * (`%%bash`) and lines for the notebook itself (`%`, `!`) are left out.
 * @returns null when the text is no notebook. A kernel of a language that is not known here gives no facts. Never throws.
 */
export function scanNotebook(text: string, interest: Interest): NotebookFacts | null {
  const notebook = readNotebook(text);
  return notebook && scanCells(notebook, interest);
}

/** The same for a notebook that was read before. */
export function scanCells(notebook: Notebook, interest: Interest): NotebookFacts {
  const facts: NotebookFacts = { imports: [], calls: [], definitions: [], lines: 0, installs: [] };
  const scan = scanner(notebook.language, interest);
  if (scan === null) return facts;
  for (const { cell, kind, source } of notebook.cells) {
    if (kind !== 'code') continue;
    const { code, installs } = withoutMagics(source);
    const seen = scan(code);
    for (const one of seen.imports) facts.imports.push({ ...one, cell });
    for (const one of seen.calls) facts.calls.push({ ...one, cell });
    for (const one of seen.definitions) facts.definitions.push({ ...one, cell });
    for (const one of installs) facts.installs.push({ ...one, cell });
    facts.lines += seen.lines;
  }
  return facts;
}

function scanner(language: string, interest: Interest): ((source: string) => CodeFacts) | null {
  const names = newNames(interest);
  if (/^i?python/.test(language)) return (source) => scanPython(source, interest, names);
  if (language === 'r') return (source) => scanR(source, interest);
  if (language === 'javascript' || language === 'typescript') return (source) => scanJavaScript(source, interest, names);
  return null;
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
