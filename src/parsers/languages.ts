// The one list of languages whose code is read. A further one is a folder beside this file, and a row here.
import { type Names, newNames } from './code/bindings.js';
import type { CodeFacts, Interest } from './code/facts.js';
import type { Outline } from './code/outline.js';
import { outlineJavaScript } from './javascript/outline.js';
import { blankJavaScript, scanJavaScript } from './javascript/scan.js';
import type { Notebook } from './notebook/notebook.js';
import { type NotebookFacts, scanCells } from './notebook/scan.js';
import { outlinePython } from './python/outline.js';
import { blankPython, scanPython } from './python/scan.js';
import { isStub } from './python/stub.js';
import { outlineR } from './r/outline.js';
import { scanChunks } from './r/rmarkdown.js';
import { blankR, scanR } from './r/scan.js';
import { isUtf16 } from './text/decode.js';
import { once } from './text/lazy.js';

/** A file of code: its bytes, and what is made of them when it is asked for. */
export interface CodeFile {
  path: string;
  bytes: Uint8Array;
  text(): string;
  /** Its cells; null where it is no notebook, or a broken one. */
  notebook(): Notebook | null;
}

/** What a file of code says. Lines count from 1; in a notebook they are lines of the cell. */
export interface FileFacts {
  imports: { module: string; line: number; cell?: number }[];
  calls: { name: string; line: number; args: string; cell?: number }[];
  definitions: { name: string; line: number; cell?: number }[];
  /** Non-blank lines. */
  lines: number;
  /** Packages that it installs by command. */
  installs: { name: string; line: number }[];
  /** Whether a definition does nothing. */
  isStub(definition: { line: number; cell?: number }): boolean;
}

/** How a language itself is read, wherever it stands: in a file, a cell of a notebook, a chunk of R Markdown. */
interface Syntax {
  /** What one source says. `names`: bindings of the cells before, which are added to. Never throws. */
  scan(source: string, interest: Interest, names: Names): CodeFacts;
  /** Files whose comments are written as in this language: its own and those of its dialects. */
  commented: RegExp;
  /** The source with comments (and docstrings) replaced by spaces: same length, same line breaks. */
  stripComments(source: string): string;
  /** What a source does, statement by statement, and its functions; of some languages only these. Never throws. */
  outline(source: string): Outline;
  /** Whether the definition on a line (from 1) does nothing. */
  isStub(lines: readonly string[], line: number): boolean;
  /** What notebooks call their kernel's language, in lower case. */
  kernels: RegExp;
  /** What the fence of a chunk of R Markdown calls it, in lower case; null where such chunks are not read. */
  fence: string | null;
}

export interface Language<Id extends string = string, Ecosystem extends string = string> {
  /** What lines of code are counted under. */
  id: Id;
  /** The names of its files. */
  files: RegExp;
  /** Up to how many bytes a file of it is read. */
  maxBytes: number;
  /** The names (without folders) of files that hold tests; null where only folders tell. */
  tests: RegExp | null;
  /** What a file of it says; null where it cannot be parsed at all (a broken notebook). Never throws. */
  read(file: CodeFile, interest: Interest): FileFacts | null;
  /** Null for what holds code of other languages. */
  syntax: Syntax | null;
  /**
   * The keys of a tool in rules/tools/ under which the rules say what packages of this language are called: in imports, and in lists of dependencies. Null
   * where the packages are those of another language.
   */
  tools: { imports: string; distributions: string } | null;
  /** The package ecosystems that its dependencies are locked in. */
  ecosystems: readonly Ecosystem[];
  /** Whether models are built in it. Where a project has such code, code of other languages (a page, a gateway) stands beside the model. */
  buildsModels: boolean;
}

const mebibyte = 1024 * 1024;
const neverStub = () => false;

const python: Syntax = {
  scan: scanPython,
  commented: /\.pyi?$/i,
  stripComments: blankPython,
  outline: outlinePython,
  isStub,
  kernels: /^i?python/,
  fence: 'python',
};
const javascript: Syntax = {
  scan: scanJavaScript,
  commented: /\.(?:[cm]?[jt]sx?|svelte|vue)$/i,
  stripComments: blankJavaScript,
  outline: outlineJavaScript,
  isStub: neverStub,
  kernels: /^(?:javascript|typescript)$/,
  fence: null,
};
const r: Syntax = { scan: scanR, commented: /\.r$/i, stripComments: blankR, outline: outlineR, isStub: neverStub, kernels: /^r$/, fence: 'r' };

