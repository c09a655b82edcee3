// The report as SARIF 2.1.0 (docs.oasis-open.org/sarif/sarif/v2.1.0), in the form that GitHub's code scanning takes.
import type { Location, Log, Notification, Result as SarifResult } from 'sarif';
import { jsonText } from '../../../terminal/json.js';
import { type GateRow, gateRows } from '../../gate-rows.js';
import { limitText } from '../../messages/scan-texts.js';
import { notAssessedText, packText } from '../../messages/summary.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';
import { type Anchor, type Result, resultsOf, resultTexts, waivedText } from '../../result-rows.js';
import { linkText, plain, uriOf } from './escape.js';
import { levels, rulesOf } from './rules.js';

const root = '%SRCROOT%';
/** In characters: of a message, and of a place within one. */
const longest = { message: 4_000, place: 200 };
/** Places beside the first that a message names. GitHub takes 1,000 locations of a result and shows 100. */
const mostRelated = 10;
const mostLimits = 20;

/** The report as SARIF, JSON of two spaces. With `look.waived` waived findings are in it, as suppressed results. */
export function sarif(report: Report, { waived }: RenderOptions): string {
  const { tool, pack, project } = report;
  const rules = rulesOf(report);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: tool.name, semanticVersion: tool.version, rules } },
        // By this GitHub tells apart the projects of one repository; what stands behind the last slash would name a single run.
        automationDetails: { id: ['mlready', ...project.inside.split('/').filter((part) => part !== '')].map(segment).join('/').concat('/') },
        originalUriBaseIds: { [root]: { description: { text: 'The top of the repository.' } } },
        ...(project.remote === null || project.revision === null
          ? {}
          : { versionControlProvenance: [{ repositoryUri: project.remote.url, revisionId: project.revision, mappedTo: { uriBaseId: root } }] }),
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [
              ...gateRows(report).map((row) => gateNotification(row, indexes)),
              ...notesOf(report).map((said): Notification => ({ level: 'note', message: { text: plain(said, longest.message) } })),
            ],
          },
        ],
        results: resultsOf(report, waived).map((result) => resultOf(report, result, indexes.get(result.finding.check) ?? -1, waived)),
        properties: { pack: packText(pack), ...(report.gate !== null && { gate: gateProperties(report.gate) }) },
      },
    ],
  };
  return jsonText(log);
}

function resultOf(report: Report, { finding, anchors, urgency, fingerprint }: Result, ruleIndex: number, waived: boolean): SarifResult {
  const [first, ...more] = anchors;
  const related = more.slice(0, mostRelated);
  const also = related.map(({ name }, index) => `[${linkText(name, longest.place)}](${index + 1})`);
  const rest = more.length - related.length;
  const places = also.length === 0 ? '' : ` Also at ${also.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
  const accepted = waivedText(finding);
  return {
    ruleId: finding.check,
    ruleIndex,
    level: levels[urgency],
    message: { text: plain(resultTexts(report, finding).join(' '), longest.message) + places },
    locations: [locationOf(first)],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((anchor, index) => ({ id: index + 1, ...locationOf(anchor), message: { text: plain(anchor.name, longest.place) } })) }),
    // Of the name that GitHub looks at, its uploader makes the value from the line itself, and warns about any other.
    partialFingerprints: { 'mlreadyCheck/v1': fingerprint },
    // Either every result has it or none (3.27.23).
    ...(waived ? { suppressions: accepted === null ? [] : [{ kind: 'external', status: 'accepted', justification: plain(accepted, longest.message) }] } : {}),
  };
}

/** One thing that the gate says, at its place, with the rule that it is about. */
function gateNotification({ check, urgency, fails, text, path, line }: GateRow, indexes: ReadonlyMap<string, number>): Notification {
  const index = check === null ? undefined : indexes.get(check);
  return {
    level: fails ? 'error' : levels[urgency] === 'note' ? 'note' : 'warning',
    message: { text: plain(text, longest.message) },
    ...(check !== null && index !== undefined && { associatedRule: { id: check, index } }),
    ...(path !== null && { locations: [locationOf({ path: path.replace(/[\ud800-\udfff]/gu, '\ufffd'), line: line ?? 1, name: '' })] }),
  };
}

/** The state of the gate, for programs: the verdict, what was compared with, and the checks by what became of them. */
function gateProperties({ verdict, base, missing, regressed, hazards, unread, outOfScope, pending }: NonNullable<Report['gate']>): Record<string, unknown> {
  return {
    verdict,
    base: base === null ? null : (base.commit ?? base.asked),
    missing: missing?.code ?? null,
    lost: regressed.filter(({ why }) => why === null).map(({ check }) => check),
    notCounted: regressed.filter(({ why }) => why !== null).map(({ check }) => check),
    newHazards: hazards.map(({ signal }) => signal),
    notComparable: unread.map(({ check }) => check),
    leftOut: outOfScope,
    newer: pending,
  };
}

function locationOf({ path, line }: Anchor): Location {
  return { physicalLocation: { artifactLocation: { uri: uriOf(path), uriBaseId: root }, region: { startLine: line } } };
}

/** What the results do not say: how much is open, and what could not be seen. */
function notesOf({ open: questions, limits, readiness, files }: Report): string[] {
  const open = questions.length;
  return [
    ...(readiness.assessed ? [] : [notAssessedText(files)]),
    ...(open === 0 ? [] : [`${open} ${open === 1 ? 'question is' : 'questions are'} open and not among the results (mlready interview).`]),
    ...limits.slice(0, mostLimits).map(limitText),
    ...(limits.length > mostLimits ? [`${limits.length - mostLimits} more; see the JSON report, under limits.`] : []),
  ];
}

function segment(name: string): string {
  return encodeURIComponent(name.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
