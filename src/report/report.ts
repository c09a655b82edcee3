// The report as data, `schema: 2`: all that a reporter may know. Its shape is written in report-schema.ts, and published as schemas/report.schema.json.
import type { reportIn, shortReportIn } from './read-saved.js';

export type Report = NonNullable<ReturnType<typeof reportIn>>;
/** A report without the texts of the rules. */
export type ShortReport = NonNullable<ReturnType<typeof shortReportIn>>;
/** Percentages rounded down to one decimal; null where nothing applies, and everywhere where the project is not assessed. */
export type Numbers = Pick<Report['readiness'], 'score' | 'possible' | 'observed' | 'known' | 'points'>;
export type ReportFinding = Report['findings'][number];
export type ReportFact = Report['facts'][number];
export type ReportStage = Report['stages'][number];
export type ReportStep = ReportStage['steps'][number];
export type ReportConsideration = ReportStep['considerations'][number];
export type ReportCase = Report['cases'][string];