const rows = [
  {
    id: 'python',
    files: /\.pyw?$/i,
    maxBytes: 2 * mebibyte,
    tests: /^(?:test_.*|.*_tests?|conftest|tests?)\.py$/,
    // Most code is Python in UTF-8, which is scanned without being decoded.
    read: (file, interest) => factsOf(python, file, scanPython(isUtf16(file.bytes) ? file.text() : file.bytes, interest)),
    syntax: python,
    tools: { imports: 'imports', distributions: 'distributions' },
    ecosystems: ['python', 'conda'],
    buildsModels: true,
  },
  {
    id: 'notebook',
    files: /\.ipynb$/i,
    // Most of it are outputs.
    maxBytes: 20 * mebibyte,
    tests: null,
    read: notebookFacts,
    syntax: null,
    tools: null,
    ecosystems: ['python', 'conda'],
    buildsModels: true,
  },
  {
    id: 'javascript',
    files: /(?<!\.d(?=\.ts$))\.(?:[cm]?[jt]sx?|svelte|vue)$/i,
    maxBytes: 2 * mebibyte,
    tests: /\.(?:spec|test|e2e|cy)\.[cm]?[jt]sx?$/,
    read: (file, interest) => factsOf(javascript, file, scanJavaScript(file.text(), interest)),
    syntax: javascript,
    tools: { imports: 'npm', distributions: 'npm' },
    ecosystems: ['npm'],
    buildsModels: false,
  },
  {
    id: 'r',
    files: /\.(?:r|rmd|qmd)$/i,
    maxBytes: 2 * mebibyte,
    tests: /^(?:test_.*|.*_tests?|conftest|tests?)\.[rR]$|^test-.*\.[rR]$/,
    read: (file, interest) => (r.commented.test(file.path) ? factsOf(r, file, scanR(file.text(), interest)) : chunkFacts(file, interest)),
    syntax: r,
    tools: { imports: 'r', distributions: 'r' },
    ecosystems: ['r'],
    buildsModels: true,
  },
] as const satisfies readonly Language[];

export type LanguageId = (typeof rows)[number]['id'];

/** Every language, each once. No file name is that of two of them. */
export const languages: readonly Language<LanguageId, (typeof rows)[number]['ecosystems'][number]>[] = rows;

/** @returns the language that a path's name promises, or null where it is no code that is read. */
export function languageOf(path: string): (typeof languages)[number] | null {
  return languages.find(({ files }) => files.test(path)) ?? null;
}

/** @returns the language of a notebook's kernel, or null where it is not read. */
export function kernelSyntax({ language }: Pick<Notebook, 'language'>): Syntax | null {
  return syntaxWhere(({ kernels }) => kernels.test(language));
}

/** @returns the code of a notebook's cell with comments replaced by spaces; of a kernel that is not read those that begin as in Python, as most do. */
export function stripCellComments(notebook: Pick<Notebook, 'language'>, source: string): string {
  return (kernelSyntax(notebook) ?? python).stripComments(source);
}

/** @returns what code does, statement by statement, and its functions; null where its language is not read. @param source the code without comments; of a notebook all cells, one below the other */
export function outlineOf(path: string, notebook: Pick<Notebook, 'language'> | null, source: string): Outline | null {
  const syntax = notebook ? kernelSyntax(notebook) : languageOf(path)?.syntax;
  return syntax?.outline(source) ?? null;
}

/** @returns what a notebook says, as one program: names bound in a cell hold in those below. A kernel that is not read gives no facts. */
export function scanNotebook(notebook: Notebook, interest: Interest): NotebookFacts {
  const syntax = kernelSyntax(notebook);
  const names = newNames(interest);
  return scanCells(notebook, syntax && ((source) => syntax.scan(source, interest, names)));
}

function syntaxWhere(fits: (syntax: Syntax) => boolean): Syntax | null {
  return languages.find(({ syntax }) => syntax !== null && fits(syntax))?.syntax ?? null;
}

/** The facts of a file that holds one language and nothing else. */
function factsOf(syntax: Syntax, file: CodeFile, facts: CodeFacts): FileFacts {
  const lines = once(() => file.text().split('\n'));
  return { ...facts, installs: [], isStub: ({ line }) => syntax.isStub(lines(), line) };
}

/** The facts of an R Markdown or Quarto document: those of its chunks. */
function chunkFacts(file: CodeFile, interest: Interest): FileFacts {
  const scannerOf = (language: string) => {
    const syntax = syntaxWhere(({ fence }) => fence === language);
    return syntax && ((source: string) => syntax.scan(source, interest, newNames(interest)));
  };
  return { ...scanChunks(file.text(), scannerOf), installs: [], isStub: neverStub };
}

function notebookFacts(file: CodeFile, interest: Interest): FileFacts | null {
  const notebook = file.notebook();
  if (notebook === null) return null;
  const syntax = kernelSyntax(notebook);
  const lines = new Map<number | undefined, string[]>();
  const linesOf = (cell: number | undefined): string[] => {
    const before = lines.get(cell);
    if (before) return before;
    const split = notebook.cells.find((one) => one.cell === cell)?.source.split('\n') ?? [];
    lines.set(cell, split);
    return split;
  };
  return { ...scanNotebook(notebook, interest), isStub: ({ line, cell }) => syntax?.isStub(linesOf(cell), line) === true };
}
