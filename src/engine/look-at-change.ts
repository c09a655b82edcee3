// Looks at a change: what it brings at the lines that it touches. Neither a manifest nor a score is needed for it.

import { diffContext } from '../gate/new-places.js';
import { type ChangeInput, reviewChange } from '../gate/review-change.js';
import { noManifest } from '../manifest/manifest.js';
import { readManifest } from '../manifest/read.js';
import type { Catalogue, ChangeFinding, ChangeReview, Limit, Manifest, Scan, Tree } from '../model/index.js';
import { fileChanges } from '../project/file-changes.js';
import { type AssessedProject, type AuditTerms, assessSource, type ManifestWithRules } from './assess-project.js';
import { baseOf } from './compare.js';
import type { Host } from './host.js';
import { rulesFor } from './load-rules.js';
import { type ProjectSource, sourceAt, sourceOnDisk } from './open-source.js';
import { provedRepair } from './repair.js';

export interface ChangeRequest {
  /** An absolute path. */
  folder: string;
  untracked: boolean;
  /** The head, where it is not what is on disk. */
  revision: string | undefined;
  /** A ref, or "auto". */
  base: string;
  /** Whether hazards on trial are told too. */
  trial: boolean;
}

/** A change that was looked at. */
export interface ReviewedChange {
  review: ChangeReview;
  /** The rules that it was judged by. */
  catalogue: Catalogue;
  /** The newer side. */
  tree: Tree;
}

/**
 * Looks at what differs between a project and a base, under the base's own rules and what its manifest says the project is. No answer counts.
 * @throws KnownError where the folder or the revision cannot be read, or a ref that was named is not known
 */
export async function lookAtChange({ folder, untracked, revision, base: asked, trial }: ChangeRequest, terms: AuditTerms, host: Host): Promise<ReviewedChange> {
  const source = revision === undefined ? sourceOnDisk(folder, untracked, host) : sourceAt(folder, revision, host);
  const base = baseOf({ folder, revision: revision === undefined ? undefined : source.tree.revision }, asked, host);
  if ('code' in base) return { review: { base: null, missing: base, findings: [], unread: [] }, catalogue: terms.builtin, tree: source.tree };
  const older = sourceAt(folder, base.commit, host);
  const read = await readManifest(older.tree, rulesFor(terms.builtin, older, host, { lenient: true, anyPolicy: true }), older.isThere);
  const judged = 'problems' in read ? { manifest: noManifest, catalogue: terms.builtin } : { manifest: unanswered(read.manifest), catalogue: read.catalogue };
  const between = changeBetween({ older, newer: source, judged, trial }, terms);
  return { review: { base, missing: null, ...between }, catalogue: judged.catalogue, tree: source.tree };
}

/** Two states of a project, and what both are judged by. */
export interface Change {
  older: ProjectSource;
  newer: ProjectSource;
  judged: ManifestWithRules;
  trial: boolean;
}

/** Looks at what differs between two states of a project. */
export function changeBetween({ older, newer, judged, trial }: Change, terms: AuditTerms): Pick<ChangeReview, 'findings' | 'unread'> {
  const [before, head] = [assessSource(older, judged, terms), assessSource(newer, judged, terms)];
  const changeOf = fileChanges(before.tree, head.tree);
  const found = reviewChange({
    catalogue: judged.catalogue,
    base: { scan: before.seen, assessment: before.assessment },
    head: { scan: head.seen, assessment: head.assessment },
    changeOf,
    trial,
  });
  return { findings: withRepairs(found, head, { ...terms, changeOf }), unread: newLimits(before.seen, head.seen) };
}

/** Each is proved by another look at the tree; the first are what people see. */
const mostRepairs = 10;

/** The findings with the repairs that are known. A repair of lines that the change leaves alone is none of its business. */
function withRepairs(
  found: readonly ChangeFinding[],
  head: AssessedProject,
  { changeOf, ...terms }: AuditTerms & Pick<ChangeInput, 'changeOf'>,
): ChangeFinding[] {
  return found.map((finding, index) => {
    const code = head.catalogue.signals.find(({ id }) => id === finding.signal)?.hazard?.code;
    if (code === undefined || index >= mostRepairs) return finding;
    const patch = provedRepair(head, { signal: finding.signal, code, place: finding.place }, terms);
    const { path } = finding.place;
    const touched =
      patch !== null && changeOf(path).isTouched({ path, line: patch.first }, diffContext) && changeOf(path).isTouched({ path, line: patch.last }, diffContext);
    return touched ? { ...finding, patch } : finding;
  });
}

/** What a manifest says of a project, without what anybody answered or waived. */
function unanswered(manifest: Manifest): Manifest {
  return { ...manifest, answers: noManifest.answers, waivers: noManifest.waivers, gate: noManifest.gate };
}

const ofFiles = new Set<Limit['code']>(['unreadable', 'too-large', 'not-parsed', 'too-slow']);

/** Files that the newer side could not read and the older one could. */
function newLimits(before: Scan, { limits }: Scan): Limit[] {
  const old = new Set(before.limits.flatMap((limit) => ('path' in limit ? [limit.path] : [])));
  return limits.filter((limit) => ofFiles.has(limit.code) && 'path' in limit && !old.has(limit.path));
}
