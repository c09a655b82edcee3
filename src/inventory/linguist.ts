// Folders that .gitattributes marks as somebody else's work, as hosting services count it.
import { ignoreRules, manySteps } from '../parsers/glob/ignore-rules.js';
import { decode } from '../parsers/text/decode.js';

const mostFiles = 50;
const mostRules = 1000;
const maxBytes = 64 * 1024;
/** Marked only to keep it out of the statistics of languages, where a project's notebooks outweigh its code. */
const ownWork = /^(?:notebooks?|nbs?|jupyter|ipynb|examples?|docs?|src|lib|tests?|scripts?|experiments?|demos?|tutorials?|eda|analys[ei]s|reports?)$/i;

/**
 * @param paths all files of a tree
 * @param read gives the content of a file of at most so many bytes, null where it cannot be read
 * @returns whether a path lies in a folder that is marked as vendored; endings alone (`*.ipynb`) mark no folder
 */
export function markedVendored(paths: readonly string[], read: (path: string, maxBytes: number) => Uint8Array | null): (path: string) => boolean {
  const attributes = paths.filter((path) => path === '.gitattributes' || path.endsWith('/.gitattributes'));
  const steps = manySteps();
  const rules = attributes.slice(0, mostFiles).flatMap((file) => {
    const patterns = patternsOf(read(file, maxBytes));
    return patterns.length === 0 ? [] : [{ base: file.slice(0, -'.gitattributes'.length), isIn: ignoreRules(patterns, steps) }];
  });
  if (rules.length === 0) return () => false;
  return (path) => rules.some(({ base, isIn }) => path.startsWith(base) && path !== base && isIn(path.slice(base.length)));
}

/** The patterns of folders that are marked; one that is unmarked again below is an exception. */
function patternsOf(bytes: Uint8Array | null): string[] {
  if (bytes === null) return [];
  return decode(bytes)
    .split(/\r?\n/)
    .slice(0, mostRules)
    .flatMap((line) => {
      const [pattern = '', ...attributes] = line.trim().split(/\s+/);
      if (pattern.startsWith('#') || pattern.startsWith('!') || !namesFolder(pattern)) return [];
      if (attributes.some((one) => one === 'linguist-vendored' || one === 'linguist-vendored=true')) return [pattern];
      return attributes.some((one) => one === '-linguist-vendored' || one === 'linguist-vendored=false') ? [`!${pattern}`] : [];
    });
}

/** Whether a pattern names a folder by its whole name, and one that is not plainly the project's own. */
function namesFolder(pattern: string): boolean {
  const folders = pattern.replace(/^\//, '').split('/').slice(0, -1);
  const last = folders.filter((part) => !/^\*{1,2}$/.test(part)).at(-1);
  return last !== undefined && !ownWork.test(last);
}
