// One file of the tree as the matchers see it: read once, parsed when first asked for.
import type { Place, Role } from '../model/index.js';
import type { DeadLines } from '../parsers/code/dead-lines.js';
import type { Outline } from '../parsers/code/outline.js';
import { type DataFile, readData } from '../parsers/config/config-file.js';
import { type Document, readDocument } from '../parsers/documents/document.js';
import { deadLines, outlineOf, stripCellComments } from '../parsers/languages.js';
import { withoutMagics } from '../parsers/notebook/magics.js';
import { type Notebook, readNotebook } from '../parsers/notebook/notebook.js';
import { withoutComments } from '../parsers/strip-comments.js';
import { decode, unixLines } from '../parsers/text/decode.js';
import { once } from '../parsers/text/lazy.js';
import { leadingSpace, linesOf } from '../parsers/text/lines.js';
import { identifierSearch, type Rows, rowsIn, type Word, wordSearch } from '../parsers/text/word-search.js';

export interface FileView {
  path: string;
  role: Role;
  size: number;
  text(): string;
  /** Its cells; null where it is no notebook. */
  notebook(): Notebook | null;
  /** What the effective text is made of, in lower case: it holds every word of it, and maybe more in comments. */
  lower(): string;
  /** Which rows of letters, in lower case, `lower` and, of a notebook, the whole file hold. */
  letters(): readonly Rows[];
  /** Whether `lower` holds a word; each is looked for once, whoever asks. */
  holds(word: Word): boolean;
  /** Whether `lower` holds a word other than as a part of a longer identifier. */
  names(word: Word): boolean;
  /** The same as `holds` of the whole file, comments and what stands around the cells of a notebook included. */
  mentions(word: Word): boolean;
  /** The effective text in lower case, and whether it holds a word. */
  shown(): string;
  shows(word: Word): boolean;
  /** Whether escapes may make up letters of a word in quotes: "\u0061", or a line of a quoted word that goes on in the next one. */
  spelledByEscapes(): boolean;
  /** The text with the comments (and docstrings) of its language replaced by spaces: same length, same lines. Of a notebook the code cells, one below the other. */
  effective(): string;
  /** The lines of its code that never run. */
  dead(): readonly DeadLines[];
  /** The effective text with these lines blanked as well; the effective text itself where there are none. */
  live(): string;
  /** The place of an offset in the effective text. */
  placeAt(offset: number): Place;
  /** The offset in the effective text at which a line begins, its blanks passed. */
  offsetOf(place: { line: number; cell?: number }): number;
  /** What the code does, statement by statement, with offsets in the effective text; null where it is none that is read so closely. */
  outline(): Outline | null;
  /** The text as keys and values (TOML, YAML, JSON, INI); null where it is none of these or does not parse. */
  data(): DataFile | null;
  /** What people read: the whole text, or of a notebook the Markdown cells, one below the other. */
  prose(): string;
  /** The place of a line (from 1) of the prose. */
  proseAt(line: number): Place;
  document(): Document;
  /** The headings and texts of the document in one, and whether they (with its title), or the headings alone, hold a word in lower case. */
  said(): { text: string; holds: (word: Word) => boolean; headed: (word: Word) => boolean };
}

