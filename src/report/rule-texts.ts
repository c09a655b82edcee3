// What a report takes from the rules as it stands there: a short report leaves it out, and reading puts it back.
import type { Case, Catalogue, Check, Fact } from '../model/index.js';
import { citationOf } from './messages/results.js';
import type { Report, ReportCase, ReportConsideration, ReportFinding } from './report.js';

type FindingTexts = Pick<ReportFinding, 'consideration' | 'step' | 'ask' | 'help' | 'looked' | 'remedy' | 'steps' | 'effort' | 'refs'>;

/** @param present the signals that are seen: nobody is told to do what is seen to be done */
export function findingTexts(check: Check, present: ReadonlySet<string>): FindingTexts {
  const { consideration, step, ask, help, shownBy, refutedBy, effort, refs } = check;
  const steps = check.steps.filter(({ unless }) => !unless.some((signal) => present.has(signal))).map((one) => one.do);
  return {
    consideration,
    step,
    ask,
    help,
    looked: [...shownBy, ...refutedBy].map(({ signal }) => signal),
    remedy: steps.length > 0 ? steps.join(' ') : check.remedy,
    steps,
    effort,
    refs,
  };
}

/** The signals that are seen and hold. */
export function presentIn(facts: readonly Pick<Fact, 'signal' | 'state'>[]): Set<string> {
  return new Set(facts.flatMap(({ signal, state }) => (state === 'present' ? [signal] : [])));
}

export function considerationTexts({ problem, refs }: Catalogue['considerations'][number]): Pick<ReportConsideration, 'problem' | 'refs'> {
  return { problem, refs };
}

/** The cases that findings name, and those about the project itself. */
export function casesNamed(cases: readonly Case[], findings: readonly Pick<ReportFinding, 'cases'>[], own: readonly string[]): Report['cases'] {
  const named = new Set([...own, ...findings.flatMap((finding) => finding.cases)]);
  return Object.fromEntries(cases.filter(({ id }) => named.has(id)).map((one) => [one.id, caseOf(one)]));
}

function caseOf(one: Case): ReportCase {
  const { title, confirmed, organisation, year, happened, lesson, notMl, disputed } = one;
  return { title, citation: citationOf(one), confirmed, organisation, year, happened, lesson, notMl, disputed };
}
