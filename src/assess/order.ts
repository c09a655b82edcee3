// What to do first, and what to ask first.
import { waiverState } from '../manifest/waiver.js';
import { type Assessment, type Catalogue, type Check, type Fact, type Finding, risks } from '../model/index.js';
import { days } from './score.js';

export interface OrderInput {
  checks: ReadonlyMap<string, Check>;
  facts: ReadonlyMap<string, Fact>;
  /** Whether a check certainly concerns the project: nothing that nobody has said could rule it out. */
  certain(check: Check): boolean;
  /** The day of the assessment, "YYYY-MM-DD": a waiver counts until it expires. */
  today: string;
  /** In what share of public projects that a check concerns it is shown, from 0 to 1. */
  usual(check: string): number;
}

/** With fewer projects that a check concerns nobody can tell what is usual. */
const leastPeers = 5;

/** @returns what is usual by the table of public projects: 0 where it was measured by other rules, or too few of them are concerned */
export function usualBy({ peers, version }: Pick<Catalogue, 'peers' | 'version'>): OrderInput['usual'] {
  const checks = peers?.pack === version ? peers.checks : {};
  return (check) => {
    const { of, shown } = checks[check] ?? { of: 0, shown: 0 };
    return of < leastPeers ? 0 : shown / of;
  };
}

/** Of one consideration stand no more than these among the first, so that one concern does not fill the screen. */
const mostOfOne = 2;
const first = 10;

/**
 * @param scored the findings that count, in catalogue order
 * @returns blockers (critical, or a hazard of high risk), gaps (blockers first, then by risk: what is seen to be wrong counts one class higher than what is not seen;
 *   then not seen before half done, the least effort first, what is usual elsewhere before what hardly anybody shows, catalogue order; what is waived comes last), and open questions (those first that certainly
 *   concern the project, then by risk, then those whose hints are seen)
 */
export function ordered(scored: readonly Finding[], { checks, facts, certain, today, usual }: OrderInput): Pick<Assessment, 'blockers' | 'gaps' | 'open'> {
  const lacking = scored.filter(({ verdict }) => verdict === 'gap' || verdict === 'partial');
  const waived = (finding: Finding) => finding.waiver !== null && waiverState(finding.waiver, today) === 'active';
  const effort = ({ check }: Finding) => days[checks.get(check)?.effort ?? 'L'];
  const gaps = sorted(lacking, (finding) => [
    Number(!isBlocker(finding)),
    classOf(finding),
    Number(finding.verdict === 'partial'),
    effort(finding),
    -usual(finding.check),
  ]);
  const hinted = ({ check }: Finding) =>
    (checks.get(check)?.hints ?? []).some((id) => ['present', 'weak', 'declared'].includes(facts.get(id)?.state ?? 'absent'));
  const concerns = ({ check: id }: Finding) => {
    const check = checks.get(id);
    return check !== undefined && certain(check);
  };
  const open = scored.filter(({ verdict }) => verdict === 'unknown');
  const standing = gaps.filter((finding) => !waived(finding));
  return {
    blockers: ids(standing.filter(isBlocker)),
    gaps: ids([...spread(standing, checks), ...gaps.filter(waived)]),
    open: ids(sorted(open, (finding) => [Number(!concerns(finding)), risks.indexOf(finding.risk), Number(!hinted(finding))])),
  };
}

/**
 * What has to be mended before anything else: what is critical, and what is seen to speak against a check of high risk. What files show as far as files can show it
 * is no blocker: nothing is seen to be wrong or missing there.
 */
function isBlocker({ risk, reason, verdict }: Finding): boolean {
  if (reason.code === 'refuted' || reason.code === 'import-failed') return risk === 'critical' || risk === 'high';
  return risk === 'critical' && !((reason.code === 'shown' || reason.code === 'imported') && verdict === 'partial');
}

/** 0 is the worst. What is seen to be wrong counts one class higher than what is only not seen. */
function classOf({ risk, reason, flags }: Finding): number {
  const wrong =
    reason.code === 'refuted' ||
    reason.code === 'import-failed' ||
    flags.includes('contradicted') ||
    (reason.code === 'shown-less' && reason.by.some(({ code }) => code === 'hollow'));
  return risks.indexOf(risk) - Number(wrong);
}

/** Among the first, what is more of one consideration steps back behind the rest of them; nothing is lost. */
function spread(gaps: readonly Finding[], checks: ReadonlyMap<string, Check>): Finding[] {
  const counts = new Map<string, number>();
  const [head, back]: [Finding[], Finding[]] = [[], []];
  for (const finding of gaps) {
    const consideration = checks.get(finding.check)?.consideration ?? '';
    const before = counts.get(consideration) ?? 0;
    const full = head.length >= first;
    (full || before >= mostOfOne ? back : head).push(finding);
    if (!full) counts.set(consideration, before + 1);
  }
  return [...head, ...back];
}

/** Stable: what ties stays in catalogue order. */
function sorted(findings: readonly Finding[], keys: (finding: Finding) => number[]): Finding[] {
  return findings
    .map((finding) => ({ finding, by: keys(finding) }))
    .sort((a, b) => a.by.map((key, at) => key - (b.by[at] ?? 0)).find((difference) => difference !== 0) ?? 0)
    .map(({ finding }) => finding);
}

function ids(findings: readonly Finding[]): string[] {
  return findings.map(({ check }) => check);
}