/** @returns a view of the bytes of one file; nothing is parsed before it is asked for. */
export function viewOf(path: string, role: Role, bytes: Uint8Array): FileView {
  const text = once(() => unixLines(decode(bytes)));
  const notebook = once(() => (path.toLowerCase().endsWith('.ipynb') ? readNotebook(text()) : null));
  const cells = once(() => codeCells(notebook()));
  const notes = once(() => notebook()?.cells.filter(({ kind }) => kind === 'markdown') ?? []);
  const effective = once(() => (notebook() ? joined(cells()) : withoutComments(path, text())));
  const dead = once(() => deadLines({ path, text, notebook }));
  const live = once(() =>
    notebook()
      ? joined(
          cells().map(({ cell, code }) => ({
            cell,
            code: withoutLines(
              code,
              dead().filter((one) => one.cell === cell),
            ),
          })),
        )
      : withoutLines(effective(), dead()),
  );
  const prose = once(() =>
    notebook()
      ? notes()
          .map(({ source }) => source)
          .join(betweenNotes)
      : text(),
  );
  const lower = once(() => (notebook() ? joined(codeOf(notebook())) : text()).toLowerCase());
  const letters = once(() => rowsIn(lower()));
  const holds = wordSearch(lower, letters);
  const names = identifierSearch(lower, holds);
  const whole = notebook() ? once(() => text().toLowerCase()) : lower;
  const lettersOfAll = notebook() ? once(() => rowsIn(whole())) : letters;
  const mentions = notebook() ? wordSearch(whole, lettersOfAll) : holds;
  const shown = once(() => (effective() === text() ? lower() : effective().toLowerCase()));
  const showsWord = wordSearch(shown);
  const document = once(() => readDocument(path, prose()));
  return {
    path,
    role,
    size: bytes.length,
    text,
    notebook,
    lower,
    letters: () => (notebook() ? [letters(), lettersOfAll()] : [letters()]),
    holds,
    names,
    mentions,
    shown,
    shows: (word) => holds(word) && showsWord(word),
    spelledByEscapes: once(() => text().includes('\\') && /^[^"\n\r]*"[^\n\r]*\\(?:[xuU]|$)/m.test(text())),
    effective,
    dead,
    live,
    placeAt: (offset) => ({ path, ...(placeInCell(cells(), offset) ?? { line: lineAt(effective(), offset) }) }),
    offsetOf: ({ line, cell }) => offsetIn(cell === undefined ? [{ cell, code: effective() }] : cells(), line, cell),
    outline: once(() => outlineOf(path, notebook(), effective())),
    data: once(() => readData(path, text())),
    prose,
    proseAt: (line) => ({ path, ...(lineInCell(notes(), line) ?? { line }) }),
    document,
    said: once(() => {
      const { title, sections } = document();
      const text = sections.map((section) => `${section.heading}\n${section.text}`).join('\n');
      const headings = once(() =>
        sections
          .map(({ heading }) => heading)
          .join('\n')
          .toLowerCase(),
      );
      // Some ask for the opening, with the title of its head and with plain hyphens.
      const all = once(() => `${title ?? ''}\n${text}`.toLowerCase().replace(/[\u2010\u2011]/g, '-'));
      return { text, holds: wordSearch(all), headed: wordSearch(headings) };
    }),
  };
}

interface CodeCell {
  cell: number;
  code: string;
}

function codeOf(notebook: Notebook | null): CodeCell[] {
  return notebook?.cells.flatMap(({ kind, cell, source }) => (kind === 'code' ? { cell, code: source } : [])) ?? [];
}

/** The code cells of a notebook without comments and magics. */
function codeCells(notebook: Notebook | null): CodeCell[] {
  if (notebook === null) return [];
  return codeOf(notebook).map(({ cell, code }) => ({ cell, code: stripCellComments(notebook, withoutMagics(code).code) }));
}

function joined(cells: readonly CodeCell[]): string {
  return cells.map(({ code }) => code).join('\n');
}

/** What only type checkers read may stand as it is: of a text it is all the same. */
function withoutLines(text: string, dead: readonly DeadLines[]): string {
  if (dead.length === 0) return text;
  const lines = text.split('\n');
  for (const { from, to } of dead) for (let line = from; line <= to && line <= lines.length; line++) lines[line - 1] = ' '.repeat(lines[line - 1]?.length ?? 0);
  return lines.join('\n');
}

function placeInCell(cells: readonly CodeCell[], offset: number): { cell: number; line: number } | null {
  let start = 0;
  for (const { cell, code } of cells) {
    if (offset <= start + code.length) return { cell, line: lineAt(code, offset - start) };
    start += code.length + 1;
  }
  return null;
}

/** Cells are paragraphs of their own. */
const betweenNotes = '\n\n';

function lineInCell(cells: readonly { cell: number; source: string }[], line: number): { cell: number; line: number } | null {
  let before = 0;
  for (const { cell, source } of cells) {
    const lines = linesOf(source).length;
    if (line <= before + lines) return { cell, line: line - before };
    before += lines + 1;
  }
  return null;
}

function offsetIn(cells: readonly { cell: number | undefined; code: string }[], line: number, cell: number | undefined): number {
  let start = 0;
  for (const one of cells) {
    if (one.cell === cell) {
      let at = 0;
      for (let passed = 1; passed < line; passed++) {
        const end = one.code.indexOf('\n', at);
        if (end < 0) break;
        at = end + 1;
      }
      return start + at + leadingSpace(one.code.slice(at, at + 1_000));
    }
    start += one.code.length + 1;
  }
  return start;
}

/** @returns the line (from 1) of an offset in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
