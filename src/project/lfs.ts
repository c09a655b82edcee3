// Files that Git LFS keeps elsewhere: in git's own objects only a pointer stands for them, and where LFS is installed the working directory holds the content.
// An audit must not depend on that, so such a file is its pointer everywhere.
import { ignoreRules, manySteps } from '../parsers/glob/ignore-rules.js';
import { decode } from '../parsers/text/decode.js';

const first = 'version https://git-lfs.github.com/spec/v1';

/** What stands for a file in every tree. */
export const pointer = Buffer.from(`${first}\n`);

/** Whether what was read of a file is what stands for one that LFS keeps. */
export function isPointer(bytes: Uint8Array): boolean {
  return bytes === pointer;
}

const mostFiles = 50;
const maxBytes = 64 * 1024;

/**
 * @param attributes paths of the `.gitattributes` files of a tree
 * @param read gives the content of one, null where it cannot be read
 * @returns what tells whether a path is kept by LFS
 */
export function keptByLfs(attributes: readonly string[], read: (path: string, maxBytes: number) => Uint8Array | null): (path: string) => boolean {
  const steps = manySteps();
  const rules = attributes.slice(0, mostFiles).flatMap((file) => {
    const patterns = linesOf(read(file, maxBytes));
    return patterns.length === 0 ? [] : [{ base: file.slice(0, -'.gitattributes'.length), keeps: ignoreRules(patterns, steps) }];
  });
  if (rules.length === 0) return () => false;
  return (path) => rules.some(({ base, keeps }) => path.startsWith(base) && path !== base && keeps(path.slice(base.length)));
}

/** The patterns whose files LFS keeps. */
function linesOf(bytes: Uint8Array | null): string[] {
  if (bytes === null) return [];
  return decode(bytes)
    .split(/\r?\n/)
    .slice(0, 1000)
    .flatMap((line) => {
      const [pattern = '', ...attributes] = line.trim().split(/\s+/);
      return pattern === '' || pattern.startsWith('#') || pattern.startsWith('[attr]') || !attributes.includes('filter=lfs') ? [] : [pattern];
    });
}
