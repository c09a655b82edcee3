// Which matchers ask for which files.
import type { Matcher, Role, Where } from '../model/index.js';
import { globIndex } from '../parsers/glob/glob.js';
import { allows, type Conclusion, type FileInspection } from './compiled-matcher.js';

export interface Inspecting {
  matcher: Matcher;
  where: Where;
  inspect: FileInspection;
}

/** Leaves out the matchers that a role is not shown to; files of one kind have the same list, so it is filtered once. */
export function allowedTo(role: Role): (list: readonly Inspecting[]) => readonly Inspecting[] {
  const known = new Map<readonly Inspecting[], readonly Inspecting[]>();
  return (list) => {
    const before = known.get(list);
    if (before) return before;
    const left = list.filter(({ where }) => allows(where, role));
    known.set(list, left);
    return left;
  };
}

/** @returns for a path the conclusions that ask for files of its name. */
export function nameIndex(conclusions: readonly Conclusion[]): (path: string) => readonly Conclusion[] {
  return globIndex(conclusions.filter(({ names }) => names.length > 0).map((value) => ({ patterns: value.names, value })));
}

/** The files that each conclusion asks for by their names. */
export function namedFiles(
  asking: (path: string) => readonly Conclusion[],
  files: readonly { path: string; role: Role }[],
): Map<Conclusion, { path: string; role: Role }[]> {
  const found = new Map<Conclusion, { path: string; role: Role }[]>();
  for (const file of files) {
    for (const conclusion of asking(file.path)) {
      const list = found.get(conclusion);
      if (list) list.push(file);
      else found.set(conclusion, [file]);
    }
  }
  return found;
}
