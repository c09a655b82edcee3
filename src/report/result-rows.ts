// What is shown beside code (SARIF, GitLab): the findings that somebody has to look at, each with a place that exists, and how urgent it is.
import { createHash } from 'node:crypto';
import type { Risk } from '../model/index.js';
import { firstSentence, placeText } from '../terminal/text.js';
import { repositoryPath } from './links.js';
import { effortNames, explainedText, flagText, verdictNames } from './messages/results.js';
import type { Report, ReportFinding } from './report.js';

/** A line of a file, by its path from the top of the repository. */
export interface Anchor {
  path: string;
  line: number;
  /** The place as the other reports name it. */
  name: string;
}

export interface Result {
  finding: ReportFinding;
  /** The first is where it is shown. */
  anchors: [Anchor, ...Anchor[]];
  /** The risk of what is missing; one below it where half is there; "note" where all is there and something is to be looked at. */
  urgency: Risk | 'note';
  /** The same for the same check of the same project, wherever it is found. */
  fingerprint: string;
}

/** GitHub shows no more results of one run (docs.github.com, "SARIF results exceed one or more limits"). */
const mostResults = 5_000;
/** No file has a longer path (PATH_MAX of Linux). */
const longestPath = 4_096;

const urgencies = ['critical', 'high', 'medium', 'low', 'note'] as const;

/**
 * The most urgent first, otherwise in catalogue order. Open questions are left out: they are no findings, and would hide them. Nothing is said of a project
 * that is not assessed, and nothing that has no place.
 * @param waived whether waived findings are kept
 */
export function resultsOf(report: Report, waived: boolean): Result[] {
  if (!report.readiness.assessed) return [];
  const results = report.findings.flatMap((finding): Result[] => {
    const urgency = urgencyOf(finding);
    if (urgency === null || (!waived && isWaived(finding))) return [];
    const [first, ...more] = anchorsOf(report, finding);
    return first === undefined ? [] : [{ finding, anchors: [first, ...more], urgency, fingerprint: fingerprintOf(report, finding.check) }];
  });
  return urgencies.flatMap((urgency) => results.filter((result) => result.urgency === urgency)).slice(0, mostResults);
}

/** Whether a waiver in force accepts what is missing. */
export function isWaived({ waiver }: ReportFinding): boolean {
  return waiver?.state === 'active';
}

function urgencyOf({ verdict, risk, flags }: ReportFinding): Result['urgency'] | null {
  // Left out as the gate leaves it out.
  if (flags.includes('pending')) return null;
  if (verdict === 'gap') return risk;
  if (verdict === 'partial') return urgencies[urgencies.indexOf(risk) + 1] ?? 'note';
  return verdict === 'met' && flags.some((flag) => flag === 'contradicted' || flag === 'disagrees' || flag === 'citation-failed' || flag === 'stale')
    ? 'note'
    : null;
}

/** Where to show what has no place of its own: in the manifest, otherwise in a file that is there; null where there is none. */
export function fallbackAnchor(report: Report): Anchor | null {
  return anchorsOf(report, { evidence: [] })[0] ?? null;
}

/** The places of the evidence that are files; without any the manifest, where an answer would stand; without one the file that is there in any case. */
function anchorsOf({ project }: Report, { evidence }: Pick<ReportFinding, 'evidence'>): Anchor[] {
  const places = evidence.flatMap((one) => ('path' in one && !('state' in one && one.state === 'missing') ? [one] : []));
  const others = [project.manifest, project.firstFile].flatMap((path) => (path === null ? [] : [{ path }]));
  const anchors = (list: readonly { path: string; line?: number; cell?: number }[]): Anchor[] =>
    list.flatMap((place) => {
      const path = repositoryPath(project.inside, place.path);
      if (path === null || path === '' || path.length > longestPath) return [];
      // In the file of a notebook, which is JSON, nobody knows the line of a cell.
      return [{ path: wellFormed(path), line: place.cell === undefined ? (place.line ?? 1) : 1, name: placeText(place) }];
    });
  const seen = new Map(anchors(places).map((anchor) => [`${anchor.line} ${anchor.path}`, anchor]));
  return seen.size > 0 ? [...seen.values()] : anchors(others).slice(0, 1);
}

/** Half of a surrogate pair, which no file system gives, has no form in UTF-8. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/gu, '\ufffd');
}

/** The same for the same thing of the same project. */
export function fingerprintOf({ project }: Pick<Report, 'project'>, what: string): string {
  return createHash('sha256').update(`${project.inside}\0${what}`).digest('hex');
}

/** What is to be said where a result is shown: each text is one or two sentences, the first says all in short. */
export function resultTexts(report: Report, finding: ReportFinding): string[] {
  const { verdict, statement, flags, points, effort, remedy } = finding;
  const title = (signal: string) => report.facts.find((fact) => fact.signal === signal)?.title ?? signal;
  return [
    `${capital(verdictNames[verdict])}: ${statement}`,
    `Known: ${explainedText(finding, title)}.`,
    ...(flags.length === 0 ? [] : [`To look at: ${flags.map(flagText).join('; ')}.`]),
    ...(points.earned < points.total ? [`Start (${effortNames[effort]}, +${points.total - points.earned} points): ${firstSentence(remedy)}`] : []),
  ];
}

/** A clause as the beginning of a sentence. */
export function capital(clause: string): string {
  return `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}`;
}

/** The items of frameworks that a check or a consideration speaks to, in one line: "EU AI Act: Art.15(4); NIST AI RMF: …"; "" for none. */
export function refsText(frameworks: Report['frameworks'], refs: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(refs)
    .map(([framework, items]) => `${frameworks[framework]?.title ?? framework}: ${items.join(', ')}`)
    .join('; ');
}

/** The waiver of a finding, as a clause; null where there is none in force. */
export function waivedText({ waiver }: ReportFinding): string | null {
  if (waiver?.state !== 'active') return null;
  const approved = waiver.approvedBy === undefined ? '' : `, approved by ${waiver.approvedBy}`;
  return `waived until ${waiver.expires} by ${waiver.owner}${approved}: ${waiver.statement}`;
}
