// What the gate made of a planted change, and whether that is right.
import type { AssessedProject } from '../../src/engine/assess-project.js';
import type { GateResult, Scan } from '../../src/model/index.js';
import type { Danger, Drop } from './kind.js';

/**
 * Of a drop or a danger: `caught` by a check that it concerns; `warned`: it is said, and no reason to fail by its risk or its points; `stands`: the practice, or its check, is
 * still shown by files that the change left alone, or the gate says how much of it is left; `unasked`: no check that concerns this project asks for it; `elsewhere`: the gate failed for something else;
 * `trial`: the rules only try the hazard. Of a neutral change: `passed`, `told` (passed, with a remark) and `failed`. `unread`: not comparable.
 */
export type Outcome = 'caught' | 'warned' | 'stands' | 'unasked' | 'elsewhere' | 'trial' | 'missed' | 'passed' | 'told' | 'failed' | 'unread' | 'error';

export interface Verdict {
  outcome: Outcome;
  /** Whether the gate says that a practice which stands rests on less. */
  told: boolean;
}

type Facts = Scan['facts'];

const stateOf = (facts: Facts, signal: string) => facts.find((fact) => fact.signal === signal)?.state ?? 'absent';
const isShown = (facts: Facts, signal: string) => stateOf(facts, signal) === 'present' || stateOf(facts, signal) === 'weak';

/** @returns whether the base shows what a drop would take away */
export function appliesTo({ shows }: Drop, { seen }: AssessedProject): boolean {
  return shows.length === 0 || shows.some((signal) => isShown(seen.facts, signal));
}

/** Two states of a project, and what the gate says of the newer. */
export interface Compared {
  base: AssessedProject;
  head: AssessedProject;
  gate: GateResult | null;
}

/** @param touched the files that the change wrote or deleted */
export function verdictOnDrop(kind: Drop, { base, head, gate }: Compared, touched: ReadonlySet<string>): Verdict {
  const { checks } = base.catalogue;
  const shownBy = (check: string) => checks.find(({ id }) => id === check)?.shownBy ?? [];
  if (gate === null) return { outcome: 'error', told: false };
  const told = gate.thinner.length > 0 || gate.regressed.length > 0;
  const concerned = base.assessment.findings.filter(
    ({ evidence, points }) => points.total > 0 && points.observed > 0 && evidence.some(({ signal }) => kind.shows.includes(signal)),
  );
  if (gate.verdict === 'fail') {
    const right = kind.shows.length === 0 || gate.regressed.some(({ check }) => shownBy(check).some(({ signal }) => kind.shows.includes(signal)));
    return { outcome: right ? 'caught' : 'elsewhere', told };
  }
  if (gate.verdict === 'not-comparable') return { outcome: 'unread', told };
  if (kind.whole) return { outcome: gate.regressed.length > 0 ? 'warned' : 'missed', told };
  if (concerned.length === 0) return { outcome: 'unasked', told };
  const places = (check: string) => head.assessment.findings.find((one) => one.check === check)?.evidence ?? [];
  const holds = concerned.every(({ check }) => places(check).some(({ path }) => !touched.has(path)));
  const isTold = concerned.every(({ check }) => gate.thinner.some((one) => one.check === check));
  return { outcome: holds || isTold ? 'stands' : 'missed', told };
}

export function verdictOnDanger({ hazard }: Danger, { gate }: Pick<Compared, 'gate'>, onTrial: ReadonlySet<string>): Verdict {
  if (gate === null) return { outcome: 'error', told: false };
  const seen =
    gate.hazards.some(({ signal }) => signal === hazard) || gate.regressed.some(({ after }) => after.evidence.some(({ signal }) => signal === hazard));
  if (gate.verdict === 'fail') return { outcome: seen ? 'caught' : 'elsewhere', told: seen };
  if (gate.verdict === 'not-comparable') return { outcome: 'unread', told: seen };
  if (seen) return { outcome: 'warned', told: true };
  return { outcome: onTrial.has(hazard) ? 'trial' : 'missed', told: false };
}

export function verdictOnNeutral({ gate }: Pick<Compared, 'gate'>): Verdict {
  if (gate === null) return { outcome: 'error', told: false };
  const told = gate.thinner.length + gate.regressed.length + gate.hazards.length + gate.outOfScope.length > 0;
  if (gate.verdict === 'fail') return { outcome: 'failed', told };
  if (gate.verdict === 'not-comparable') return { outcome: 'unread', told };
  return { outcome: told ? 'told' : 'passed', told };
}
