// Compares two trees of one project for the gate: the base's tree, its manifest, and the head seen with the base's rules.
import { assess } from '../assess/assess.js';
import { KnownError } from '../errors.js';
import { underRules } from '../gate/base-rules.js';
import { compare } from '../gate/compare.js';
import type { Against } from '../gate/gate.js';
import { approved } from '../gate/held.js';
import { withBranches } from '../gate/other-branch.js';
import { inCi } from '../inventory/ci/services.js';
import { noManifest } from '../manifest/manifest.js';
import { readManifest } from '../manifest/read.js';
import type { Comparison, GateSettings, Manifest, Scan } from '../model/index.js';
import { type FoundBase, findBase } from '../project/base.js';
import { fileChanges } from '../project/file-changes.js';
import { headOf } from '../project/git.js';
import { cite } from '../signals/citations.js';
import { type AssessedProject, type AuditTerms, assessSource } from './assess-project.js';
import { eventOf } from './event-file.js';
import type { Host } from './host.js';
import { rulesFor } from './load-rules.js';
import { gitEnvironment, sourceAt } from './open-source.js';
import { toldOf } from './told-changes.js';

/** What was found at the base, and the gate settings that hold: the base's own. */
export interface Compared {
  against: Against;
  settings: GateSettings | null;
}

/**
 * Compares a project with a base.
 * @param asked a ref or "auto"
 * @param revision the head, where it is not what is on disk
 * @throws KnownError where a ref that was named is not known, though all of the history is here
 */
export async function compareWith(
  head: AssessedProject,
  { asked, revision, ...terms }: AuditTerms & { asked: string; revision: string | undefined },
  host: Host,
): Promise<Compared> {
  const at = { folder: head.folder, revision: revision === undefined ? undefined : head.tree.revision };
  const until = revision === undefined ? 'HEAD' : (head.tree.revision ?? 'HEAD');
  const compared = await comparedTo(baseOf(at, asked, host), head, { ...terms, until }, host);
  const { against } = compared;
  const unchanged = against !== null && 'comparison' in against && against.base.commit === head.tree.revision && isNothing(against.comparison);
  // Where nobody has changed anything since the last commit, it is that commit which is looked at.
  return unchanged && asked === 'auto' ? comparedTo(baseOf({ ...at, revision: head.tree.revision }, asked, host), head, { ...terms, until }, host) : compared;
}

function isNothing({ regressed, improved, hazards, policy }: Comparison): boolean {
  return regressed.length + improved.length + hazards.length + policy.length === 0;
}

async function comparedTo(base: FoundBase, head: AssessedProject, terms: AuditTerms & { until: string }, host: Host): Promise<Compared> {
  if ('code' in base) return { against: { missing: base }, settings: null };
  const { comparison, settings, before } = await compareTrees(head, base.commit, terms, host);
  // The project has come with this change.
  if (before.tree.files.length === 0) return { against: { missing: { code: 'new-branch' } }, settings: null };
  // In a partial clone the base may look as if it had shown less than it did.
  const absent = before.seen.limits.filter(({ code }) => code === 'unreadable').length;
  if (absent > 0) return { against: { missing: { code: 'objects-missing', files: absent } }, settings: null };
  const { assessed, overall, level } = before.assessment;
  // Without its manifest the base has no score, only what the repository shows.
  const known = assessed && settings !== null;
  return { against: { base: { ...base, score: known ? overall.score : null, level: known ? level : null }, comparison }, settings };
}

/**
 * Finds the commit that a project is compared with.
 * @param head its folder, and the commit that is looked at where that is not what is on disk
 * @param asked a ref or "auto"
 * @throws KnownError where a ref that was named is not known, though all of the history is here
 */
export function baseOf({ folder, revision }: { folder: string; revision: string | null | undefined }, asked: string, host: Host): FoundBase {
  const env = gitEnvironment(host);
  const head = revision === undefined ? headOf(folder, env) : revision;
  const base = findBase(folder, { asked, head, mayDiffer: revision === undefined && !inCi(host.env), event: eventOf(host) }, env, host.env);
  if ('code' in base && base.code === 'unknown-ref' && asked !== 'auto' && !base.shallow)
    throw new KnownError(`--base ${asked}`, 'is not known to git here', 'name a branch, tag or commit of this repository, auto or none');
  return base;
}

