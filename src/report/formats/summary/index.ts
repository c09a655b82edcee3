// The report as one line of JSON, for whoever looks at many projects.

import { summaryLine } from '../../project-summary.js';
import type { Report } from '../../report.js';

/** The report in one line, under 4 kB. */
export function summary(report: Report): string {
  return summaryLine(report);
}
