// What was seen in old copies counts for nothing, unless something that is alive uses them.
import { isNamed, namesOfSetAside, type SetAside, setAside } from '../inventory/set-aside.js';
import type { Matcher, Sighting } from '../model/index.js';
import { languageOf } from '../parsers/languages.js';
import type { TextSource } from './text-source.js';

/** The most files that are asked whether they name an old copy. */
const maxFiles = 5_000;
/** Settings, scripts and recipes, which may start a file. */
const starts =
  /\.(?:ya?ml|toml|json|cfg|ini|sh|bash|ps1|bat|tf|hcl|mk|service|conf|env|smk|nf)$|(?:^|[/.])(?:dockerfile|containerfile|makefile|justfile|jenkinsfile|procfile|crontab|snakefile|pipfile)[^/]*$/i;

/**
 * Marks sightings in code that is set aside.
 * @param hits what all matchers saw; places are doubted in place
 * @param paths the project's own files
 */
export function doubtSetAside(hits: ReadonlyMap<Matcher, readonly Sighting[]>, paths: readonly string[], source: TextSource): void {
  const code = paths.filter((path) => languageOf(path) !== null);
  const aside = new Map(paths.flatMap((path) => (mayBeAside(path) ? (setAside(path) ?? []) : [])).map((one) => [one.path, one]));
  // Where most of the code lies there, it is the project.
  if (aside.size === 0 || code.filter((path) => aside.has(path)).length * 2 >= code.length) return;
  const seen = [...hits.values()].flatMap((places) => places.filter(({ path, doubt }) => doubt === undefined && aside.has(path)));
  if (seen.length === 0) return;
  const used = usedAmong(new Set(seen.map(({ path }) => path)), aside, paths, source);
  if (source.isSpent()) return;
  for (const place of seen) if (!used.has(place.path)) place.doubt = 'set-aside';
}

function mayBeAside(path: string): boolean {
  return /old|bak|archive|deprecated|obsolete|attic|trash|legacy|backup|copy|orig/i.test(path);
}

/** Those of some paths that another file names which is alive: code, settings, scripts, CI. */
function usedAmong(
  asked: ReadonlySet<string>,
  aside: ReadonlyMap<string, SetAside>,
  paths: readonly string[],
  { expect, text }: TextSource,
): ReadonlySet<string> {
  const used = new Set<string>();
  const asking = paths.filter((one) => !aside.has(one) && (languageOf(one) !== null || starts.test(one))).slice(0, maxFiles);
  expect(asking);
  for (const path of asking) {
    const names = namesOfSetAside(text(path) ?? '');
    if (names.length === 0) continue;
    for (const one of asked) {
      const what = aside.get(one);
      if (what && !used.has(one) && names.some((name) => isNamed(what, name))) used.add(one);
    }
    if (used.size === asked.size) break;
  }
  return used;
}
