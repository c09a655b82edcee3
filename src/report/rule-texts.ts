// What a report takes from the rules as it stands there: a short report leaves it out, and reading puts it back.
import type { Case, Catalogue, Check, Fact, Hazard } from '../model/index.js';
import { citationOf } from './messages/results.js';
import type { Report, ReportCase, ReportConsideration, ReportFact, ReportFinding } from './report.js';

type FindingTexts = Pick<ReportFinding, 'consideration' | 'step' | 'ask' | 'help' | 'looked' | 'remedy' | 'steps' | 'effort' | 'knows' | 'refs'>;

/** The hazard that speaks against what a finding is about; null where none does. */
export function hazardOf({ reason }: Pick<ReportFinding, 'reason'>, { signals }: Pick<Catalogue, 'signals'>): Hazard | null {
  return reason.code === 'refuted' ? (signals.find(({ id }) => id === reason.signal)?.hazard ?? null) : null;
}

/**
 * @param present the signals that are seen: nobody is told to do what is seen to be done
 * @param hazard what is seen to be wrong, which is to be mended before what is only lacking
 */
export function findingTexts(check: Check, present: ReadonlySet<string>, hazard: Hazard | null): FindingTexts {
  const { consideration, step, ask, help, shownBy, refutedBy, effort, knows, refs } = check;
  const left = check.steps.filter(({ unless }) => !unless.some((signal) => present.has(signal))).map((one) => one.do);
  const mend = hazard?.mend ? [hazard.mend] : [];
  return {
    consideration,
    step,
    ask,
    help,
    looked: [...shownBy, ...refutedBy].map(({ signal }) => signal),
    remedy: [...mend, ...(left.length > 0 ? left : [check.remedy])].join(' '),
    steps: [...mend, ...left],
    effort,
    knows,
    refs,
  };
}

/** The signals that are seen and hold. */
export function presentIn(facts: readonly Pick<Fact, 'signal' | 'state'>[]): Set<string> {
  return new Set(facts.flatMap(({ signal, state }) => (state === 'present' ? [signal] : [])));
}

/** What a fact is called, and where its signal is a hazard, which; under its id where the rules have no such signal. */
export function factTexts(fact: Pick<Fact, 'signal'>, { signals }: Pick<Catalogue, 'signals'>): Pick<ReportFact, 'title' | 'hazard'> {
  const signal = signals.find(({ id }) => id === fact.signal);
  const hazard = signal?.hazard ?? null;
  return { title: signal?.title ?? fact.signal, ...(hazard && { hazard: { code: hazard.code, trial: hazard.trial } }) };
}

export function considerationTexts({ problem, refs }: Pick<ReportConsideration, 'problem' | 'refs'>): Pick<ReportConsideration, 'problem' | 'refs'> {
  return { problem, refs };
}

/** The cases that findings name, and those about the project itself. */
export function casesNamed(cases: readonly Case[], findings: readonly Pick<ReportFinding, 'cases'>[], own: readonly string[]): Report['cases'] {
  const named = new Set([...own, ...findings.flatMap((finding) => finding.cases)]);
  return Object.fromEntries(cases.filter(({ id }) => named.has(id)).map((one) => [one.id, caseOf(one)]));
}

function caseOf(one: Case): ReportCase {
  const { kind, title, confirmed, organisation, year, happened, lesson, notMl, disputed } = one;
  return { kind, title, citation: citationOf(one), confirmed, organisation, year, happened, lesson, notMl, disputed };
}
