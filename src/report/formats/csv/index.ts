// The report as a table for spreadsheets: a row a check.
import { placeText } from '../../../terminal/text.js';
import { csvRow } from '../../csv-row.js';
import { gateNotesOf } from '../../gate-rows.js';
import { explainedText, flagText } from '../../messages/results.js';
import type { Report, ReportFinding } from '../../report.js';
import { refsText, waivedText } from '../../result-rows.js';

type CsvCell = string | number | null;

/** The columns, in order. Their names stay: the first ones tell a later audit that a file is a report (src/inventory/roles.ts). */
const columns: Record<string, (finding: ReportFinding, names: CsvNames) => CsvCell> = {
  stage: ({ stage }, { titles }) => titles.get(stage) ?? stage,
  step: ({ step }, { titles }) => titles.get(step) ?? step,
  consideration: ({ consideration }, { titles }) => titles.get(consideration) ?? consideration,
  check: ({ check }) => check,
  statement: ({ statement }) => statement,
  verdict: ({ verdict }) => verdict,
  basis: ({ basis }) => basis,
  risk: ({ risk }) => risk,
  earned: ({ points }) => points.earned,
  observed: ({ points }) => points.observed,
  possible: ({ points }) => points.possible,
  total: ({ points }) => points.total,
  reason: (finding, { title }) => explainedText(finding, title),
  flags: ({ flags }) => list(flags.map(flagText)),
  answer: ({ answer }) => answer?.value ?? null,
  by: ({ answer }) => answer?.by ?? null,
  on: ({ answer }) => answer?.on ?? answer?.brought ?? null,
  'review by': ({ answer }) => answer?.reviewBy ?? null,
  note: ({ answer }) => answer?.note ?? answer?.why ?? null,
  evidence: ({ evidence }) =>
    list(evidence.map((one) => `${'path' in one ? placeText(one) : one.url}${'state' in one && one.state !== 'good' ? ` (${one.state})` : ''}`)),
  waiver: (finding) =>
    waivedText(finding) ??
    (finding.waiver === null ? null : finding.waiver.state === 'early' ? `begins on ${finding.waiver.created}` : `expired on ${finding.waiver.expires}`),
  ticket: ({ waiver }) => waiver?.ticket ?? null,
  remedy: ({ remedy }) => remedy,
  effort: ({ effort }) => effort,
  frameworks: ({ refs }, { frameworks }) => refsText(frameworks, refs) || null,
  'since the base': ({ check }, { gate }) => list(gateNotesOf({ gate }, check)) || null,
  gate: (_, { gate }) => gate?.verdict ?? null,
};

interface CsvNames {
  /** Of stages, steps and considerations, by id. */
  titles: ReadonlyMap<string, string>;
  frameworks: Report['frameworks'];
  gate: Report['gate'];
  title: (signal: string) => string;
}

/** The report as CSV (RFC 4180), a head and a row for each check in catalogue order. */
export function csv(report: Report): string {
  const parts = report.stages.flatMap((stage) => [stage, ...stage.steps, ...stage.steps.flatMap(({ considerations }) => considerations)]);
  const names: CsvNames = {
    titles: new Map(parts.map(({ id, title }) => [id, title])),
    frameworks: report.frameworks,
    gate: report.gate,
    title: (signal) => report.facts.find((fact) => fact.signal === signal)?.title ?? signal,
  };
  const rows = report.findings.map((finding) => Object.values(columns).map((of) => of(finding, names)));
  return [Object.keys(columns), ...rows].map(csvRow).join('');
}

/** Several values in one cell. No semicolon, at which spreadsheets of many countries begin a new cell. */
function list(values: readonly string[]): string {
  return values.join(' | ');
}
