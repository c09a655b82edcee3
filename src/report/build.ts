// Puts an assessment, what it was made from and what the catalogue says about it into one report.
import { disputedPlaces } from '../assess/ignored.js';
import { stageLevel } from '../assess/levels.js';
import { rulesInUse, seenInUse, takingPlace } from '../assess/packs.js';
import { levelToReach, plan, targetOf } from '../assess/plan.js';
import { isDraft } from '../manifest/drafted.js';
import { waiverState } from '../manifest/waiver.js';
import type { Assessment, Case, Catalogue, Check, Citation, Finding, GateResult, Hazard, Manifest, RepositoryScore, Scan, Score } from '../model/index.js';
import { frameworksIn } from './framework-items.js';
import { peersOf } from './peers.js';
import type { Numbers, Report, ReportFinding, ReportStage } from './report.js';
import { roundDown } from './round-down.js';
import { casesNamed, considerationTexts, factTexts, findingTexts, hazardOf, presentIn } from './rule-texts.js';

export interface BuildInput {
  catalogue: Catalogue;
  scan: Scan;
  manifest: Manifest;
  assessment: Assessment;
  gate: GateResult | null;
  due: GateResult['due'];
  tool: string;
  project: Omit<Report['project'], 'manifest' | 'cases'>;
  /** ISO time. */
  generated: string;
}

/** The file that is shown to whoever opens the project: the README at its top, otherwise the first of all; null where there is none. @param files sorted */
export function firstFile(files: readonly string[]): string | null {
  return files.find((path) => /^readme(?:\.\w+)?$/i.test(path)) ?? files[0] ?? null;
}

/** Builds the report. Pure; all lists are in catalogue order unless they say otherwise. */
export function build(input: BuildInput): Report {
  const { manifest, assessment, gate, due, tool, project, generated } = input;
  const catalogue = rulesInUse(input.catalogue, assessment.packs, takingPlace(assessment.activities));
  const scan = seenInUse(input.scan, input.catalogue, catalogue);
  const checks = new Map(catalogue.checks.map((check) => [check.id, check]));
  const numbers = (score: Score | undefined): Numbers => {
    if (!score) throw new Error('a part of the catalogue has no score');
    const shown = (value: number | null) => (assessment.assessed && value !== null ? roundDown(value) : null);
    return { score: shown(score.score), possible: shown(score.possible), observed: shown(score.observed), known: shown(score.known), points: score.points };
  };
  const present = presentIn(scan.facts);
  const findings = assessment.findings.map((finding): ReportFinding => {
    const check = checks.get(finding.check);
    if (!check) throw new Error(`the finding ${finding.check} has no check`);
    return findingOf(finding, check, { present, today: generated.slice(0, 10), hazard: hazardOf(finding, catalogue) });
  });
  const stages = catalogue.stages.map(
    (stage): ReportStage => ({
      id: stage.id,
      title: stage.title,
      level: assessment.assessed ? (assessment.stages[stage.id]?.level ?? null) : null,
      ...numbers(assessment.stages[stage.id]),
      repository: shownNumbers(assessment.repository.stages[stage.id], assessment),
      steps: catalogue.steps
        .filter((step) => step.stage === stage.id)
        .map((step) => ({
          id: step.id,
          title: step.title,
          ...numbers(assessment.steps[step.id]),
          considerations: catalogue.considerations
            .filter((one) => one.step === step.id)
            .map((one) => ({ id: one.id, title: one.title, ...numbers(assessment.considerations[one.id]), ...considerationTexts(one), checks: one.checks })),
        })),
    }),
  );
  const repository = shownNumbers(assessment.repository, assessment);
  const own = casesAbout(catalogue.cases, project.remote);
  return {
    schema: 2,
    tool: { name: 'mlready', version: tool },
    pack: { id: catalogue.id, version: catalogue.version, digest: catalogue.digest, ...furtherIn(assessment), extensions: catalogue.extensions },
    project: { ...project, name: manifest.project ?? project.name, manifest: manifest.path, cases: own },
    context: Object.fromEntries(
      catalogue.context.map(({ id, title }) => [id, { title, ...(assessment.context[id] ?? { value: [], source: 'unset' as const, places: [] }) }]),
    ),
    activities: assessment.activities.map((one) => ({ ...one, title: catalogue.activities.find(({ id }) => id === one.id)?.title ?? one.id })),
    generated,
    files: scan.files,
    filesAbove: scan.filesAbove,
    limits: scan.limits,
    exclude: manifest.exclude,
    ignores: disputedPlaces(scan.facts, catalogue.signals, scan.ignores).map(({ place, ...ignore }) => ({
      ...ignore,
      signal: catalogue.signals.find(({ hazard }) => hazard?.code === ignore.code)?.id ?? null,
      matches: place !== null,
    })),
    readiness: {
      assessed: assessment.assessed,
      ...numbers(assessment.overall),
      repository: {
        ...repository,
        peers: peersOf(catalogue.peers, { ...repository, pack: catalogue.version, activities: assessment.activities, url: project.remote?.url ?? null }),
      },
      team: assessment.team,
      pending: assessment.findings.filter(({ flags }) => flags.includes('pending')).length,
      setAside: setAsideIn(assessment.findings),
      level: {
        proven: assessment.level,
        possible: assessment.possibleLevel,
        shown: assessment.assessed ? stageLevel(assessment.repository.score) : null,
        heldBy: assessment.heldBy,
      },
      weakest: assessment.weakest,
      goal: manifest.context['goal']?.[0] ?? null,
      next: nextOf(catalogue, assessment, manifest.context['goal']?.[0]),
    },
    stages,
    imported: assessment.imports,
    findings,
    facts: scan.facts.map((fact) => ({ ...fact, ...factTexts(fact, catalogue) })),
    ...(assessment.assessed ? { blockers: assessment.blockers, gaps: assessment.gaps, open: assessment.open } : { blockers: [], gaps: [], open: [] }),
    cases: casesNamed(catalogue.cases, findings, own),
    frameworks: frameworksIn(catalogue.frameworks, findings, manifest.context),
    gate,
    due,
  };
}

