// The report as GitLab's merge requests take it: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
import { oneLine } from '../../../errors.js';
import { jsonText } from '../../../terminal/json.js';
import { cut } from '../../cut.js';
import type { Report } from '../../report.js';
import { type Result, resultsOf, resultTexts } from '../../result-rows.js';

export const severities: Record<Result['urgency'], 'blocker' | 'critical' | 'major' | 'minor' | 'info'> = {
  critical: 'blocker',
  high: 'critical',
  medium: 'major',
  low: 'minor',
  note: 'info',
};

const longest = 2_000;

/**
 * The report as a list of code quality violations, JSON. What is waived is left out: the format has no word for it. The name of the check begins with ours,
 * because jobs of several programs end in one list.
 */
export function gitlab(report: Report): string {
  const violations = resultsOf(report, false).map(({ finding, anchors: [{ path, line }], urgency, fingerprint }) => ({
    check_name: `mlready/${finding.check}`,
    description: cut(oneLine(resultTexts(report, finding).join(' ')), longest),
    fingerprint,
    severity: severities[urgency],
    location: { path, lines: { begin: line } },
  }));
  return jsonText(violations);
}
