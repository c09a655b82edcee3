// The one list of languages whose code is read. A further one is a folder beside this file, and a row here; or a table and a row in dialects/.
import { newNames } from './code/bindings.js';
import type { DeadLines } from './code/dead-lines.js';
import type { CodeFacts, Interest } from './code/facts.js';
import type { HollowTests } from './code/hollow-tests.js';
import type { Outline } from './code/outline.js';
import { dialectRows } from './dialects/rows.js';
import { deadJavaScript } from './javascript/dead.js';
import { hollowScriptTests } from './javascript/hollow-tests.js';
import { outlineJavaScript } from './javascript/outline.js';
import { blankJavaScript, scanJavaScript } from './javascript/scan.js';
import type { CodeFile, FileFacts, Language, Syntax } from './language.js';
import { databricksInstalls, withoutMagics } from './notebook/magics.js';
import { flatMarimo, isMarimo, maybeMarimo } from './notebook/marimo.js';
import { isMarkdownNotebook, readMarkdownNotebook, withoutOptions } from './notebook/markdown-notebook.js';
import type { Notebook } from './notebook/notebook.js';
import { type NotebookFacts, scanCells } from './notebook/scan.js';
import { deadPython } from './python/dead.js';
import { hollowPythonTests } from './python/hollow-tests.js';
import { outlinePython } from './python/outline.js';
import { blankPython, scanPython } from './python/scan.js';
import { isStub } from './python/stub.js';
import { deadR } from './r/dead.js';
import { hollowRTests } from './r/hollow-tests.js';
import { outlineR } from './r/outline.js';
import { chunks, scanChunks } from './r/rmarkdown.js';
import { blankR, scanR } from './r/scan.js';
import { isUtf16 } from './text/decode.js';
import { once, onceEach } from './text/lazy.js';

const mebibyte = 1024 * 1024;
const neverStub = () => false;

const python: Syntax = {
  scan: scanPython,
  commented: /\.pyi?$/i,
  stripComments: blankPython,
  dead: (source) => deadPython(flatMarimo(source)),
  hollowTests: hollowPythonTests,
  outline: (source) => outlinePython(flatMarimo(source)),
  isStub,
  kernels: /^i?python/,
  fence: 'python',
};
const javascript: Syntax = {
  scan: scanJavaScript,
  commented: /\.(?:[cm]?[jt]sx?|svelte|vue)$/i,
  stripComments: blankJavaScript,
  dead: deadJavaScript,
  hollowTests: hollowScriptTests,
  outline: outlineJavaScript,
  isStub: neverStub,
  kernels: /^(?:javascript|typescript)$/,
  fence: null,
};
const r: Syntax = {
  scan: scanR,
  commented: /\.r$/i,
  stripComments: blankR,
  outline: outlineR,
  dead: deadR,
  hollowTests: hollowRTests,
  isStub: neverStub,
  kernels: /^r$/,
  fence: 'r',
};
const rows = [
  {
    id: 'python',
    files: /\.pyw?$/i,
    maxBytes: 2 * mebibyte,
    tests: /^(?:test_.*|.*_tests?|conftest|tests?)\.py$/,
    // Most code is Python in UTF-8, which is scanned without being decoded.
    read: (file, interest) => {
      const isBook = maybeMarimo(file.bytes);
      const facts = factsOf(python, file, scanPython(isBook ? flatMarimo(file.text()) : isUtf16(file.bytes) ? file.text() : file.bytes, interest));
      // "# D" opens the head of a notebook of Databricks.
      return file.bytes[2] === 0x44 ? { ...facts, installs: databricksInstalls(file.text()) } : facts;
    },
    syntax: python,
    tools: { imports: 'imports', distributions: 'distributions', prefix: '' },
    ecosystems: ['python', 'conda'],
    buildsModels: true,
    linked: true,
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
    linked: false,
  },
  {
    id: 'javascript',
    files: /(?<!\.d(?=\.ts$))\.(?:[cm]?[jt]sx?|svelte|vue)$/i,
    maxBytes: 2 * mebibyte,
    tests: /\.(?:spec|test|e2e|cy)\.[cm]?[jt]sx?$/,
    read: (file, interest) => factsOf(javascript, file, scanJavaScript(file.text(), interest)),
    syntax: javascript,
    tools: { imports: 'npm', distributions: 'npm', prefix: '' },
    ecosystems: ['npm'],
    buildsModels: false,
    linked: true,
  },
  {
    id: 'r',
    files: /\.(?:r|rmd|qmd)$/i,
    maxBytes: 2 * mebibyte,
    tests: /^(?:test_.*|.*_tests?|conftest|tests?)\.[rR]$|^test-.*\.[rR]$/,
    read: (file, interest) => (r.commented.test(file.path) ? factsOf(r, file, scanR(file.text(), interest)) : chunkFacts(file, interest)),
    syntax: r,
    tools: { imports: 'r', distributions: 'r', prefix: '' },
    ecosystems: ['r'],
    buildsModels: true,
    linked: true,
  },
  ...dialectRows,
] as const satisfies readonly Language[];

export type LanguageId = (typeof rows)[number]['id'];

/** Every language, each once. No file name is that of two of them. */
export const languages: readonly Language<LanguageId, (typeof rows)[number]['ecosystems'][number]>[] = rows;

