// Puts back what a short report leaves out: the texts of the rules.
import { closestCases } from '../assess/cases.js';
import { rulesInUse, takingPlace } from '../assess/packs.js';
import { KnownError } from '../errors.js';
import type { Catalogue, Check, PackUse } from '../model/index.js';
import { frameworksIn } from './framework-items.js';
import type { Report, ReportFinding, ShortReport } from './report.js';
import { casesNamed, considerationTexts, factTexts, findingTexts, hazardOf, presentIn } from './rule-texts.js';

/**
 * @param report a short report, or a whole one, which stays as it is
 * @param rules the built-in rules
 * @param shown what errors call the report
 * @throws KnownError where it speaks of checks that the rules do not have
 */
export function restored(report: ShortReport, rules: Catalogue, shown: string): Report {
  const catalogue = rulesInUse(rules, packsOf(report, rules), takingPlace(report.activities));
  const present = presentIn(report.facts);
  const context = valuesOf(report, ['set', 'guessed']);
  const byId = new Map(catalogue.checks.flatMap((check) => [check.id, ...check.aliases].map((id): [string, Check] => [id, check])));
  const isWhole = report.findings.every(isFull) && Object.keys(report.frameworks).length > 0;
  const findings = report.findings.map((finding): ReportFinding => {
    if (isFull(finding)) return finding;
    const check = byId.get(finding.check);
    if (!check) throw lacking(`the check ${finding.check}`, report, shown);
    const hazard = hazardOf(finding, catalogue);
    return {
      ...{ basis: null, flags: [], answer: null, evidence: [], missing: null, drafted: false, waiver: null },
      ...{ statement: check.statement, trace: check.trace, points: { earned: 0, possible: 0, observed: 0, total: 0 } },
      ...findingTexts(check, present, hazard),
      cases: [...new Set([...(hazard?.cases ?? []), ...closestCases(check, catalogue, context)])],
      ...given(finding),
    };
  });
  return {
    ...report,
    findings,
    facts: report.facts.map(({ title, ...fact }) => {
      if (title !== undefined) return { ...fact, title };
      if (!catalogue.signals.some(({ id }) => id === fact.signal)) throw lacking(`the signal ${fact.signal}`, report, shown);
      return { ...fact, ...factTexts(fact, catalogue) };
    }),
    stages: stagesOf(report, catalogue, shown),
    cases: isWhole ? report.cases : { ...casesNamed(catalogue.cases, findings, report.project.cases), ...report.cases },
    frameworks: isWhole ? report.frameworks : frameworksIn(catalogue.frameworks, findings, valuesOf(report, ['set'])),
  };
}

function stagesOf(report: ShortReport, catalogue: Catalogue, shown: string): Report['stages'] {
  const known = new Map(catalogue.considerations.map((one) => [one.id, one]));
  return report.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) => ({
      ...step,
      considerations: step.considerations.map(({ problem, refs, ...one }) => {
        const texts = problem !== undefined && refs !== undefined ? { problem, refs } : known.get(one.id);
        if (!texts) throw lacking(`the consideration ${one.id}`, report, shown);
        return { ...one, ...considerationTexts(texts) };
      }),
    })),
  }));
}

/** A pack that the report does not name asked nothing. */
function packsOf({ pack }: ShortReport, { packs }: Catalogue): PackUse[] {
  return packs.map(
    ({ id, title, version }): PackUse =>
      pack.further?.find((one) => one.id === id) ?? { id, title, version, on: false, fits: false, by: 'seen', activities: [], why: null },
  );
}

type ShortFinding = ShortReport['findings'][number];

/** What only a finding that is told in full has. */
const inFull = ['statement', 'trace', 'points', 'consideration', 'step', 'ask', 'help', 'looked', 'remedy', 'steps', 'effort', 'refs', 'cases'] as const;

function isFull(finding: ShortFinding): finding is ReportFinding {
  return inFull.every((key) => finding[key] !== undefined);
}

/** What a finding says itself, without what is left open. */
function given({
  check,
  stage,
  verdict,
  reason,
  risk,
  ...rest
}: ShortFinding): Pick<ReportFinding, 'check' | 'stage' | 'verdict' | 'reason' | 'risk'> & Partial<ReportFinding> {
  return { check, stage, verdict, reason, risk, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) };
}

function valuesOf({ context }: Pick<Report, 'context'>, sources: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(Object.entries(context).map(([field, { value, source }]) => [field, sources.includes(source) ? value : []]));
}

function lacking(what: string, { pack, tool }: ShortReport, shown: string): KnownError {
  return new KnownError(
    shown,
    `was made by the rules ${pack.id} ${pack.version} and does not hold their texts, and the rules here do not have ${what}`,
    `use mlready ${tool.version}, or save the report with --full`,
  );
}
