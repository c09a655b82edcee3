// The texts of a tree for what is concluded once every file was seen, within a limit of their own.
import type { Tree } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';

export interface TextSource {
  /** Says which files will be asked for. */
  expect(paths: readonly string[]): void;
  /** The text of a file; null where it cannot be read, or the limit is spent. */
  text(path: string): string | null;
  /** Whether the limit was spent: then nothing may be concluded from what no text says. */
  isSpent(): boolean;
}

const most = { file: 1024 * 1024, all: 128 * 1024 * 1024 };

/** @returns the texts of a tree, up to 1 MiB each and 128 MiB together */
export function textSource(tree: Tree): TextSource {
  let left = most.all;
  return {
    expect: (paths) => tree.expect(paths),
    text(path) {
      const reading = left <= 0 ? null : tree.read(path, most.file);
      if (reading === null || !('bytes' in reading)) return null;
      left -= reading.bytes.length;
      return decode(reading.bytes);
    },
    isSpent: () => left <= 0,
  };
}
