// What a manifest is to say of a file of results: which file, and what it rests on, with the hashes of what git stores of that.
import { componentsIn } from '../inventory/components/components.js';
import type { Covered, ImportEntry, ImportedResult, ImportRule, Tree } from '../model/index.js';
import { glob } from '../parsers/glob/glob.js';
import { isProse } from '../signals/evidence-file.js';
import { hashesOf } from '../signals/stored-hash.js';
import type { AssessedProject } from './assess-project.js';
import type { Host } from './host.js';
import { sourceAt } from './open-source.js';

/** A result rests on so many files at the most; more are no guess any more. */
export const mostCovered = 200;
const maxBytes = 20 * 1024 * 1024;

/**
 * The files that the results of a format usually rest on, as far as the project shows them: components that its code names, places of signals and of activities.
 * Documents are none of them, but for prompts.
 * @returns paths, sorted by code unit; none where there are too many to be meant
 */
export function guessedCover({ tree, manifest, seen }: Pick<AssessedProject, 'tree' | 'manifest' | 'seen'>, rule: ImportRule | undefined): string[] {
  if (rule === undefined) return [];
  const { components, signals, activities } = rule.restsOn;
  const left = manifest.exclude.map(glob);
  const own = tree.files.filter((path) => !left.some((matches) => matches(path)));
  const named = components.length === 0 ? [] : componentsIn(tree, own).components.filter(({ kind }) => components.includes(kind));
  const facts = seen.facts.filter(({ signal, state }) => signals.includes(signal) && (state === 'present' || state === 'weak'));
  const done = seen.activities.filter(({ id, state }) => activities.includes(id) && state === 'present');
  const prompts = new Set(named.filter(({ kind }) => kind === 'prompt').flatMap(({ places }) => places.map(({ path }) => path)));
  const paths = new Set([...named, ...facts, ...done].flatMap(({ places }) => places.map(({ path }) => path)));
  const files = new Set(own);
  const kept = [...paths].filter((path) => files.has(path) && (prompts.has(path) || !isProse(path)));
  return kept.length > mostCovered ? [] : kept.sort(byCodeUnit);
}

/** The files of the project that one of some globs names. @param besides files that are left out: the results themselves, the manifest */
export function namedCover({ files }: Pick<Tree, 'files'>, globs: readonly string[], besides: ReadonlySet<string>): string[] {
  const tests = globs.map(glob);
  return files.filter((path) => !besides.has(path) && tests.some((matches) => matches(path)));
}

/**
 * The hashes of files as they were when a result was made: at the commit that it names, where git knows that; otherwise as they are.
 * @returns with each the hash of what git stores; files that cannot be read, or were not there at that commit, are left out
 */
export function coveredBy(
  paths: readonly string[],
  { commit }: Pick<ImportedResult, 'commit'>,
  { folder, tree }: AssessedProject,
  host: Host,
): { covers: Covered[]; at: string | null } {
  const then = commit === null ? null : treeAt(folder, commit, host);
  const from = then ?? tree;
  const covers = paths.flatMap((path): Covered[] => {
    const reading = from.read(path, maxBytes);
    return 'bytes' in reading ? [{ path, sha256: hashesOf(reading.bytes)[0] }] : [];
  });
  return { covers, at: then === null ? null : commit };
}

function treeAt(folder: string, commit: string, host: Host): Tree | null {
  try {
    return sourceAt(folder, commit, host).tree;
  } catch {
    // It may be one of another repository, or not in this clone.
    return null;
  }
}

/** An entry as it is written: a file alone where nothing else is said. */
export function writtenEntry({ file, ...rest }: ImportEntry): string | ({ file: string } & Omit<ImportEntry, 'file'>) {
  return Object.keys(rest).length === 0 ? file : { file, ...rest };
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
