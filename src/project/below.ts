// Whether one path lies in another: by the rules of the system that the program runs on (of Windows letter case is ignored, and each drive is a tree of its own).
import nodePath, { type PlatformPath } from 'node:path';

/**
 * @param folder absolute, as is `path`; where links may lead elsewhere, both with their links followed
 * @param rules how paths are written; those of this system where it is left out
 * @returns the way from the folder to the path with "/", "" for the folder itself; null where it lies elsewhere
 */
export function wayBelow(folder: string, path: string, rules: PlatformPath = nodePath): string | null {
  const way = rules.relative(folder, path);
  if (way === '..' || way.startsWith(`..${rules.sep}`) || rules.isAbsolute(way)) return null;
  return way.split(rules.sep).join('/');
}

/** The way from one folder to another, which may lie above it, with "/". */
export function wayTo(from: string, to: string, rules: PlatformPath = nodePath): string {
  return rules.relative(from, to).split(rules.sep).join('/');
}

/** Whether two paths are the same one, however it is written. */
export function isSame(a: string, b: string, rules: PlatformPath = nodePath): boolean {
  return a === b || rules.relative(a, b) === '';
}
