// The main job, from top to bottom: a project is assessed, compared where that was asked for, and held against its gate.
import { KnownError } from '../errors.js';
import { type Against, gate } from '../gate/gate.js';
import { dueWaivers } from '../gate/policy.js';
import type { Catalogue, GateResult, GateSettings } from '../model/index.js';
import { type AssessedProject, type AuditTerms, assessProject } from './assess-project.js';
import { compareWith } from './compare.js';
import { holdAgainst } from './hold.js';
import type { Host } from './host.js';
import { ownersAtBase } from './owners-at-base.js';

/** What is looked at, and what it is held against. */
export interface AuditRequest {
  /** An absolute path. */
  folder: string;
  untracked: boolean;
  /** A commit, branch or tag instead of what is on disk. */
  revision: string | undefined;
  /** A ref, "auto", "none", or a stored baseline by its path and what the user calls it; null for what the manifest says. */
  against: { base: string } | { baseline: string; shown: string } | null;
  /** Whether a release is to go out; it is none where it is left out. */
  release?: boolean;
  /** The settings of the gate, made of those that are written in the manifest (the base's, where there is one). */
  settings(written: GateSettings, catalogue: Catalogue): GateSettings;
}

/** A project that was assessed, with what its gate says. */
export interface Audited {
  project: AssessedProject;
  gate: GateResult | null;
  due: GateResult['due'];
}

/** @throws KnownError where the project, what it is compared with, or a setting is wrong */
export async function audit(
  { folder, untracked, revision, against, release = false, settings: settingsOf }: AuditRequest,
  given: AuditTerms,
  host: Host,
): Promise<Audited> {
  const terms: AuditTerms = { ...given, codeOwners: ownersAtBase({ folder, revision, against }, host) };
  const found = await assessProject(folder, { ...terms, untracked, revision }, host);
  const compared = await comparedWith(found, { against, revision }, terms, host);
  const asked = settingsOf(compared?.settings ?? found.manifest.gate, found.catalogue);
  const { project, settings, held } = holdAgainst(found, asked, terms);
  const { manifest, catalogue, assessment } = project;
  for (const stage of Object.keys(asked.minScore)) {
    if (assessment.assessed && assessment.stages[stage]?.points.total === 0)
      throw new KnownError(`the minimum for ${stage}`, 'cannot be held against anything, because nothing of that stage applies here', 'remove it');
  }
  const { waivers } = manifest;
  const stages = catalogue.stages.map(({ id }) => id);
  const { today } = terms;
  return {
    project,
    gate: gate({ assessment, settings, waivers, against: compared?.against ?? null, stages, today, held, release }),
    due: dueWaivers(assessment, waivers, today),
  };
}

/** What the project is held against: a commit, a stored baseline, or nothing. */
async function comparedWith(
  project: AssessedProject,
  { against, revision }: Pick<AuditRequest, 'against' | 'revision'>,
  terms: AuditTerms,
  host: Host,
): Promise<{ against: Against; settings: GateSettings | null } | null> {
  if (against !== null && 'baseline' in against) {
    // A stored baseline is YAML with a schema: the only thing here that needs both.
    const { againstBaseline } = await import('./baseline.js');
    return { against: againstBaseline(project, against.baseline, against.shown, terms.today), settings: null };
  }
  const asked = against?.base ?? project.manifest.gate.base;
  return asked === null || asked === 'none' ? null : compareWith(project, { ...terms, asked, revision }, host);
}
