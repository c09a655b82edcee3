// Code in languages that are not read: how much of it there is, by language.

/** Languages by the endings of their files. */
const endings: readonly [language: string, files: RegExp][] = [
  ['MATLAB', /\.m$/],
  ['Objective-C', /\.mm$/],
  ['Swift', /\.swift$/],
  ['Dart', /\.dart$/],
  ['Lua', /\.lua$/],
  ['Perl', /\.(?:pl|pm)$/],
  ['PHP', /\.php$/],
  ['Ruby', /\.rb$/],
  ['SAS', /\.sas$/i],
  ['Stata', /\.(?:do|ado)$/i],
  ['SPSS', /\.sps$/i],
  ['Wolfram', /\.(?:wl|wls)$/],
  ['Fortran', /\.(?:f|for|f90|f95|f03|f08)$/i],
  ['Haskell', /\.hs$/],
  ['Elixir', /\.exs?$/],
  ['Erlang', /\.erl$/],
  ['Clojure', /\.clj[cs]?$/],
  ['F#', /\.fsx?$/],
  ['OCaml', /\.mli?$/],
  ['Nim', /\.nim$/],
  ['Zig', /\.zig$/],
  ['Mojo', /\.mojo$/],
  ['Visual Basic', /\.vb$/],
  ['CoffeeScript', /\.coffee$/],
];
const anyEnding = /\.(?:[a-z]{1,6}|f\d\d)$/i;

/** What is written in such a language. */
export interface UnreadCode {
  files: number;
  /** Non-blank ones. */
  lines: number;
}

/** @returns the language, not read here, that a path's name promises; null for all others */
export function unreadLanguage(path: string): string | null {
  if (!anyEnding.test(path)) return null;
  return endings.find(([, files]) => files.test(path))?.[0] ?? null;
}

/** @returns the language of a file and its non-blank lines; null where it holds none that is not read */
export function unreadCode(path: string, text: () => string): { language: string; lines: number } | null {
  const promised = unreadLanguage(path);
  if (promised === null) return null;
  const said = text();
  // One ending, two languages.
  const language = promised === 'MATLAB' && /^[ \t]{0,20}(?:#import|#include|@interface|@implementation|@class)\b/m.test(said) ? 'Objective-C' : promised;
  const lines = said.match(/^[^\S\n]{0,1000}\S/gm)?.length ?? 0;
  return lines === 0 ? null : { language, lines };
}

/** From this share of the project's own lines on, what is not seen may stand in what is not read. */
const much = 0.2;

/** @returns whether a project has so much code that is not read that nothing is denied by the rest. @param read its lines of code that is read */
export function isMuchUnread(unread: Readonly<Record<string, UnreadCode>>, read: Readonly<Partial<Record<string, number>>>): boolean {
  const missing = Object.values(unread).reduce((sum, { lines }) => sum + lines, 0);
  const known = Object.values(read).reduce<number>((sum, lines) => sum + (lines ?? 0), 0);
  return missing > 0 && missing >= (missing + known) * much;
}
