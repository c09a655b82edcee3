// The worked example of docs/scoring.md, with the figures of a report.
import { levels } from '../../src/model/index.js';
import { explainedText, heldText, levelNames, percent, verdictNames } from '../../src/report/messages/results.js';
import type { Report, ReportFinding } from '../../src/report/report.js';
import { code, table, text } from './parts.js';

/** The row of the decision table for each reason. */
const rows: Record<ReportFinding['reason']['code'], string> = {
  'condition-not-met': 'a',
  'not-here': "a'",
  'switched-off': 'a',
  refuted: 'b',
  'shown-answer-lower': 'c',
  shown: 'd',
  'shown-less': 'd',
  imported: "d'",
  'imported-answer-lower': 'c',
  'import-failed': 'b',
  'set-aside': 'e',
  'answered-with-evidence': 'f',
  answered: 'g',
  'answered-not-seen': 'h',
  'not-seen': 'i',
  'not-seen-here': 'j',
  'declared-only': 'j',
  unreadable: 'j',
  'answer-expired': 'j',
  'answer-not-counted': 'j',
  'nobody-said': 'j',
};

/** An answer with evidence that adds to what is seen stands in the row of what is seen. */
const rowOf = ({ reason, points }: ReportFinding) => (reason.code === 'answered-with-evidence' && points.observed > 0 ? 'd' : rows[reason.code]);

/** The example: checks, a consideration, a step, a stage, the whole and the level, each from the one before. @param weights points of a risk */
export function workedExample(report: Report, weights: Record<string, number>): string {
  return [...checksPart(report, weights), ...sumsPart(report), ...levelPart(report)].join('\n').trimEnd();
}

function checksPart(report: Report, weights: Record<string, number>): string[] {
  const title = (signal: string) => report.facts.find((fact) => fact.signal === signal)?.title ?? signal;
  const seen = new Set<string>();
  const first = report.findings.filter((finding) => {
    const row = rowOf(finding);
    return !seen.has(row) && seen.add(row);
  });
  const value = ({ points, verdict }: ReportFinding) => (verdict === 'unknown' || verdict === 'not-applicable' ? '–' : `${(2 * points.earned) / points.total}`);
  return [
    `One check for each row that decides something in the sample project ${text(report.project.name)}, audited on ${report.generated.slice(0, 10)} (weight of the risk times what it is worth, of twice the weight):`,
    '',
    ...table(
      ['Row', 'Check', 'What is known', 'Verdict', 'Weight', 'Worth', 'Points'],
      ['left', 'left', 'left', 'left', 'right', 'right', 'right'],
      first
        .sort((a, b) => (rowOf(a) < rowOf(b) ? -1 : 1))
        .map((finding) => [
          rowOf(finding),
          code(finding.check),
          text(explainedText(finding, title)),
          verdictNames[finding.verdict],
          `${finding.risk}, ${weights[finding.risk]}`,
          value(finding),
          `${finding.points.earned} of ${finding.points.total}`,
        ]),
    ),
  ];
}

/** "3 + 4 = 7". */
const sum = (numbers: readonly number[]) => `${numbers.join(' + ')} = ${numbers.reduce((a, b) => a + b, 0)}`;

function sumsPart(report: Report): string[] {
  const [stage] = report.stages;
  if (stage === undefined) throw new Error('the report has no stage');
  const [step] = [...stage.steps].sort((a, b) => b.considerations.length - a.considerations.length);
  if (step === undefined) throw new Error('the stage has no step');
  const points = (of: readonly { points: { earned: number; total: number } }[]) =>
    `earned ${sum(of.map(({ points: p }) => p.earned))}, of ${sum(of.map(({ points: p }) => p.total))}`;
  const findings = (consideration: string) => report.findings.filter((one) => one.consideration === consideration && one.points.total > 0);
  const { points: all } = report.readiness;
  return [
    `The points of a consideration are those of its checks, the points of a step those of its considerations. In the step ${text(step.title)}:`,
    '',
    ...step.considerations.map((one) => `- ${text(one.title)}: ${points(findings(one.id))}`),
    `- the step: ${points(step.considerations)}, which is ${percent(step.score)}`,
    '',
    `The points of a stage are those of its steps. ${text(stage.title)}: ${points(stage.steps)}, which is ${percent(stage.score)}. The whole is the sum of the stages, so a stage with more points counts for more:`,
    '',
    ...table(
      ['Stage', 'Earned', 'Observed', 'If every unknown were a yes', 'Of', 'Score', 'Proven', 'Possible', 'Known'],
      ['left', 'right', 'right', 'right', 'right', 'right', 'right', 'right', 'right'],
      [...report.stages.map((one) => ({ ...one, title: text(one.title) })), { ...report.readiness, title: '**All**' }].map((one) => [
        one.title,
        ...[one.points.earned, one.points.observed, one.points.possible, one.points.total].map(String),
        ...[one.score, one.observed, one.possible, one.known].map(percent),
      ]),
    ),
    `Percentages are rounded down to one decimal: 100 × ${all.earned} / ${all.total} = ${percent(report.readiness.score)}. The gate works with the numbers as they are.`,
    '',
  ];
}

function levelPart({ readiness, stages, findings }: Report): string[] {
  const weakest = stages.find(({ id }) => id === readiness.weakest);
  if (weakest === undefined || readiness.level.proven === null || weakest.level === null) throw new Error('the sample project has no level');
  const name = (id: string) => stages.find((stage) => stage.id === id)?.title ?? id;
  const proven = (stage: string) =>
    findings
      .filter((one) => one.stage === stage && (one.basis === 'observed' || (one.basis === 'documented' && !one.flags.includes('reused'))))
      .reduce((total, { points }) => total + points.earned, 0);
  const held = readiness.level.heldBy.map(
    (by) =>
      `- ${text(heldText(by, name))}${by.code === 'little-evidence' ? `: ${proven(by.stage)} of ${stages.find(({ id }) => id === by.stage)?.points.total} points` : ''}`,
  );
  return [
    `The weakest stage is ${text(weakest.title)}. Its ${percent(weakest.score)} stand for the level ${levelNames[weakest.level]}${
      held.length === 0
        ? `, and nothing holds the project below that, so its level is ${levelNames[readiness.level.proven]} (of ${levels.map((level) => levelNames[level]).join(', ')}).`
        : `, and this holds it at ${levelNames[readiness.level.proven]}:`
    }`,
    '',
    ...held,
    '',
  ];
}