/** The further packs that the project is asked by, or that somebody switched. */
function furtherIn({ packs }: Pick<Assessment, 'packs'>): Pick<Report['pack'], 'further'> {
  const told = packs.filter(({ on, by }) => on || by === 'switched');
  return told.length === 0 ? {} : { further: told };
}

/** How many checks are left out, by what leaves them out. */
function setAsideIn(findings: readonly Finding[]): Report['readiness']['setAside'] {
  const by = (code: Finding['reason']['code']) => findings.filter(({ reason }) => reason.code === code).length;
  return { byAnswer: by('set-aside'), byContext: by('condition-not-met'), byEvidence: by('not-here'), byPack: by('switched-off') };
}

/** The cheapest way to the goal or to the next level; null where there is no level yet. */
function nextOf(catalogue: Catalogue, assessment: Assessment, goal: string | undefined): NonNullable<Report['readiness']['next']> | null {
  if (!assessment.assessed || assessment.level === null) return null;
  const { level, isGoal } = levelToReach(assessment, goal);
  const { target, besides } = targetOf(level, assessment);
  const { reachable, days, items } = plan(catalogue, assessment, target);
  return { level, isGoal, reachable, points: items.reduce((sum, { points }) => sum + points, 0), days, checks: items, heldBy: besides };
}

/** The cases that tell of a repository, which is known by its owner and name on GitHub: elsewhere another may be called so. */
function casesAbout(cases: readonly Case[], remote: Report['project']['remote']): string[] {
  const name = remote?.kind !== 'github' ? '' : remote.url.split('/').slice(3).join('/').toLowerCase();
  return cases.filter(({ repositories }) => repositories.some((one) => one.toLowerCase() === name)).map(({ id }) => id);
}

function shownNumbers(
  repository: RepositoryScore | undefined,
  { assessed }: Pick<Assessment, 'assessed'>,
): { score: number | null; earned: number; total: number } {
  if (!repository) throw new Error('a stage has no number of the repository');
  const { score, earned, total } = repository;
  return { score: score === null || !assessed ? null : roundDown(score), earned, total };
}

interface FindingTerms {
  present: ReadonlySet<string>;
  today: string;
  hazard: Hazard | null;
}

function findingOf(finding: Finding, check: Check, { present, today, hazard }: FindingTerms): ReportFinding {
  const { evidence, citations, waiver, check: id, ...rest } = finding;
  const cited = citations.map((citation: Citation) => ({
    ...('path' in citation.ref ? { path: citation.ref.path, ...citation.part?.at } : { url: citation.ref.url }),
    state: citation.state,
  }));
  return {
    check: id,
    stage: check.stage,
    statement: check.statement,
    ...findingTexts(check, present, hazard),
    ...rest,
    cases: [...new Set([...(hazard?.cases ?? []), ...rest.cases])],
    evidence: [...evidence, ...cited],
    missing: missingOf(finding, check),
    drafted: isDraft(finding.answer),
    waiver: waiver && { ...waiver, state: waiverState(waiver, today) },
  };
}

/** What the check says is still missing where its signal shows a part of it. */
function missingOf({ reason, verdict }: Finding, { missing }: Check): string | null {
  if (reason.code !== 'shown' && reason.code !== 'shown-less') return null;
  const states = reason.code === 'shown-less' ? reason.by.map(({ code }) => (code === 'few' ? 'few' : 'weak')) : verdict === 'partial' ? ['half'] : [];
  return missing.find(({ signal, state }) => signal === reason.signal && states.some((one) => one === state))?.text ?? null;
}
