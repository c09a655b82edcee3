// The report as workflow commands of GitHub Actions, which shows them as annotations beside the lines of a change.
import type { GateChange, Place, Risk } from '../../../model/index.js';
import { placeText } from '../../../terminal/text.js';
import { repositoryPath } from '../../links.js';
import { asideTexts, causeText, changeNote, gateNames, missingText } from '../../messages/gate-messages.js';
import { hazardText, levelFallText, lossTexts, waysOut, waysOutText } from '../../messages/loss-messages.js';
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
  const { gate } = report;
  const failed = gate?.verdict === 'fail';
  const counts = ({ why }: GateChange) => why === null;
  const lost = [...(gate?.regressed ?? [])].sort((a, b) => Number(counts(b)) - Number(counts(a)) || b.points - a.points);
  return lost.map((change): Annotation => {
    const texts = lossTexts(report, change.check, change);
    const place = change.before.evidence[0];
    const rested = place === undefined || gate?.base?.commit == null ? [] : [`It rested on ${placeText(place)} at ${gate.base.commit.slice(0, 10)}.`];
    const before = texts.statement === '' ? [] : [`Before: ${texts.statement}`];
    return {
      level: !counts(change) ? 'notice' : failed ? 'error' : 'warning',
      title: change.check,
      text: [texts.did, `${change.check} ${changeNote(change, false)}.`, ...before, texts.allows, ...rested, ...waysFor(report, change.check)]
        .filter((one) => one !== '')
        .join(' '),
      ...at(report, change.at ?? change.after.evidence[0] ?? null),
    };
  });
}

/** What speaks against the project and is new, at its lines. */
function hazardsOf(report: Report): Annotation[] {
  return (report.gate?.hazards ?? []).map((hazard): Annotation => {
    const fails = hazard.why === null && (hazard.risk === 'critical' || hazard.risk === 'high');
    return {
      level: fails ? 'error' : hazard.why === null ? 'warning' : 'notice',
      title: hazard.checks[0] ?? hazard.signal,
      text: [hazardText(report, hazard), ...hazard.checks.slice(0, 1).flatMap((check) => waysFor(report, check))].join(' '),
      ...at(report, hazard.place),
    };
  });
}

function waysFor(report: Report, check: string): string[] {
  return waysOut(report).flatMap((way) => (way.check === check ? [`Ways out of ${waysOutText(way)}.`] : []));
}

/** A place of the head, as far as it has lines that a reader can be led to. */
function at({ project }: Report, place: Place | null): Pick<Annotation, 'path' | 'line'> {
  const path = place === null ? null : repositoryPath(project.inside, place.path);
  if (path === null || path === '') return {};
  return { path, ...(place?.line !== undefined && place.cell === undefined && { line: place.line }) };
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
