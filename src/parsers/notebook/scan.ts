// What the code in a notebook says.

import type { Call, CodeFacts } from '../code/facts.js';
import { withoutMagics } from './magics.js';
import type { Notebook } from './notebook.js';

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
 * Reads what the code cells of a notebook say. Cells of another language (`%%bash`) and lines for the notebook itself (`%`, `!`) are left out.
 * @param scan reads one cell after the other; null where the kernel's language is not read, which gives no facts
 */
export function scanCells(notebook: Notebook, scan: ((source: string) => CodeFacts) | null): NotebookFacts {
  const facts: NotebookFacts = { imports: [], calls: [], definitions: [], lines: 0, installs: [] };
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
