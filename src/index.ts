// The library. docs/library.md shows all of it: what each command does in one call, and the steps of an audit one by one.
export { KnownError } from './errors.js';
export { type AuditCall as AuditOptions, audit, type Gap, gapsOf } from './library/audit.js';
export { type DiffCall as DiffOptions, type DiffEnd, diff } from './library/diff.js';
export { type ExplainCall as ExplainOptions, type Explanation, explain } from './library/explain.js';
export { gate } from './library/gate.js';
export { type PlanCall as PlanOptions, plan } from './library/plan.js';
export { assess, build, formats, type GateOptions, load, render, type Scanned, type ScanOptions, scan, type Terms } from './library/steps.js';
export { type TrendCall as TrendOptions, trend } from './library/trend.js';
export type * from './model/index.js';
/** A finding as an assessment has it; in a report it is a `Finding`, with the texts of its check. */
export type { Finding as AssessedFinding } from './model/index.js';
export type { DiffReport as Diff } from './report/diff-text.js';
export type { PlanReport as Plan } from './report/plan-text.js';
export type { RenderOptions } from './report/render-options.js';
export type * from './report/report.js';
export type { ReportFinding as Finding } from './report/report.js';
export type { TrendReport as Trend } from './report/trend.js';
export { version } from './version.js';
