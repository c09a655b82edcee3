// Opens a project: the files on disk, or those of a git revision, behind one interface.
import { KnownError } from '../errors.js';
import { onDisk } from '../manifest/read.js';
import type { FileVersion, Tree } from '../model/index.js';
import { glob } from '../parsers/glob/glob.js';
import { type FoundPack, packAtRevision, packOnDisk } from '../project/custom-packs.js';
import { type GitEnvironment, gitEnvironmentOf, headOf } from '../project/git.js';
import { openRevision } from '../project/git-tree.js';
import { matchingFiles } from '../project/matching-files.js';
import { noObjects } from '../project/objects.js';
import { versionsOf } from '../project/versions.js';
import { openFolder } from '../project/working-tree.js';
import type { Host } from './host.js';

/** Where the files of a project come from: what is on disk, or a revision. */
export interface ProjectSource {
  folder: string;
  tree: Tree;
  /** Whether there is a file of that name at the top. */
  isThere(name: string): boolean;
  /** The versions of a file at the top that led here; null where they are not all known. */
  versions(name: string): FileVersion[] | null;
  /** The files that a glob names, on disk also those that git does not track. */
  matching(pattern: string): string[];
  /** The tree of another folder, from the same place. */
  open(folder: string): Tree;
  /** The pack in a folder that the manifest names; `root` is the folder above whose settings count. */
  pack(name: string, root: string | null): FoundPack;
}

/** What is on disk. @throws KnownError where the folder cannot be read */
export function sourceOnDisk(folder: string, untracked: boolean, host: Host): ProjectSource {
  const env = gitEnvironment(host);
  const tree = openFolder(folder, { untracked, env });
  const there = onDisk(folder);
  return {
    folder,
    tree,
    // A checkout may leave it out.
    isThere: (name) => there(name) || (tree.files.includes(name) && tree.size(name) !== null),
    versions: (name) => versionsUpTo(headOf(folder, env), folder, name, env),
    matching: (pattern) => matchingFiles(folder, pattern),
    open: (other) => openFolder(other, { untracked: false, env }),
    pack: (name, root) => packOnDisk(folder, name, root, env),
  };
}

/** What a revision holds, without a checkout. @param objects what was read for other revisions of the same repository @throws KnownError where git does not know it */
export function sourceAt(folder: string, revision: string, host: Host, objects = noObjects()): ProjectSource {
  const env = gitEnvironment(host);
  const tree = openRevision(folder, revision, env, objects);
  const open = (other: string) => openRevision(other, revision, env, objects);
  return {
    folder,
    tree,
    isThere: (name) => tree.files.includes(name),
    versions: (name) => versionsUpTo(tree.revision, folder, name, env),
    matching: (pattern) => tree.files.filter(glob(pattern)),
    open,
    pack: (name, root) => packAtRevision(folder, tree, open, name, root),
  };
}

function versionsUpTo(commit: string | null, folder: string, name: string, env: GitEnvironment): FileVersion[] | null {
  return commit === null ? null : versionsOf(folder, name, commit, env);
}

/** What git may know of the environment. */
export function gitEnvironment(host: Host): GitEnvironment {
  return gitEnvironmentOf(host.env);
}

/** @returns an error in which the first mistake stands for all; how many more there are is said in its next step. */
export function refuse(problems: readonly KnownError[]): KnownError {
  const [first, ...more] = problems;
  if (!first) throw new Error('no problem to report');
  return problems.length === 1 ? first : new KnownError(first.place, first.reason, `${first.next} (${more.length} more: mlready validate)`, more);
}
