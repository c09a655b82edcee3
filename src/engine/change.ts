// Looks at a change: what it brings at the lines that it touches. Neither a manifest nor a score is needed for it.

import { reviewChange } from '../gate/change.js';
import { fileChanges } from '../gate/file-changes.js';
import { noManifest } from '../manifest/manifest.js';
import { readManifest } from '../manifest/read.js';
import type { Catalogue, ChangeReview, Limit, Manifest, Scan } from '../model/index.js';
import { type AssessedProject, type AuditTerms, assessSource } from './assess-project.js';
import { baseOf } from './compare.js';
import type { Host } from './host.js';
import { rulesFor } from './load-rules.js';
import { sourceAt, sourceOnDisk } from './open-source.js';

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
  /** The newer side; null where there was nothing to compare it with. */
  head: AssessedProject | null;
}

/**
 * Looks at what differs between a project and a base, under the base's own rules and what its manifest says the project is. No answer counts.
 * @throws KnownError where the folder or the revision cannot be read, or a ref that was named is not known
 */
export async function lookAtChange({ folder, untracked, revision, base: asked, trial }: ChangeRequest, terms: AuditTerms, host: Host): Promise<ReviewedChange> {
  const source = revision === undefined ? sourceOnDisk(folder, untracked, host) : sourceAt(folder, revision, host);
  const base = baseOf({ folder, revision: revision === undefined ? undefined : source.tree.revision }, asked, host);
  if ('code' in base) return { review: { base: null, missing: base, findings: [], unread: [] }, catalogue: terms.builtin, head: null };
  const older = sourceAt(folder, base.commit, host);
  const read = await readManifest(older.tree, rulesFor(terms.builtin, older, host, { lenient: true }), older.isThere);
  const judged = 'problems' in read ? { manifest: noManifest, catalogue: terms.builtin } : { manifest: unanswered(read.manifest), catalogue: read.catalogue };
  const before = assessSource(older, judged, terms);
  const head = assessSource(source, judged, terms);
  const findings = reviewChange({
    catalogue: judged.catalogue,
    base: { scan: before.seen, assessment: before.assessment },
    head: { scan: head.seen, assessment: head.assessment },
    changeOf: fileChanges(before.tree, head.tree),
    trial,
  });
  return { review: { base, missing: null, findings, unread: newLimits(before.seen, head.seen) }, catalogue: judged.catalogue, head };
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
