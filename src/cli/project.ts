// Opens a project, looks at it and assesses it: what every command about one project begins with.
import { resolve } from 'node:path';
import { assess } from '../assess/assess.js';
import { KnownError } from '../errors.js';
import { cite } from '../evidence/cite.js';
import { scan } from '../evidence/scan.js';
import type { Assessment, Catalogue, Manifest, Scan, Tree } from '../model.js';
import { openAbove } from '../project/above.js';
import { openFolder } from '../project/folder.js';
import { noManifest, projectFolder, readManifest } from '../project/manifest.js';
import { glob } from '../syntax/glob.js';
import type { Io } from './io.js';

export interface AssessedProject {
  folder: string;
  tree: Tree;
  manifest: Manifest;
  seen: Scan;
  assessment: Assessment;
}

/** The folder that a command is about: the one that was named, otherwise the nearest upwards that holds a manifest. @throws KnownError for an empty name */
export function folderOf(dir: string | undefined, io: Io): string {
  if (dir === '') throw new KnownError('the folder', 'is an empty text', 'name the folder of a project, or none');
  return dir === undefined ? projectFolder(io.cwd()) : resolve(io.cwd(), dir);
}

/**
 * @param dir what the command line names, if anything
 * @param today "YYYY-MM-DD" in UTC; `bare`: nothing of the manifest counts
 * @throws KnownError where the folder cannot be read or the manifest is wrong
 */
export async function assessProject(
  dir: string | undefined,
  { catalogue, today, untracked = false, bare = false }: { catalogue: Catalogue; today: string; untracked?: boolean; bare?: boolean },
  io: Io,
): Promise<AssessedProject> {
  const folder = folderOf(dir, io);
  const env = { PATH: io.env['PATH'], HOME: io.env['HOME'] };
  const tree = openFolder(folder, { untracked, env });
  const read = await readManifest(folder, tree, catalogue);
  if ('problems' in read) throw refuse(read.problems);
  const manifest = bare ? { ...noManifest, path: read.manifest.path } : read.manifest;
  const exclude = manifest.exclude.map((pattern) => ({ pattern, matches: glob(pattern) }));
  const above = manifest.root === null ? null : openAbove(folder, manifest.root, manifest.path ?? 'the manifest', env);
  const seen = scan(tree, catalogue, exclude, above);
  const assessment = assess({ catalogue, scan: seen, manifest, citations: cite(tree, manifest.answers, manifest.path), today });
  return { folder, tree, manifest, seen, assessment };
}

/** @returns an error in which the first mistake stands for all; how many more there are is said in its next step. */
export function refuse(problems: readonly KnownError[]): KnownError {
  const [first] = problems;
  if (!first) throw new Error('no problem to report');
  return problems.length === 1 ? first : new KnownError(first.place, first.reason, `${first.next} (${problems.length - 1} more: mlready validate)`);
}
