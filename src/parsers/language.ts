// What a language whose code is read has to tell; languages.ts lists them.
import type { Names } from './code/bindings.js';
import type { DeadLines } from './code/dead-lines.js';
import type { Call, CodeFacts, Interest } from './code/facts.js';
import type { HollowTests } from './code/hollow-tests.js';
import type { Outline } from './code/outline.js';
import type { Notebook } from './notebook/notebook.js';

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
  calls: { name: string; line: number; args: string; role: Call['role']; cell?: number }[];
  definitions: { name: string; line: number; cell?: number }[];
  /** Non-blank lines. */
  lines: number;
  /** Packages that it installs by command. */
  installs: { name: string; line: number }[];
  /** Whether a definition does nothing. */
  isStub(definition: { line: number; cell?: number }): boolean;
}

/** How a language itself is read, wherever it stands: in a file, a cell of a notebook, a chunk of R Markdown. */
export interface Syntax {
  /** What one source says. `names`: bindings of the cells before, which are added to. Never throws. */
  scan(source: string, interest: Interest, names: Names): CodeFacts;
  /** Files whose comments are written as in this language: its own and those of its dialects. */
  commented: RegExp;
  /** The source with comments (and docstrings) replaced by spaces: same length, same line breaks. */
  stripComments(source: string): string;
  /** The lines that never run. */
  dead(source: string): DeadLines[];
  /** Why none of the tests in a source proves anything; null where one may, or there are none. */
  hollowTests(source: string): HollowTests | null;
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
   * where the packages are those of another language. `prefix` stands before names that start at an import, so that no package is taken for one of another language.
   */
  tools: { imports: string; distributions: string; prefix: string } | null;
  /** The package ecosystems that its dependencies are locked in. */
  ecosystems: readonly Ecosystem[];
  /** Whether models are built in it. Where a project has such code, code of other languages (a page, a gateway) stands beside the model. */
  buildsModels: boolean;
  /** Whether it is known what a name of one file stands for in another. */
  linked: boolean;
}
