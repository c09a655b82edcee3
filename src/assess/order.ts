// What to do first, and what to ask first.
import type { Assessment, Check, Finding } from '../model/index.js';
import { valueOfClosing } from './score.js';

/**
 * @param scored the findings that count, in catalogue order
 * @returns gaps by the points that closing them wins for a day of work, open questions by what they are worth; ties in catalogue order
 */
export function ordered(scored: readonly Finding[], checks: ReadonlyMap<string, Check>): Pick<Assessment, 'gaps' | 'open'> {
  const gaps = scored.filter(({ verdict }) => verdict === 'gap' || verdict === 'partial');
  const open = scored.filter(({ verdict }) => verdict === 'unknown');
  const closing = (finding: Finding) => {
    const check = checks.get(finding.check);
    return check === undefined ? 0 : valueOfClosing(finding, check);
  };
  return { gaps: byValue(gaps, closing), open: byValue(open, ({ points }) => points.total) };
}

/** Sorting is stable, so that what is worth the same stays in catalogue order. */
function byValue(findings: readonly Finding[], value: (finding: Finding) => number): string[] {
  return [...findings].sort((a, b) => value(b) - value(a)).map(({ check }) => check);
}
