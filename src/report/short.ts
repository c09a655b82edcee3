// A report that is short enough to be kept and sent: without the texts of the rules, which whoever has the rules can put back.
import { visibleJson } from '../terminal/json.js';
import type { Report, ReportFinding, ShortReport } from './report.js';

/** Of so many gaps, the first, everything is told: what to do, and what happened to others. */
const toldInFull = 5;

const ofRules: readonly (keyof ReportFinding)[] = ['consideration', 'step', 'ask', 'help', 'looked', 'remedy', 'steps', 'effort', 'knows', 'refs', 'cases'];

/** @returns the report without the texts of the rules; as it is where rules of the project's own made it, which nobody else has */
export function shortReport(report: Report): ShortReport {
  if (report.pack.extensions.length > 0) return report;
  const full = new Set(report.gaps.slice(0, toldInFull));
  const named = new Set([...report.project.cases, ...report.findings.flatMap(({ check, cases }) => (full.has(check) ? cases.slice(0, 1) : []))]);
  return {
    ...report,
    findings: report.findings.map((finding) => (full.has(finding.check) ? finding : shortFinding(finding))),
    facts: report.facts.map(({ title: _, hazard: __, ...fact }) => fact),
    stages: report.stages.map((stage) => ({
      ...stage,
      steps: stage.steps.map((step) => ({
        ...step,
        considerations: step.considerations.map(({ problem: _, refs: __, ...consideration }) => consideration),
      })),
    })),
    cases: Object.fromEntries(Object.entries(report.cases).filter(([id]) => named.has(id))),
    frameworks: {},
  };
}

function shortFinding(finding: ReportFinding): ShortReport['findings'][number] {
  const { check, stage, statement, verdict, trace, reason, risk, points, ...rest } = finding;
  const left = Object.fromEntries(Object.entries(rest).filter(([key, value]) => !ofRules.some((one) => one === key) && !isNothing(value)));
  // Of what is set aside nobody counts anything.
  if (verdict === 'not-applicable') return { check, stage, verdict, reason, risk, ...left };
  return { check, stage, statement, verdict, trace, reason, risk, points, ...left };
}

function isNothing(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

/** JSON in which each entry of a list stands on a line of its own: half as long as the usual form, and two reports still differ line by line. */
export function linesText(report: ShortReport): string {
  const lines = Object.entries(report).map(([key, value]) => `  ${JSON.stringify(key)}: ${entriesText(value)}`);
  return visibleJson(`{\n${lines.join(',\n')}\n}\n`);
}

function entriesText(value: unknown): string {
  const isList = Array.isArray(value) && value.some((one) => typeof one === 'object');
  return isList ? `[\n${value.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]` : JSON.stringify(value);
}
