// A report, with what its page looks up again and again, and how much of it is shown.
import { safe } from '../../../terminal/text.js';
import type { Report, ReportFinding } from '../../report.js';
import type { Room } from './size-budget.js';

export interface View {
  report: Report;
  room: Room;
  finding(check: string): ReportFinding | undefined;
  /** The words for a signal's id. */
  signal(id: string): string;
  /** The title of a stage. */
  stage(id: string): string;
  /** The cases that a consideration tells: each is told once, where it is cited first. */
  told: Map<string, string[]>;
  /** The cases of a check, closest first. */
  cases(finding: ReportFinding): string[];
}

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
    facts: facts.map((fact) => ({ ...fact, title: safe(fact.title) })),
    findings: findings.map((finding) => ({ ...finding, statement: safe(finding.statement), ask: safe(finding.ask), remedy: safe(finding.remedy) })),
    stages: safe(stages),
    cases: safe(cases),
    frameworks: safe(frameworks),
    pack: safe(pack),
    tool: safe(tool),
  };
}

/** @returns the report as its page sees it. */
export function viewOf(report: Report, room: Room): View {
  const findings = new Map(report.findings.map((finding) => [finding.check, finding]));
  const signals = new Map(report.facts.map(({ signal, title }) => [signal, title]));
  const stages = new Map(report.stages.map(({ id, title }) => [id, title]));
  const cases = (finding: ReportFinding) =>
    isOpen(finding) && room.inside !== 'none'
      ? finding.cases.filter((id) => Object.hasOwn(report.cases, id)).slice(0, finding.verdict === 'unknown' ? room.cases.open : room.cases.gap)
      : [];
  const told = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const finding of report.findings) {
    const fresh = cases(finding).filter((id) => !seen.has(id) && seen.add(id));
    if (fresh.length > 0) told.set(finding.consideration, [...(told.get(finding.consideration) ?? []), ...fresh]);
  }
  return {
    report,
    room,
    finding: (check) => findings.get(check),
    signal: (id) => signals.get(id) ?? id,
    stage: (id) => stages.get(id) ?? id,
    told,
    cases,
  };
}
