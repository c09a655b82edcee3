// Looks at a project and assesses it: what every command about one project begins with.
import { assess } from '../assess/assess.js';
import { approved } from '../gate/held.js';
import { noManifest } from '../manifest/manifest.js';
import { readManifest } from '../manifest/read.js';
import type { Above, Assessment, Catalogue, Manifest, Policy, Scan, Tree, UnapprovedWaiver, Waiver } from '../model/index.js';
import { glob } from '../parsers/glob/glob.js';
import { packFolder } from '../project/custom-packs.js';
import { openAbove } from '../project/parent-folder.js';
import { cite } from '../signals/citations.js';
import type { ScanCache } from '../signals/file-result.js';
import { scan } from '../signals/scan.js';
import type { Host } from './host.js';
import { rulesFor } from './load-rules.js';
import { packsInProject } from './open-policy.js';
import { type ProjectSource, refuse, sourceAt, sourceOnDisk } from './open-source.js';
import { type ReadImports, readImports } from './read-imports.js';

export interface AssessedProject {
  /** Where its files come from. */
  source: ProjectSource;
  folder: string;
  tree: Tree;
  manifest: Manifest;
  /** The folders above whose settings hold too; null where there are none. */
  above: Above | null;
  /** The rules it was judged by: the built-in ones with its own packs. */
  catalogue: Catalogue;
  seen: Scan;
  /** The built-in rules and what they see in all of the tree, where the manifest adds rules or leaves files out; null where that is the same. */
  bare: { catalogue: Catalogue; scan: Scan } | null;
  /** The results of other tools that the manifest takes in. */
  imports: ReadImports;
  assessment: Assessment;
  /** Waivers of the manifest that are left out of it, as no policy's approver approved them. */
  unapproved: UnapprovedWaiver[];
  /** All waivers that the manifest holds, in its order. */
  written: readonly Waiver[];
}

/** Gives who owns a manifest: "@acme/ml-leads", "mira@example.org". */
export type CodeOwners = (manifest: Pick<Manifest, 'path' | 'gate'>) => readonly string[];

/** What trees are judged by. Several of one project share it, so that a file that did not change is looked at once. */
export interface AuditTerms {
  /** The built-in rules, with the packs of the caller's policy. */
  builtin: Catalogue;
  /** The policy of the caller; none where it is left out. */
  policy?: Policy | null;
  /** "YYYY-MM-DD" in UTC. */
  today: string;
  /** Gives what was seen in files before under rules with a digest; left out where only one tree is looked at. */
  cache?: (digest: string) => ScanCache;
  /** Whether waivers count; they do where it is left out. */
  waivers?: boolean;
  /** Gives who owns the manifest, for policies whose approvers are its code owners; nobody where it is left out. */
  codeOwners?: CodeOwners;
  /** Whether results of other tools count; they do where it is left out. */
  imports?: boolean;
}

/** @returns a cache for each set of rules that is asked for, new and empty */
export function scanCaches(): (digest: string) => ScanCache {
  const all = new Map<string, ScanCache>();
  return (digest) => {
    const cache = all.get(digest) ?? new Map();
    all.set(digest, cache);
    return cache;
  };
}

/** A manifest, and the rules that it is judged by. */
export interface ManifestWithRules {
  manifest: Manifest;
  catalogue: Catalogue;
}

/**
 * Looks at the project in a folder and assesses it.
 * @param folder an absolute path
 * @param terms `bare`: nothing of the manifest counts; `revision`: audit that instead of what is on disk
 * @throws KnownError where the folder cannot be read or the manifest is wrong
 */
export async function assessProject(
  folder: string,
  { untracked = false, bare = false, revision, ...terms }: AuditTerms & { untracked?: boolean; bare?: boolean; revision?: string | undefined },
  host: Host,
): Promise<AssessedProject> {
  const source = revision === undefined ? sourceOnDisk(folder, untracked, host) : sourceAt(folder, revision, host);
  const read = await readManifest(source.tree, rulesFor(terms.builtin, source, host), source.isThere, source.versions);
  if ('problems' in read) throw refuse(read.problems);
  const judged = bare ? { manifest: { ...noManifest, path: read.manifest.path, packs: read.manifest.packs }, catalogue: read.catalogue } : read;
  return assessSource(source, judged, terms);
}

/** Looks at a project and assesses it under a manifest and its rules. @throws KnownError where the manifest's `root` leads nowhere */
export function assessSource(
  source: ProjectSource,
  { manifest: written, catalogue }: ManifestWithRules,
  { builtin, today, cache, waivers = true, imports: counted = true, policy = null, codeOwners }: AuditTerms,
): AssessedProject {
  const { folder } = source;
  const { counting, unapproved } = approved(waivers ? written.waivers : [], [policy, written.gate.extends], codeOwners && (() => codeOwners(written)));
  const manifest = { ...written, waivers: counting };
  const exclude = manifest.exclude.map((pattern) => ({ pattern, matches: glob(pattern) }));
  const { tree, above } = treesOf(source, manifest);
  const extended = catalogue.digest !== builtin.digest;
  // Looking at all of the tree costs little where the same rules have looked at most of it.
  const caches = cache ?? (exclude.length > 0 && !extended ? scanCaches() : undefined);
  const included = scan(tree, catalogue, exclude, above, caches?.(catalogue.digest));
  const bare = exclude.length > 0 || extended ? { catalogue: builtin, scan: scan(tree, builtin, [], above, caches?.(builtin.digest)) } : null;
  // What is left out of the evidence is done all the same.
  const seen = bare === null ? included : { ...included, activities: bare.scan.activities };
  const imports = readImports(source, manifest);
  const project = { source, folder, tree, manifest, catalogue, above, seen, bare, imports, unapproved, written: written.waivers };
  return { ...project, assessment: assessmentOf(project, today, counted ? imports.results : []) };
}

/** Assesses a project that was looked at, anew. @param imports the results that count; those of its manifest where they are left out */
export function assessmentOf(
  { catalogue, seen: scan, manifest, tree, bare, imports }: Omit<AssessedProject, 'assessment'>,
  today: string,
  results = imports.results,
): Assessment {
  const citations = cite(tree, manifest.answers, manifest.path, catalogue.checks, imports.taken);
  return assess({ catalogue, scan, manifest, citations, imports: results, today, ...(bare && { bare }) });
}

/** @returns the project's own files, and the settings of the folder above that its manifest names @throws KnownError where the manifest's `root` leads nowhere */
export function treesOf({ folder, tree, open }: ProjectSource, { root, path, packs, gate }: Manifest): Pick<AssessedProject, 'tree' | 'above'> {
  return {
    tree: withoutPacks(tree, [...packs, ...packsInProject(gate.extends)]),
    above: root === null ? null : openAbove(folder, root, path ?? 'the manifest', open),
  };
}

/** The rules of a project speak of every practice there is, and are a sign of none. */
function withoutPacks(tree: Tree, packs: readonly string[]): Tree {
  const folders = packs.flatMap((name) => packFolder(name) ?? []);
  return folders.length === 0 ? tree : { ...tree, files: tree.files.filter((path) => !folders.some((folder) => path.startsWith(`${folder}/`))) };
}
