// Which scanner reads which file, and what it gives in one shape for all languages.
import type { Role } from '../model/index.js';
import type { CodeFacts, Interest } from '../parsers/code/facts.js';
import { scanJavaScript } from '../parsers/javascript/scan.js';
import { scanCells } from '../parsers/notebook/notebook.js';
import { scanPython } from '../parsers/python/scan.js';
import { isStub } from '../parsers/python/stub.js';
import { chunks, scanR } from '../parsers/r/scan.js';
import { isUtf16 } from '../parsers/text/decode.js';
import type { FileView } from './file-view.js';

export type CodeLanguage = 'python' | 'notebook' | 'javascript' | 'r';

export interface SeenCode {
  path: string;
  role: Role;
  language: CodeLanguage;
  imports: { module: string; line: number; cell?: number }[];
  calls: { name: string; line: number; args: string; cell?: number }[];
  definitions: { name: string; line: number; cell?: number }[];
  lines: number;
  installs: { name: string; line: number }[];
  /** Whether a definition does nothing; told for Python only. */
  isStub(definition: { line: number; cell?: number }): boolean;
}

/** @returns the language that a path's name promises, or null where it is no code that we scan. */
export function codeLanguage(path: string): CodeLanguage | null {
  const lower = path.toLowerCase();
  if (/\.pyw?$/.test(lower)) return 'python';
  if (lower.endsWith('.ipynb')) return 'notebook';
  if (/\.(?:[cm]?[jt]sx?|svelte|vue)$/.test(lower) && !lower.endsWith('.d.ts')) return 'javascript';
  if (/\.(?:r|rmd|qmd)$/.test(lower)) return 'r';
  return null;
}

/** @returns what a code file says; null where it cannot be parsed at all (a broken notebook). */
export function readCode(view: FileView, bytes: Uint8Array, language: CodeLanguage, interest: Interest): SeenCode | null {
  const linesOf = remembered((cell: number | undefined) => sourceOf(view, cell).split('\n'));
  const inPython = { isStub: ({ line, cell }: { line: number; cell?: number }) => isStub(linesOf(cell), line) };
  const base = { path: view.path, role: view.role, language, installs: [], isStub: () => false };
  switch (language) {
    case 'python':
      return { ...base, ...inPython, ...scanPython(isUtf16(bytes) ? view.text() : bytes, interest) };
    case 'javascript':
      return { ...base, ...scanJavaScript(view.text(), interest) };
    case 'r':
      return { ...base, ...(/\.r$/i.test(view.path) ? scanR(view.text(), interest) : scanChunks(view.text(), interest)) };
    case 'notebook': {
      const notebook = view.notebook();
      return notebook && { ...base, ...(notebook.language.includes('python') ? inPython : {}), ...scanCells(notebook, interest) };
    }
  }
}

/** The text of a file, or of one cell of it. */
function sourceOf(view: FileView, cell: number | undefined): string {
  return cell === undefined ? view.text() : (view.notebook()?.cells.find((one) => one.cell === cell)?.source ?? '');
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}

function scanChunks(text: string, interest: Interest): CodeFacts {
  const sum: CodeFacts = { imports: [], calls: [], definitions: [], lines: 0 };
  for (const chunk of chunks(text)) {
    if (chunk.language !== 'r' && chunk.language !== 'python') continue;
    const facts = chunk.language === 'r' ? scanR(chunk.source, interest) : scanPython(chunk.source, interest);
    const moved = <T extends { line: number }>(list: T[]) => list.map((one) => ({ ...one, line: one.line + chunk.line - 1 }));
    sum.imports.push(...moved(facts.imports));
    sum.calls.push(...moved(facts.calls));
    sum.definitions.push(...moved(facts.definitions));
    sum.lines += facts.lines;
  }
  return sum;
}
