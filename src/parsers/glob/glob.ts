// Globs over paths with "/": `*` within a name, `**` over folders, `?`, `{a,b}`. Linear in time on any pattern (no backtracking over stars).
import { alternatives, braces, mostAlternatives } from './braces.js';
import { partsOf } from './path.js';
import { segment, sequence } from './sequence.js';
import { nameTest, pathTest } from './tests.js';

export { type GlobTable, globFinder, globTable } from './glob-index.js';

/** Whether a pattern is one that `glob` takes whole: its braces stand for at most 512 alternatives. */
export function isGlob(pattern: string): boolean {
  return braces(pattern, mostAlternatives + 1).length <= mostAlternatives;
}

/** A compiled glob. */
export type Glob = (path: string) => boolean;

/**
 * @param pattern matched against the whole path; a pattern without "/" matches the file's name in any folder; letter case is ignored
 * @returns whether a path matches
 */
export function glob(pattern: string): Glob {
  const tests = alternatives(pattern).map((one) => pathTest(one).matches);
  return (path) => {
    const parts = partsOf(path);
    return tests.some((matches) => matches(parts));
  };
}

/** A glob over dotted names: `*` one segment (or part of one), `**` any number of segments; letter case counts. "mlflow.**", "**.seed_everything". */
export function nameGlob(pattern: string): (name: string) => boolean {
  if (!pattern.includes('*')) return (name) => name === pattern;
  const tail = pattern.startsWith('**.') ? pattern.slice(2) : '';
  if (tail !== '' && !tail.includes('*')) return (name) => name.endsWith(tail) || (name.length === tail.length - 1 && tail.endsWith(name));
  const head = pattern.endsWith('.**') ? pattern.slice(0, -2) : '';
  if (head !== '' && !head.includes('*')) return (name) => name.startsWith(head) || (name.length === head.length - 1 && head.startsWith(name));
  const segments = pattern.split('.');
  const [only = ''] = segments;
  if (segments.length === 1 && only !== '**') {
    const matches = nameTest(only);
    return (name) => matches(name) && !name.includes('.');
  }
  return (name) => sequence(segments, name.split('.'), '**', segment);
}