/**
 * Compares a project with a commit of its own.
 * @param until the commit up to which the history is searched for what touched the lost evidence
 * @returns what differs, and the gate settings of the base; null where its manifest cannot be read
 */
export async function compareTrees(
  head: AssessedProject,
  commit: string,
  { until, ...terms }: AuditTerms & { until: string },
  host: Host,
): Promise<{ comparison: Comparison; settings: GateSettings | null; before: AssessedProject }> {
  const { folder } = head;
  const { builtin } = terms;
  const source = sourceAt(folder, commit, host);
  const read = await readManifest(source.tree, rulesFor(builtin, source, host, { lenient: true }), source.isThere, source.versions);
  const broken = 'problems' in read;
  // A manifest that is wrong at the base cannot be mended by this change: what the repository shows is compared all the same.
  const manifest: Manifest = broken ? { ...noManifest, exclude: head.manifest.exclude, root: head.manifest.root } : read.manifest;
  const catalogue = broken ? builtin : read.catalogue;
  // What is imported stays out of the comparison, on both sides.
  const before = assessSource(source, { manifest, catalogue }, { ...terms, imports: false });
  const { comparison, scan, changeOf } = compareProjects(before, head, { ...terms, broken });
  const told = toldOf(comparison, { folder, after: commit, until, files: new Set(head.tree.files), scan, changeOf }, gitEnvironment(host));
  return { comparison: broken ? { ...told, policy: [] } : told, settings: broken ? null : manifest.gate, before };
}

/**
 * Compares two states of a project that were assessed, each under its own rules.
 * @param terms `broken`: the base's manifest could not be read, so that only what the repository shows is compared
 * @returns what differs, without what was done to the evidence; and what the head shows under the base's rules
 */
export function compareProjects(
  before: AssessedProject,
  head: AssessedProject,
  { broken, ...terms }: AuditTerms & { broken: boolean },
): { comparison: Comparison; scan: Scan; changeOf: ReturnType<typeof fileChanges> } {
  const { manifest, catalogue } = before;
  const { today } = terms;
  // Both sides go by the base's rules, so that editing the rules in a change cannot hide what else it does.
  const packs = [...new Set([...manifest.packs, ...head.manifest.packs])];
  const looked =
    catalogue.digest === head.catalogue.digest ? head.seen : assessSource(head.source, { manifest: { ...head.manifest, packs }, catalogue }, terms).seen;
  const hazards = new Set(catalogue.signals.flatMap(({ id, hazard }) => (hazard ? [id] : [])));
  const seen = withBranches({ tree: before.tree, scan: before.seen }, { tree: head.tree, scan: looked }, hazards);
  const waivers = approved(head.manifest.waivers, [manifest.gate.extends], () => terms.codeOwners?.(head.manifest) ?? []).counting;
  const said = underRules({ ...head.manifest, waivers }, head.catalogue, catalogue);
  const underBase: Manifest = { ...said, context: manifest.context, does: manifest.does, pack: manifest.pack, builtinPacks: manifest.builtinPacks };
  // What the base was guessed to be, and did, holds for both: a change cannot excuse itself by ceasing to be what it is judged as.
  const guessed = { ...seen, guesses: before.seen.guesses, activities: togetherDoing(before.seen.activities, seen.activities) };
  const citations = cite(head.tree, said.answers, said.path, catalogue.checks, head.imports.taken);
  const files = new Set(head.tree.files);
  const changeOf = fileChanges(before.tree, head.tree);
  const comparison = compare({
    catalogue,
    rules: { base: catalogue, head: head.catalogue },
    base: { manifest, scan: before.seen, assessment: before.assessment },
    head: { manifest: said, scan: seen, assessment: assess({ catalogue, scan: guessed, manifest: underBase, citations, today }) },
    has: (path) => files.has(path),
    changeOf,
    observedOnly: broken,
    today,
  });
  return { comparison, scan: seen, changeOf };
}

/** The activities of both trees together. */
function togetherDoing(base: Scan['activities'], head: Scan['activities']): Scan['activities'] {
  return head.map((activity) => base.find(({ id, state }) => id === activity.id && state === 'present') ?? activity);
}
