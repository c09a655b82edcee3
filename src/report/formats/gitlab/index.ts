// The report as GitLab's merge requests take it: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format.
import { oneLine } from '../../../errors.js';
import { jsonText } from '../../../terminal/json.js';
import { cut } from '../../cut.js';
import { type GateRow, gateRows } from '../../gate-rows.js';
import type { Report } from '../../report.js';
import { fallbackAnchor, fingerprintOf, type Result, resultsOf, resultTexts } from '../../result-rows.js';

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
  return jsonText([...gateViolations(report), ...violations]);
}

/** What the gate counts, and what it could not compare or left out, each as a violation of its own, named apart from the check as it stands; a gate that passed is none. */
function gateViolations(report: Report) {
  const elsewhere = fallbackAnchor(report);
  const times = new Map<string, number>();
  return gateRows(report)
    .filter(({ kind, fails }) => kind !== 'verdict' || fails)
    .flatMap((row) => {
      const path = row.path ?? elsewhere?.path;
      if (path === undefined) return [];
      const name = nameOf(row);
      const index = times.get(name) ?? 0;
      times.set(name, index + 1);
      return [
        {
          check_name: name,
          description: cut(oneLine(row.text), longest),
          fingerprint: fingerprintOf(report, `${name} ${index}`),
          severity: severities[row.urgency],
          location: { path, lines: { begin: row.line ?? 1 } },
        },
      ];
    });
}

const names: Record<GateRow['kind'], string> = {
  verdict: 'gate',
  lost: 'lost',
  hazard: 'new-hazard',
  'not-comparable': 'not-comparable',
  'left-out': 'left-out',
  note: 'note',
};

function nameOf({ kind, check }: GateRow): string {
  return `mlready/${names[kind]}${check === null ? '' : `/${check}`}`;
}
