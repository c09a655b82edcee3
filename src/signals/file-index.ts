// Which looks ask for which files.
import type { Matcher, Role } from '../model/index.js';
import { globIndex } from '../parsers/glob/glob.js';
import { allows, type Look } from './matcher.js';

export interface Inspecting {
  matcher: Matcher;
  look: Look;
}

/** Leaves out the looks that a role is not shown to; files of one kind have the same list, so it is filtered once. */
export function allowedTo(role: Role): (list: readonly Inspecting[]) => readonly Inspecting[] {
  const known = new Map<readonly Inspecting[], readonly Inspecting[]>();
  return (list) => {
    const before = known.get(list);
    if (before) return before;
    const left = list.filter(({ look }) => allows(look.where, role));
    known.set(list, left);
    return left;
  };
}

/** @returns for a path the looks that ask for files of its name. */
export function nameIndex(looks: readonly Look[]): (path: string) => readonly Look[] {
  return globIndex(looks.flatMap((look) => (look.names ? [{ patterns: look.names, value: look }] : [])));
}

/** The files that each look asks for by their names. */
export function namedFiles(
  asking: (path: string) => readonly Look[],
  files: readonly { path: string; role: Role }[],
): Map<Look, { path: string; role: Role }[]> {
  const found = new Map<Look, { path: string; role: Role }[]>();
  for (const file of files) {
    for (const look of asking(file.path)) {
      const list = found.get(look);
      if (list) list.push(file);
      else found.set(look, [file]);
    }
  }
  return found;
}
