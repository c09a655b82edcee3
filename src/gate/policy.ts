// The absolute gates: a minimum score, what may be unknown, and risks that may not be open. Comparing with a base is another file's business.
import { waiverState } from '../manifest/waiver.js';
import type { Assessment, FailOn, GateCause, GateResult, GateSettings, Waiver } from '../model/index.js';
import { daysAfter } from '../parsers/text/days.js';

/** True where a waiver works on a day ("YYYY-MM-DD"). */
export function isActive(waiver: Waiver, today: string): boolean {
  return waiverState(waiver, today) === 'active';
}

const dueDays = 30;

/**
 * Holds an assessment against its absolute gates, on unrounded numbers.
 * @param settings minimum percentages by stage id ("overall" for the whole), the most that may be unknown, and what fails
 * @returns every cause to fail for, in the order of the settings and the catalogue
 */
export function absoluteCauses(assessment: Assessment, settings: GateSettings, waivers: readonly Waiver[], today: string): GateCause[] {
  const causes: GateCause[] = [];
  for (const [stage, minimum] of Object.entries(settings.minScore)) {
    const { settled } = assessment;
    const score = stage === 'overall' ? settled.overall.score : (settled.stages[stage]?.score ?? null);
    const shown = assessment.assessed ? score : null;
    if (shown === null || shown < minimum) causes.push({ code: 'below-minimum', stage: stage === 'overall' ? null : stage, minimum, score: shown });
  }
  const unknown = 100 - (assessment.settled.overall.known ?? 0);
  if (settings.maxUnknown !== null && unknown > settings.maxUnknown) causes.push({ code: 'too-much-unknown', most: settings.maxUnknown, unknown });
  for (const finding of assessment.findings) {
    if (finding.flags.includes('pending') || (finding.waiver !== null && isActive(finding.waiver, today))) continue;
    const open = finding.verdict !== 'met' && finding.verdict !== 'not-applicable';
    if (open && failsOn(settings.failOn, finding.risk)) causes.push({ code: 'risk-not-met', check: finding.check, risk: finding.risk });
    if (settings.failOn.includes('stale') && finding.flags.some((flag) => flag === 'stale' || flag === 'expired'))
      causes.push({ code: 'answer-stale', check: finding.check });
    if (settings.failOn.includes('contradicted') && finding.flags.includes('contradicted')) causes.push({ code: 'answer-contradicted', check: finding.check });
  }
  if (settings.failOn.includes('expired')) {
    for (const { check, expires, state } of dueWaivers(assessment, waivers, today))
      if (state === 'expired') causes.push({ code: 'waiver-expired', check, expires });
  }
  return causes;
}

/** What a release may not go out with: results of other tools that failed, are old, or are not known. */
export function releaseCauses({ imports }: Pick<Assessment, 'imports'>): GateCause[] {
  return imports.flatMap(({ file, state, changed }): GateCause[] =>
    state === 'shown' || state === 'half' ? [] : [{ code: 'import-not-current', file, state, changed: changed?.[0]?.path ?? null }],
  );
}

/** `--fail-on high` fails on high and on everything above it. */
function failsOn(failOn: readonly FailOn[], risk: FailOn): boolean {
  const order: FailOn[] = ['critical', 'high', 'medium', 'low'];
  const lowest = Math.max(...failOn.map((one) => order.indexOf(one)));
  return lowest >= order.indexOf(risk);
}

/** Waivers that somebody has to look at: expired, not begun, due within thirty days, or no longer needed because the check is met. */
export function dueWaivers(assessment: Assessment, waivers: readonly Waiver[], today: string): GateResult['due'] {
  const soon = daysAfter(today, dueDays);
  return waivers.flatMap(({ check, created, expires }): GateResult['due'] => {
    const verdict = assessment.findings.find((finding) => finding.check === check)?.verdict;
    const state = waiverState({ created, expires }, today);
    if (state !== 'active') return [{ check, expires, state }];
    if (verdict === 'met' || verdict === 'not-applicable') return [{ check, expires, state: 'unused' }];
    return expires <= soon ? [{ check, expires, state: 'due' }] : [];
  });
}
