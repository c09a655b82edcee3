// What the gate made of a planted change, and whether that is right.
import type { AssessedProject } from '../../src/engine/assess-project.js';
import type { GateResult, Place, Scan, Tree } from '../../src/model/index.js';
import type { Danger, Drop } from './kind.js';

/**
 * Of a drop or a danger: `caught` by a check that it concerns; `elsewhere`: the gate failed for something else; `told`: it passed, and says that less is left, or a danger is of a
 * lesser risk; `stands`: the practice, or its check, is still shown by what the change left alone; `unasked`: the base has no points by it; `allowed`: the rule says that here it is
 * no danger; `trial`: the rules only try the hazard. Of a neutral change: `passed`, `told` (passed, with a remark) and `failed`. `unread`: not comparable.
 */
export type Outcome = 'caught' | 'elsewhere' | 'told' | 'stands' | 'unasked' | 'allowed' | 'trial' | 'missed' | 'passed' | 'failed' | 'unread' | 'error';

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
  if (kind.whole) return { outcome: told ? 'told' : 'missed', told };
  if (concerned.length === 0) return { outcome: told ? 'told' : 'unasked', told };
  const places = (check: string) => head.assessment.findings.find((one) => one.check === check)?.evidence ?? [];
  const isLeft = (place: Place) => !touched.has(place.path) || (kind.lines === true && isOldLine(place, base.tree, head.tree));
  const holds = concerned.every(({ check }) => places(check).some(isLeft));
  const isTold = concerned.every(({ check }) => gate.thinner.some((one) => one.check === check));
  return { outcome: isTold ? 'told' : holds ? 'stands' : 'missed', told };
}

/** Whether the line of a place stood in its file before. */
function isOldLine({ path, line = 0 }: Place, base: Tree, head: Tree): boolean {
  const [old, now] = [base, head].map((tree) => {
    const read = tree.size(path) === null ? null : tree.read(path, 1 << 24);
    return read !== null && 'bytes' in read ? Buffer.from(read.bytes).toString('utf8').split('\n') : [];
  });
  const text = now?.[line - 1];
  return text !== undefined && (old ?? []).includes(text);
}

/** @param allowed whether the rule says that it is no danger where it was planted */
export function verdictOnDanger({ hazard }: Danger, { gate }: Pick<Compared, 'gate'>, onTrial: ReadonlySet<string>, allowed: boolean): Verdict {
  if (gate === null) return { outcome: 'error', told: false };
  const seen =
    gate.hazards.some(({ signal }) => signal === hazard) || gate.regressed.some(({ after }) => after.evidence.some(({ signal }) => signal === hazard));
  if (gate.verdict === 'fail') return { outcome: seen ? 'caught' : 'elsewhere', told: seen };
  if (gate.verdict === 'not-comparable') return { outcome: 'unread', told: seen };
  if (seen) return { outcome: 'told', told: true };
  return { outcome: onTrial.has(hazard) ? 'trial' : allowed ? 'allowed' : 'missed', told: false };
}

export function verdictOnNeutral({ gate }: Pick<Compared, 'gate'>): Verdict {
  if (gate === null) return { outcome: 'error', told: false };
  const told = gate.thinner.length + gate.regressed.length + gate.hazards.length + gate.outOfScope.length > 0;
  if (gate.verdict === 'fail') return { outcome: 'failed', told };
  if (gate.verdict === 'not-comparable') return { outcome: 'unread', told };
  return { outcome: told ? 'told' : 'passed', told };
}
