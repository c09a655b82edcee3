// Opens a project, looks at it and assesses it: what every command about one project begins with.
import { resolve } from 'node:path';
import { assess } from '../assess/assess.js';
import { KnownError } from '../errors.js';
import { cite } from '../evidence/cite.js';
import { scan } from '../evidence/scan.js';
import type { Memory } from '../evidence/sighting.js';
import type { Above, Assessment, Catalogue, Manifest, Scan, Tree } from '../model.js';
import { openAbove } from '../project/above.js';
import { openFolder } from '../project/folder.js';
import type { GitEnvironment } from '../project/git.js';
import { noManifest, onDisk, projectFolder, readManifest } from '../project/manifest.js';
import { type FoundPack, packAtRevision, packFolder, packOnDisk } from '../project/packs.js';
import { noObjects, openRevision } from '../project/revision.js';
import { glob } from '../syntax/glob.js';
import type { Io } from './io.js';
import { rulesFor } from './rules.js';

export interface AssessedProject {
  /** Where its files come from. */
  source: Source;
  folder: string;
  tree: Tree;
  manifest: Manifest;
  /** The folders above whose settings hold too; null where there are none. */
  above: Above | null;
  /** The rules it was judged by: the built-in ones with its own packs. */
  catalogue: Catalogue;
  seen: Scan;
  assessment: Assessment;
}

/** What trees are judged by. Several of one project share it, so that a file that did not change is looked at once. */
export interface Terms {
  /** The built-in rules. */
  builtin: Catalogue;
  /** "YYYY-MM-DD" in UTC. */
  today: string;
  /** Gives what was seen in files before under rules with a digest; left out where only one tree is looked at. */
  memory?: (digest: string) => Memory;
  /** Whether waivers count; they do where it is left out. */
  waivers?: boolean;
}

/** @returns a memory for each set of rules that is asked for, new and empty */
export function memories(): (digest: string) => Memory {
  const all = new Map<string, Memory>();
  return (digest) => {
    const memory = all.get(digest) ?? new Map();
    all.set(digest, memory);
    return memory;
  };
}

/** A manifest, and the rules that it is judged by. */
export interface Judged {
  manifest: Manifest;
  catalogue: Catalogue;
}

/** The folder that a command is about: the one that was named, otherwise the nearest upwards that holds a manifest. @throws KnownError for an empty name */
export function folderOf(dir: string | undefined, io: Io): string {
  if (dir === '') throw new KnownError('the folder', 'is an empty text', 'name the folder of a project, or none');
  return dir === undefined ? projectFolder(io.cwd()) : resolve(io.cwd(), dir);
}

/** Where the files of a project come from: what is on disk, or a revision. */
export interface Source {
  folder: string;
  tree: Tree;
  /** Whether there is a file of that name at the top. */
  isThere(name: string): boolean;
  /** The tree of another folder, from the same place. */
  open(folder: string): Tree;
  /** The pack in a folder that the manifest names; `root` is the folder above whose settings count. */
  pack(name: string, root: string | null): FoundPack;
}

/** What is on disk. @throws KnownError where the folder cannot be read */
export function sourceOnDisk(folder: string, untracked: boolean, io: Io): Source {
  const env = gitEnvironment(io);
  return {
    folder,
    tree: openFolder(folder, { untracked, env }),
    isThere: onDisk(folder),
    open: (other) => openFolder(other, { untracked: false, env }),
    pack: (name, root) => packOnDisk(folder, name, root, env),
  };
}

/** What a revision holds, without a checkout. @param objects what was read for other revisions of the same repository @throws KnownError where git does not know it */
export function sourceAt(folder: string, revision: string, io: Io, objects = noObjects()): Source {
  const env = gitEnvironment(io);
  const tree = openRevision(folder, revision, env, objects);
  const open = (other: string) => openRevision(other, revision, env, objects);
  return { folder, tree, isThere: (name) => tree.files.includes(name), open, pack: (name, root) => packAtRevision(folder, tree, open, name, root) };
}

/** What git may know of the environment. */
export function gitEnvironment(io: Io): GitEnvironment {
  return { PATH: io.env['PATH'], HOME: io.env['HOME'] };
}

/**
 * @param dir what the command line names, if anything
 * @param terms `bare`: nothing of the manifest counts; `revision`: audit that instead of what is on disk
 * @throws KnownError where the folder cannot be read or the manifest is wrong
 */
export async function assessProject(
  dir: string | undefined,
  { untracked = false, bare = false, revision, ...terms }: Terms & { untracked?: boolean; bare?: boolean; revision?: string | undefined },
  io: Io,
): Promise<AssessedProject> {
  const folder = folderOf(dir, io);
  const source = revision === undefined ? sourceOnDisk(folder, untracked, io) : sourceAt(folder, revision, io);
  const read = await readManifest(source.tree, rulesFor(terms.builtin, source, io), source.isThere);
  if ('problems' in read) throw refuse(read.problems);
  const judged = bare ? { manifest: { ...noManifest, path: read.manifest.path, packs: read.manifest.packs }, catalogue: read.catalogue } : read;
  return assessSource(source, judged, terms);
}

/** Looks at a project and assesses it under a manifest and its rules. @throws KnownError where the manifest's `root` leads nowhere */
export function assessSource(source: Source, { manifest: written, catalogue }: Judged, { today, memory, waivers = true }: Terms): AssessedProject {
  const { folder, open } = source;
  const manifest = waivers ? written : { ...written, waivers: [] };
  const exclude = manifest.exclude.map((pattern) => ({ pattern, matches: glob(pattern) }));
  const above = manifest.root === null ? null : openAbove(folder, manifest.root, manifest.path ?? 'the manifest', open);
  const tree = withoutPacks(source.tree, manifest.packs);
  const seen = scan(tree, catalogue, exclude, above, memory?.(catalogue.digest));
  const assessment = assess({ catalogue, scan: seen, manifest, citations: cite(tree, manifest.answers, manifest.path), today });
  return { source, folder, tree, manifest, catalogue, above, seen, assessment };
}

/** The rules of a project speak of every practice there is, and are a sign of none. */
function withoutPacks(tree: Tree, packs: readonly string[]): Tree {
  const folders = packs.flatMap((name) => packFolder(name) ?? []);
  return folders.length === 0 ? tree : { ...tree, files: tree.files.filter((path) => !folders.some((folder) => path.startsWith(`${folder}/`))) };
}

/** @returns an error in which the first mistake stands for all; how many more there are is said in its next step. */
export function refuse(problems: readonly KnownError[]): KnownError {
  const [first] = problems;
  if (!first) throw new Error('no problem to report');
  return problems.length === 1 ? first : new KnownError(first.place, first.reason, `${first.next} (${problems.length - 1} more: mlready validate)`);
}
