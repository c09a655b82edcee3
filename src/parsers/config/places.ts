// The lines on which the keys of a configuration file stand, found by the path of a key.

/** How many keys deep lines are kept, and how many are: a hostile file may have no end of keys. */
export const deepest = 12;
const most = 100_000;

const separator = '\u0000';

export interface KeyLines {
  has(path: readonly string[]): boolean;
  /** Keeps the line of a key; the index of a list's item ("0") is a key as well. */
  set(path: readonly string[], line: number): void;
  /** The line of a key, or of the nearest key above it whose line is known; 1 where none is. */
  of(path: readonly string[]): number;
}

/** @returns an empty store of lines */
export function keyLines(): KeyLines {
  const lines = new Map<string, number>();
  return {
    has: (path) => lines.has(path.join(separator)),
    set(path, line) {
      if (path.length <= deepest && lines.size < most) lines.set(path.join(separator), line);
    },
    of(path) {
      for (let length = path.length; length > 0; length--) {
        const line = lines.get(path.slice(0, length).join(separator));
        if (line !== undefined) return line;
      }
      return 1;
    },
  };
}
