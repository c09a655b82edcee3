// A report, with what its page looks up again and again.
import { safe } from '../../../terminal/text.js';
import type { Report, ReportConsideration, ReportFinding } from '../../report.js';

/** Texts of a repository or of people are cut where they would fill the page; lengths in characters. Everything else is folded, never left out. */
export const most = { text: 2000, path: 300, places: 5 } as const;

export interface View {
  report: Report;
  finding(check: string): ReportFinding | undefined;
  consideration(id: string): ReportConsideration | undefined;
  /** The words for a signal's id. */
  signal(id: string): string;
  fact(signal: string): Report['facts'][number] | undefined;
  /** The title of a stage. */
  stage(id: string): string;
  /** Every finding once, what matters most first: what is missing, what is open, then what is settled. */
  ordered: readonly ReportFinding[];
  blocks(check: string): boolean;
  /** The cases of a check, closest first; none where it is settled. */
  cases(finding: ReportFinding): string[];
  /** The cases that some check names: each is told once. */
  told: readonly string[];
}

const verdictOrder: Record<ReportFinding['verdict'], number> = { gap: 0, partial: 1, unknown: 2, met: 3, 'not-applicable': 4 };

/** Whether a finding has something to do: a gap, a part of one, or an open question. */
export function isOpen({ verdict }: Pick<ReportFinding, 'verdict'>): boolean {
  return verdict === 'gap' || verdict === 'partial' || verdict === 'unknown';
}

/**
 * The report with what its rules say made safe to show: a repository may bring rules of its own. What the repository and people say is left as it is,
 * because addresses are made of it; it is made safe where it is shown.
 */
export function withSafeRules(report: Report): Report {
  const { context, facts, findings, stages, cases, frameworks, pack, tool } = report;
  return {
    ...report,
    context: Object.fromEntries(Object.entries(context).map(([id, field]) => [id, { ...field, title: safe(field.title) }])),
    facts: facts.map((fact) => ({
      ...fact,
      title: safe(fact.title),
      ...(fact.near?.label !== undefined && { near: { ...fact.near, label: safe(fact.near.label) } }),
    })),
    findings: findings.map((finding) => ({
      ...finding,
      statement: safe(finding.statement),
      ask: safe(finding.ask),
      help: safe(finding.help),
      remedy: safe(finding.remedy),
      steps: safe(finding.steps),
    })),
    stages: safe(stages),
    cases: safe(cases),
    frameworks: safe(frameworks),
    pack: safe(pack),
    tool: safe(tool),
  };
}

/** @returns the report as its page sees it. */
export function viewOf(report: Report): View {
  const findings = new Map(report.findings.map((finding) => [finding.check, finding]));
  const facts = new Map(report.facts.map((fact) => [fact.signal, fact]));
  const stages = new Map(report.stages.map(({ id, title }) => [id, title]));
  const considerations = new Map(report.stages.flatMap(({ steps }) => steps.flatMap((step) => step.considerations.map((one) => [one.id, one]))));
  const blockers = new Set(report.blockers);
  const cases = (finding: ReportFinding) => (isOpen(finding) ? finding.cases.filter((id) => Object.hasOwn(report.cases, id)) : []);
  const ordered = orderedFindings(report, findings);
  return {
    report,
    finding: (check) => findings.get(check),
    consideration: (id) => considerations.get(id),
    signal: (id) => facts.get(id)?.title ?? id,
    fact: (signal) => facts.get(signal),
    stage: (id) => stages.get(id) ?? id,
    ordered,
    blocks: (check) => blockers.has(check),
    cases,
    told: [...new Set(ordered.flatMap(cases))],
  };
}

function orderedFindings(report: Report, findings: ReadonlyMap<string, ReportFinding>): ReportFinding[] {
  const first = [...new Set([...report.gaps, ...report.open])].flatMap((check) => findings.get(check) ?? []);
  const named = new Set(first);
  const rest = report.findings.filter((finding) => !named.has(finding));
  return [...first, ...rest.sort((a, b) => verdictOrder[a.verdict] - verdictOrder[b.verdict])];
}
