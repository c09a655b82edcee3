// Puts an assessment, what it was made from and what the catalogue says about it into one report.
import type { Assessment, Case, Catalogue, Check, Citation, Finding, GateResult, Manifest, Scan, Score } from '../model/index.js';
import { citationOf, roundDown } from './messages/results.js';
import type { Numbers, Report, ReportCase, ReportFinding, ReportStage } from './report.js';

export interface BuildInput {
  catalogue: Catalogue;
  scan: Scan;
  manifest: Manifest;
  assessment: Assessment;
  gate: GateResult | null;
  due: GateResult['due'];
  tool: string;
  project: Omit<Report['project'], 'manifest'>;
  /** ISO time. */
  generated: string;
}

/** The file that is shown to whoever opens the project: the README at its top, otherwise the first of all; null where there is none. @param files sorted */
export function firstFile(files: readonly string[]): string | null {
  return files.find((path) => /^readme(?:\.\w+)?$/i.test(path)) ?? files[0] ?? null;
}

/** Builds the report. Pure; all lists are in catalogue order unless they say otherwise. */
export function build({ catalogue, scan, manifest, assessment, gate, due, tool, project, generated }: BuildInput): Report {
  const checks = new Map(catalogue.checks.map((check) => [check.id, check]));
  const numbers = (score: Score | undefined): Numbers => {
    if (!score) throw new Error('a part of the catalogue has no score');
    const shown = (value: number | null) => (assessment.assessed && value !== null ? roundDown(value) : null);
    return { score: shown(score.score), possible: shown(score.possible), observed: shown(score.observed), known: shown(score.known), points: score.points };
  };
  const findings = assessment.findings.map((finding): ReportFinding => {
    const check = checks.get(finding.check);
    if (!check) throw new Error(`the finding ${finding.check} has no check`);
    return findingOf(finding, check, generated.slice(0, 10));
  });
  const stages = catalogue.stages.map(
    (stage): ReportStage => ({
      id: stage.id,
      title: stage.title,
      level: assessment.assessed ? (assessment.stages[stage.id]?.level ?? null) : null,
      ...numbers(assessment.stages[stage.id]),
      steps: catalogue.steps
        .filter((step) => step.stage === stage.id)
        .map((step) => ({
          id: step.id,
          title: step.title,
          ...numbers(assessment.steps[step.id]),
          considerations: catalogue.considerations
            .filter((one) => one.step === step.id)
            .map(({ id, title, problem, refs, checks: ids }) => ({ id, title, ...numbers(assessment.considerations[id]), problem, refs, checks: ids })),
        })),
    }),
  );
  const cited = new Set(findings.flatMap((finding) => finding.cases));
  return {
    schema: 1,
    tool: { name: 'mlready', version: tool },
    pack: { id: catalogue.id, version: catalogue.version, digest: catalogue.digest, extensions: catalogue.extensions },
    project: { ...project, name: manifest.project ?? project.name, manifest: manifest.path },
    context: Object.fromEntries(
      catalogue.context.map(({ id, title }) => [id, { title, ...(assessment.context[id] ?? { value: [], source: 'unset' as const, places: [] }) }]),
    ),
    generated,
    files: scan.files,
    filesAbove: scan.filesAbove,
    limits: scan.limits,
    exclude: manifest.exclude,
    readiness: {
      assessed: assessment.assessed,
      ...numbers(assessment.overall),
      level: assessment.level,
      weakest: assessment.weakest,
      heldBy: assessment.heldBy,
      goal: manifest.context['goal']?.[0] ?? null,
    },
    stages,
    findings,
    facts: scan.facts.map((fact) => ({ ...fact, title: catalogue.signals.find(({ id }) => id === fact.signal)?.title ?? fact.signal })),
    gaps: assessment.gaps,
    open: assessment.open,
    cases: Object.fromEntries(catalogue.cases.filter(({ id }) => cited.has(id)).map((one) => [one.id, caseOf(one)])),
    frameworks: Object.fromEntries(catalogue.frameworks.map(({ id, title, version, url, items }) => [id, { title, version, url, items }])),
    gate,
    due,
  };
}

function findingOf(finding: Finding, check: Check, today: string): ReportFinding {
  const { evidence, citations, waiver, check: id, ...rest } = finding;
  const cited = citations.map((citation: Citation) => ({
    ...('path' in citation.ref ? { path: citation.ref.path } : { url: citation.ref.url }),
    state: citation.state,
  }));
  return {
    check: id,
    consideration: check.consideration,
    step: check.step,
    stage: check.stage,
    statement: check.statement,
    ask: check.ask,
    help: check.help,
    ...rest,
    looked: [...check.shownBy, ...check.refutedBy].map(({ signal }) => signal),
    evidence: [...evidence, ...cited],
    remedy: check.remedy,
    effort: check.effort,
    waiver: waiver && { ...waiver, state: today <= waiver.expires ? 'active' : 'expired' },
  };
}

function caseOf(one: Case): ReportCase {
  const { title, confirmed, organisation, year, happened, lesson, notMl, disputed } = one;
  return { title, citation: citationOf(one), confirmed, organisation, year, happened, lesson, notMl, disputed };
}
