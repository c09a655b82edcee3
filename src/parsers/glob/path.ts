// A path made ready for many globs: lower-cased and cut once.

export interface PathParts {
  /** In lower case. */
  path: string;
  /** Folders and name, in lower case. */
  segments: readonly string[];
  /** The last segment. */
  name: string;
  /** Of the name from its last "." on; "" without one. */
  ending: string;
}

/** One path after another is held against many globs. */
let last: { path: string; parts: PathParts } | null = null;

/** @returns the parts of a path */
export function partsOf(path: string): PathParts {
  if (last?.path !== path) last = { path, parts: cut(path) };
  return last.parts;
}

function cut(path: string): PathParts {
  const lower = path.toLowerCase();
  const segments = lower.split('/');
  const name = segments[segments.length - 1] ?? '';
  const dot = name.lastIndexOf('.');
  return { path: lower, segments, name, ending: dot < 0 ? '' : name.slice(dot) };
}
