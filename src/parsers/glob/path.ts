// A path made ready for many globs: lower-cased and cut once.

export interface PathParts {
  /** Folders and name, in lower case. */
  segments: readonly string[];
  /** The last segment. */
  name: string;
  /** Of the name from its last "." on; "" without one. */
  ending: string;
}

/** @returns the parts of a path */
export function partsOf(path: string): PathParts {
  const segments = path.toLowerCase().split('/');
  const name = segments[segments.length - 1] ?? '';
  const dot = name.lastIndexOf('.');
  return { segments, name, ending: dot < 0 ? '' : name.slice(dot) };
}
