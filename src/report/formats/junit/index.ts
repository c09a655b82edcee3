// The report as JUnit XML, in the form that both Ant's schema and that of Jenkins allow: a suite is a stage, a test case a check.
import XMLBuilder from 'fast-xml-builder';
import { oneLine } from '../../../errors.js';
import { placeText } from '../../../terminal/text.js';
import { cut } from '../../cut.js';
import { type GateRow, gateNotesOf, gateRows } from '../../gate-rows.js';
import { policyTexts } from '../../messages/policy-messages.js';
import { caseNotes, effortNames, explainedText, flagText, percent, verdictNames } from '../../messages/results.js';
import { packText } from '../../messages/summary.js';
import type { Report, ReportFinding, ReportStage } from '../../report.js';
import { capital, isWaived, refsText, waivedText } from '../../result-rows.js';

type Element = { [name: string]: string | Element | Element[] };

/** In characters: of an attribute, of a line within an element. */
const longest = 2_000;
const mostPlaces = 10;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
  // An attribute that says "true" keeps its value: XML knows none without.
  suppressBooleanAttributes: false,
});

/**
 * The report as JUnit XML. A gap, and what is half there, is a failure; what is open, waived, not scored or none of the project's business is skipped, with the
 * reason. Nothing took time that anybody measured, so every time is 0; the time stamp is that of the report.
 */
export function junit(report: Report): string {
  const suites = report.stages.map((stage, index) => suiteOf(report, stage, index));
  return builder.build({ '?xml': { '@version': '1.0', '@encoding': 'UTF-8' }, testsuites: { testsuite: suites } });
}

function suiteOf(report: Report, stage: ReportStage, index: number): Element {
  const cases = report.findings.filter((finding) => finding.stage === stage.id).map((finding) => caseOf(report, finding));
  const count = (outcome: string) => String(cases.filter((one) => outcome in one).length);
  return attributes(
    {
      package: 'mlready',
      id: String(index),
      name: stage.id,
      timestamp: report.generated.slice(0, 19),
      hostname: 'localhost',
      tests: String(cases.length),
      failures: count('failure'),
      errors: '0',
      skipped: count('skipped'),
      time: '0',
    },
    { properties: { property: propertiesOf(report, stage) }, testcase: cases, 'system-out': '', 'system-err': '' },
  );
}

function propertiesOf(report: Report, { id, title, score, possible, observed, known, points, repository }: ReportStage): Element[] {
  const { tool, pack, project, gate } = report;
  const properties: [string, string][] = [
    ['mlready', tool.version],
    ['pack', packText(pack)],
    ...policyTexts(gate).map((one): [string, string] => ['policy', one]),
    ...gatePropertiesOf(report, id),
    ['project', project.name],
    ['revision', project.revision ?? ''],
    ['stage', title],
    ['repository', percent(repository.score)],
    ['score', percent(score)],
    ['possible', percent(possible)],
    ['observed', percent(observed)],
    ['known', percent(known)],
    ['points', `${points.earned} of ${points.total}`],
  ];
  return properties.filter(([, value]) => value !== '').map(([name, value]) => attributes({ name, value }));
}

/** What the gate says: of the whole in each suite, of a check in that of its stage. */
function gatePropertiesOf(report: Report, stage: string): [string, string][] {
  const inStage = new Set(report.findings.flatMap((finding) => (finding.stage === stage ? [finding.check] : [])));
  return gateRows({ ...report, gate: report.gate && { ...report.gate, policies: [], unapproved: [] } }).flatMap(({ kind, check, text }): [string, string][] =>
    check === null || inStage.has(check) ? [[gateNamesOf[kind], text]] : [],
  );
}

const gateNamesOf: Record<GateRow['kind'], string> = {
  verdict: 'gate',
  lost: 'lost',
  hazard: 'new hazard',
  'not-comparable': 'not comparable',
  'left-out': 'left out',
  note: 'note',
};

function caseOf(report: Report, finding: ReportFinding): Element {
  const head = { name: finding.check, classname: `${finding.stage}.${finding.step}`, time: '0' };
  const reason = skipReason(report, finding);
  if (reason !== null) return attributes(head, { skipped: attributes({ message: `${finding.statement} ${capital(reason)}` }) });
  if (finding.verdict === 'met') return attributes(head);
  const failure = {
    ...attributes({ message: `${capital(verdictNames[finding.verdict])}: ${finding.statement}`, type: finding.verdict }),
    '#text': failureText(report, finding),
  };
  return attributes(head, { failure });
}

/** Why a check is neither passed nor failed; null where it is one of them. */
function skipReason(report: Report, finding: ReportFinding): string | null {
  const { verdict, flags } = finding;
  if (verdict === 'not-applicable') return `${verdictNames[verdict]}: ${explained(report, finding)}`;
  if (flags.includes('pending')) return flagText('pending');
  if (verdict === 'met') return null;
  if (isWaived(finding)) return waivedText(finding);
  if (verdict === 'unknown') return `${verdictNames[verdict]}: ${explained(report, finding)}`;
  return report.readiness.assessed ? null : 'Not assessed: nothing is seen and nobody has answered.';
}

function failureText(report: Report, finding: ReportFinding): string {
  const { points, effort, remedy, evidence, flags, cases } = finding;
  const places = evidence.slice(0, mostPlaces).map((one) => ('path' in one ? placeText(one) : one.url));
  const more = evidence.length - places.length;
  const frameworks = refsText(report.frameworks, finding.refs);
  const story = report.cases[cases[0] ?? ''];
  return [
    `${points.earned} of ${points.total} points, ${finding.risk} risk`,
    `Known: ${explained(report, finding)}`,
    ...places.map((place) => `At: ${place}`),
    ...(more > 0 ? [`At: ${more} more ${more === 1 ? 'place' : 'places'}`] : []),
    ...gateNotesOf(report, finding.check).map((note) => `Since the base: ${note}`),
    ...flags.map((flag) => `To look at: ${flagText(flag)}`),
    `To do (${effortNames[effort]}): ${remedy}`,
    ...(story === undefined ? [] : [`Case: ${[story.happened, ...caseNotes(story)].join(' ')} Lesson: ${story.lesson} Source: ${story.citation}`]),
    ...(frameworks === '' ? [] : [`Asked for by: ${frameworks}`]),
  ]
    .map(legal)
    .join('\n');
}

function explained(report: Report, finding: ReportFinding): string {
  return explainedText(finding, (signal) => report.facts.find((fact) => fact.signal === signal)?.title ?? signal);
}

function attributes(values: Readonly<Record<string, string>>, children: Element = {}): Element {
  return { ...Object.fromEntries(Object.entries(values).map(([name, value]) => [`@${name}`, legal(value)])), ...children };
}

/** One line without what XML 1.0 forbids (production 2, Char); what the builder does not know to escape is not left. */
function legal(text: string): string {
  return cut(oneLine(text), longest).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');
}
