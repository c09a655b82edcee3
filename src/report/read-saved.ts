// Saved reports and trends, read back. What these functions return is what a report and a trend are: src/report/report.ts and trend.ts name it. The return types are
// left to the compiler, which writes them out in full in the published declarations, so that those need no library of schemas.
import { reportSchema, shortReportSchema } from './report-schema.js';
import { trendSchema } from './trend-schema.js';
import { fits } from './validate.js';

/**
 * @param wrong takes what is wrong with the data and where, in a few words
 * @returns the data as it is, so that a saved report renders to the same bytes; null where it is no report
 */
export function reportIn(data: unknown, wrong: (mistake: string) => void) {
  return fits(reportSchema, data, wrong) ? data : null;
}

/**
 * @param wrong takes what is wrong with the data and where, in a few words
 * @returns the data as it is, with the texts of the rules or without; null where it is no report
 */
export function shortReportIn(data: unknown, wrong: (mistake: string) => void) {
  return fits(shortReportSchema, data, wrong) ? data : null;
}

/**
 * @param wrong takes what is wrong with the data and where, in a few words
 * @returns the data as it is, as far as a page shows it; null where it is not what `mlready trend --json` prints
 */
export function trendIn(data: unknown, wrong: (mistake: string) => void) {
  return fits(trendSchema, data, wrong) ? data : null;
}
