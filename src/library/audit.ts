// A whole audit in one call: from a folder to its report.
import { builtinCatalogue } from '../catalogue/builtin.js';
import { type AssessedProject, scanCaches } from '../engine/assess-project.js';
import { audit as auditProject } from '../engine/audit.js';
import { type Host, processHost } from '../engine/host.js';
import { openPolicy } from '../engine/open-policy.js';
import { gitEnvironment } from '../engine/open-source.js';
import type { GateResult, GateSettings } from '../model/index.js';
import { namedWhereabouts } from '../project/remote.js';
import { build, firstFile } from '../report/build.js';
import type { Report, ReportFinding } from '../report/report.js';
import { version } from '../version.js';
import { absolute } from './absolute.js';
import { dayOf, timeIn } from './steps.js';

/** Which project is looked at, when, and what it is held against. */
export interface AuditCall {
  /** The time of the audit: answers and waivers grow old by it, and the report bears it. The same files at the same time give the same report. */
  at: Date;
  /** A commit, branch or tag, read from git without a checkout; what is on disk where it is left out. */
  revision?: string;
  /** Whether files that git does not track are read as well. */
  untracked?: boolean;
  /** What to compare with: a ref, or "auto" for the branch that a change goes to. What the manifest says where it is left out; nothing where it is null. */
  base?: string | null;
  /** Settings that replace those of the manifest (of the base, where there is one). */
  settings?: Partial<GateSettings>;
  /** A policy from outside: a file, relative to the working directory, or an installed package as "npm:<name>". It wins over the manifest, and over `settings`. */
  policy?: string;
  /** Whether waivers count; they do where it is left out. */
  waivers?: boolean;
  /** The environment that git runs in, and that CI services describe themselves with; that of the process where it is left out. */
  env?: Readonly<Record<string, string | undefined>>;
}

/**
 * Audits a project as `mlready audit` does. Nothing of it is run, nothing is fetched, and nothing is written.
 * @param folder an existing directory, relative to the working directory or absolute
 * @returns the report as data, with the verdict of the gate where one is set
 * @throws KnownError where the folder, the revision, the manifest or the base is wrong
 */
export async function audit(folder: string, options: AuditCall): Promise<Report> {
  return (await auditedProject(folder, options)).report;
}

/** What is missing in a project, what matters most first. */
export type Gap = ReportFinding & { verdict: 'gap' | 'partial' };

/** @returns the gaps of a report in its order, each with its remedy, its places and what happened to others */
export function gapsOf({ gaps, findings }: Pick<Report, 'gaps' | 'findings'>): Gap[] {
  const byId = new Map(findings.map((finding) => [finding.check, finding]));
  return gaps.flatMap((id): Gap[] => {
    const finding = byId.get(id);
    return finding !== undefined && (finding.verdict === 'gap' || finding.verdict === 'partial') ? [{ ...finding, verdict: finding.verdict }] : [];
  });
}

/**
 * The same with the project that the report is made of.
 * @internal
 */
export async function auditedProject(
  folder: string,
  { at, revision, untracked = false, base, settings = {}, waivers = true, policy: named, env }: AuditCall,
): Promise<{ report: Report; project: AssessedProject }> {
  const host = processHost(env);
  const request = {
    folder: absolute(folder),
    untracked,
    revision,
    against: base === undefined ? null : { base: base ?? 'none' },
    settings: (written: GateSettings) => ({ ...written, ...settings }),
  };
  const builtin = await builtinCatalogue();
  const opened = named === undefined ? { catalogue: builtin, policy: null } : await openPolicy(named, absolute(folder), builtin, host);
  const terms = { builtin: opened.catalogue, policy: opened.policy, today: dayOf(at), cache: scanCaches(), waivers };
  const { project, gate, due } = await auditProject(request, terms, host);
  return { report: reportOf(project, { gate, due, generated: timeIn(at) }, host), project };
}

/**
 * Puts a project that was assessed into a report.
 * @internal
 */
export function reportOf(
  { folder, tree, manifest, catalogue, seen, assessment }: AssessedProject,
  { gate, due, generated }: { gate: GateResult | null; due: GateResult['due']; generated: string },
  host: Host,
): Report {
  return build({
    catalogue,
    scan: seen,
    manifest,
    assessment,
    gate,
    due,
    tool: version,
    project: {
      revision: tree.revision,
      root: manifest.root ?? '.',
      firstFile: firstFile(tree.files),
      ...namedWhereabouts(folder, tree.name, host.env, gitEnvironment(host)),
    },
    generated,
  });
}
