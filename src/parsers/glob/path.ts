// A path made ready for many globs: lower-cased and cut once.

export interface PathParts {
  /** Folders and name, in lower case. */
  segments: readonly string[];
  /** The last segment. */
  name: string;
  /** Of the name from its last "." on; "" without one. */
  ending: string;
}

let last: { path: string; parts: PathParts } | null = null;

/** @returns the parts of a path; those of the path asked for last are kept, because one path meets many globs in a row. */
export function prepared(path: string): PathParts {
  if (last?.path === path) return last.parts;
  const segments = path.toLowerCase().split('/');
  const name = segments[segments.length - 1] ?? '';
  const dot = name.lastIndexOf('.');
  const parts = { segments, name, ending: dot < 0 ? '' : name.slice(dot) };
  last = { path, parts };
  return parts;
}
