// What speaks against a project and is new, place by place.
import type { NewHazard, Place, Scan } from '../model/index.js';
import type { CompareInput } from './compare-input.js';
import { isActive } from './policy.js';
import { reviewChange } from './review-change.js';

type Input = Pick<CompareInput, 'catalogue' | 'base' | 'head' | 'has' | 'changeOf' | 'today'>;

/**
 * Hazards in lines that the change brought, the highest risk first. A line that only moved, or was only written otherwise, is the place that it was.
 * @returns each with the checks of the head that it speaks against and that nobody disputes there
 */
export function newHazardsOf(input: Input): NewHazard[] {
  const { base, head, changeOf, catalogue } = input;
  const findings = new Map(head.assessment.findings.map((finding) => [finding.check, finding]));
  const brought = reviewChange({ catalogue, base, head, changeOf, trial: false }).filter(({ kind }) => kind === 'hazard');
  const rewritten = rewrittenIn(input);
  return brought.flatMap(({ signal, place, checks }): NewHazard[] => {
    if (rewritten(signal, place)) return [];
    const against = checks.filter((check) => !findings.get(check)?.answer?.dispute.some(({ path }) => path === place.path));
    const waived = (check: string) => {
      const waiver = findings.get(check)?.waiver ?? null;
      return waiver !== null && isActive(waiver, input.today);
    };
    const open = against.filter((check) => !waived(check));
    const told = open.length > 0 ? open : against;
    const [first] = told;
    return first === undefined ? [] : [{ signal, place, checks: told, risk: findings.get(first)?.risk ?? 'low', why: open.length > 0 ? null : 'waived' }];
  });
}

/** Tells of a new place whether it stands for an old one of its kind that went from the same file, or with its file; each old one stands for one new. */
function rewrittenIn({ base, head, has, changeOf }: Input): (signal: string, place: Place) => boolean {
  const left = new Map<string, number>();
  const known = new Set<string>();
  const placesOf = ({ scan }: { scan: Scan }, signal: string) => scan.facts.find((fact) => fact.signal === signal)?.places ?? [];
  const textsNow = (signal: string) => new Set(placesOf(head, signal).map((place) => changeOf(place.path).after(place)?.trim()));
  const look = (signal: string) => {
    if (known.has(signal)) return;
    known.add(signal);
    const now = textsNow(signal);
    for (const place of placesOf(base, signal)) {
      const change = changeOf(place.path);
      if (!change.isTaken(place) || now.has(change.before(place)?.trim())) continue;
      const key = keyOf(signal, has(place.path) ? place.path : null);
      left.set(key, (left.get(key) ?? 0) + 1);
    }
  };
  return (signal, { path }) => {
    look(signal);
    for (const key of [keyOf(signal, path), keyOf(signal, null)]) {
      const count = left.get(key) ?? 0;
      if (count === 0) continue;
      left.set(key, count - 1);
      return true;
    }
    return false;
  };
}

function keyOf(signal: string, path: string | null): string {
  return `${signal}\0${path ?? ''}`;
}