/** @returns the language that a path's name promises, or null where it is no code that is read. */
export function languageOf(path: string): (typeof languages)[number] | null {
  return languages.find(({ files }) => files.test(path)) ?? null;
}

/** @returns the language of a file whose name promises none, by what it holds: a notebook that is kept as Markdown; null where it is a mere document. */
export function languageInside(path: string, text: () => string): (typeof languages)[number] | null {
  if (!/\.(?:md|markdown)$/i.test(path) || !isMarkdownNotebook(text())) return null;
  return languages.find(({ id }) => id === 'notebook') ?? null;
}

/** @returns the language of a notebook's kernel, or null where it is not read. */
export function kernelSyntax({ language }: Pick<Notebook, 'language'>): Syntax | null {
  return syntaxWhere(({ kernels }) => kernels.test(language));
}

/** @returns whether a file is a notebook by what it holds, whatever its name says: one of marimo */
export function isNotebookInside({ path, bytes, text }: Pick<CodeFile, 'path' | 'bytes' | 'text'>): boolean {
  return rows[0].files.test(path) && maybeMarimo(bytes) && isMarimo(text());
}

/** @returns the language that the lines of a notebook count under: that of its kernel, where files of it are read; Python, and what is not read, stay with the notebook */
export function countedUnder({ language }: Pick<Notebook, 'language'>): LanguageId {
  return languages.find(({ id, syntax }) => id !== 'python' && syntax !== null && syntax.kernels.test(language))?.id ?? 'notebook';
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
  return scanCells(notebook, scannerOf(notebook.language, interest));
}

/** What reads the cells of a kernel, one after the other; null where its language is not read. */
function scannerOf(language: string, interest: Interest): ((source: string) => CodeFacts) | null {
  const syntax = kernelSyntax({ language });
  const names = newNames(interest);
  return syntax && ((source) => syntax.scan(source, interest, names));
}

function syntaxWhere(fits: (syntax: Syntax) => boolean): Syntax | null {
  return languages.find(({ syntax }) => syntax !== null && fits(syntax))?.syntax ?? null;
}

/** The facts of a file that holds one language and nothing else. */
function factsOf(syntax: Syntax, file: CodeFile, facts: CodeFacts): FileFacts {
  const lines = once(() => file.text().split('\n'));
  // Many definitions may stand on one line.
  const isStub = onceEach((line: number) => syntax.isStub(lines(), line));
  return { ...facts, installs: [], isStub: ({ line }) => isStub(line) };
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
  if (notebook === null) return /\.ipynb$/i.test(file.path) ? null : markdownFacts(file, interest);
  const syntax = kernelSyntax(notebook);
  const sources = once(() => new Map<number | undefined, string>(notebook.cells.map((one) => [one.cell, one.source])));
  const linesOf = onceEach((cell: number | undefined) => sources().get(cell)?.split('\n') ?? []);
  return { ...scanNotebook(notebook, interest), isStub: ({ line, cell }) => syntax?.isStub(linesOf(cell), line) === true };
}

/** The facts of a notebook that is kept as Markdown, with the lines of the file. */
function markdownFacts(file: CodeFile, interest: Interest): FileFacts {
  const { language, cells } = readMarkdownNotebook(file.text());
  const one = scanCells(
    { language, cells: cells.map(({ line, source }) => ({ cell: line, kind: 'code', source: withoutOptions(source) })) },
    scannerOf(language, interest),
  );
  const moved = <T extends { line: number; cell: number }>(list: T[]) => list.map(({ cell, ...rest }) => ({ ...rest, line: rest.line + cell - 1 }));
  return {
    imports: moved(one.imports),
    calls: moved(one.calls),
    definitions: moved(one.definitions),
    lines: one.lines,
    installs: moved(one.installs),
    isStub: neverStub,
  };
}

/**
 * @param file of any language
 * @returns the lines that never run; of a notebook each with its cell. Never throws.
 */
export function deadLines({ path, text, notebook }: Omit<CodeFile, 'bytes'>): DeadLines[] {
  const language = languageOf(path);
  if (language === null) return [];
  const book = notebook();
  if (book !== null) {
    const syntax = kernelSyntax(book);
    const cells = syntax === null ? [] : book.cells.filter(({ kind }) => kind === 'code');
    // A cell that breaks off says nothing of the cells around it.
    return cells.flatMap(({ cell, source }) => syntax?.dead(withoutMagics(source).code).map((one) => ({ ...one, cell })) ?? []);
  }
  if (language.syntax === null) return [];
  if (language.syntax.commented.test(path)) return language.syntax.dead(text());
  return chunks(text()).flatMap(({ language: name, line, source }) => {
    const syntax = syntaxWhere(({ fence }) => fence === name);
    return syntax?.dead(source).map((one) => ({ ...one, from: one.from + line - 1, to: one.to + line - 1 })) ?? [];
  });
}

/** @returns why none of the tests in a file proves anything; null where one may, there are none, or the file is no plain source. Never throws. */
export function hollowTests(path: string, text: () => string): HollowTests | null {
  const syntax = languageOf(path)?.syntax;
  return syntax?.commented.test(path) ? syntax.hollowTests(text()) : null;
}
