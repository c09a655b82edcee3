// The report as workflow commands of GitHub Actions, which shows them as annotations beside the lines of a change.
import type { Risk } from '../../../model/index.js';
import { type GateRow, hazardRows, lossRows } from '../../gate-rows.js';
import { asideTexts, causeText, gateNames, missingText } from '../../messages/gate-messages.js';
import { levelFallText } from '../../messages/loss-messages.js';
import { policyTexts } from '../../messages/policy-messages.js';
import { percent } from '../../messages/results.js';
import { levelText, notAssessedText, verdictText } from '../../messages/summary.js';
import type { Report } from '../../report.js';
import { type Result, resultsOf, resultTexts } from '../../result-rows.js';
import { type Annotation, type AnnotationLevel, commandOf } from './command.js';

/** With the one about the verdict never more than the ten of each level that GitHub shows of a step (docs.github.com, "Workflow commands"). */
const most = 9;
/**
 * The verdict first, then at most nine findings and how many more there are, the most valuable first: of a comparison what the change lost and brought, otherwise the gaps.
 * @returns one command a line, ending in a line break
 */
export function github(report: Report): string {
  const { gate } = report;
  const compares = gate !== null && (gate.base !== null || gate.missing !== null);
  const findings = compares ? [...lossesOf(report), ...hazardsOf(report)] : gapsOf(report);
  const shown = findings.slice(0, most);
  const more = findings.length - shown.length;
  const rest: Annotation[] = more > 0 ? [{ level: 'notice', title: 'mlready', text: `${more} more in the report.` }] : [];
  return [verdictOf(report), ...shown, ...rest].map((one) => `${commandOf(one)}\n`).join('');
}

function verdictOf(report: Report): Annotation {
  const { gate, readiness, files } = report;
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  const level = levelText(readiness);
  const score = readiness.assessed
    ? `${verdictText(report)}; readiness ${percent(readiness.score)}${level === null ? '' : `, ${level}`}.`
    : notAssessedText(files);
  const urgency = gate?.verdict === 'fail' || gate?.verdict === 'not-comparable' ? 'error' : 'notice';
  const causes = gate?.causes.map((cause) => causeText(cause, name)) ?? [];
  const missing = gate?.missing ? [missingText(gate.missing)] : [];
  const did = gate?.base ? didText(gate) : [];
  return {
    level: urgency,
    title: `mlready: readiness of ${report.project.name}`,
    text: [...(gate ? [gateNames[gate.verdict]] : []), ...causes, ...missing, score, levelFallText(report), ...did, ...policyTexts(gate)]
      .filter((one) => one !== '')
      .join(' '),
  };
}

/** What else a change did, in a few words. */
function didText(gate: NonNullable<Report['gate']>): string[] {
  const { improved, policy } = gate;
  const count = (number: number, one: string, many: string) => (number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]);
  const did = [...count(improved.length, 'check gained', 'checks gained'), ...count(policy.length, 'change of the rules', 'changes of the rules')];
  return [...(did.length === 0 ? [] : [`${did.join(', ')}.`]), ...asideTexts(gate)];
}

/** What the change lost: at lines of the head where something is left, and what is gone altogether in the summary alone. */
function lossesOf(report: Report): Annotation[] {
  return lossRows(report).map((row) => annotationOf(row, row.urgency === 'note' ? 'notice' : row.fails ? 'error' : 'warning'));
}

/** What speaks against the project and is new, at its lines. */
function hazardsOf(report: Report): Annotation[] {
  return hazardRows(report).map((row, index) => {
    const level = row.fails ? 'error' : row.urgency === 'note' ? 'notice' : 'warning';
    return annotationOf({ ...row, check: row.check ?? report.gate?.hazards[index]?.signal ?? null }, level);
  });
}

function annotationOf({ check, text, path, line }: GateRow, level: AnnotationLevel): Annotation {
  return { level, title: check ?? 'mlready', text, ...(path !== null && { path }), ...(line !== null && { line }) };
}

const levels: Record<Risk | 'note', AnnotationLevel> = { critical: 'warning', high: 'warning', medium: 'notice', low: 'notice', note: 'notice' };

/** In the order of the report's gaps: what matters most first. */
function gapsOf(report: Report): Annotation[] {
  const results = new Map(resultsOf(report, false).map((result) => [result.finding.check, result]));
  return report.gaps.flatMap((check) => {
    const result: Result | undefined = results.get(check);
    if (!result) return [];
    const [{ path, line }] = result.anchors;
    return [{ level: levels[result.urgency], title: check, text: resultTexts(report, result.finding).join(' '), path, line }];
  });
}
