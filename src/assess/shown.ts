// What the signals that are seen earn for a check.
import type { Check, Fact, Lessened, Place } from '../model/index.js';

/** A showing signal that is seen. */
export interface Shown {
  signal: string;
  /** What it earns on the scale, after what lessens it. */
  value: 0 | 1 | 2;
  /** Why it earns less than it could. */
  less: readonly Lessened[];
  /** Whether it is seen only in examples and the like. */
  beside: boolean;
  places: readonly Place[];
}

/** @returns the showing signals of a check that are present or weak, the one that earns most first; what earns the same in the check's order */
export function shownBy(check: Pick<Check, 'shownBy'>, facts: ReadonlyMap<string, Fact>): Shown[] {
  const seen = check.shownBy.flatMap(({ signal, earns, enough }): Shown[] => {
    const fact = facts.get(signal);
    if (fact?.state !== 'present' && fact?.state !== 'weak') return [];
    const less = lessened(fact, enough);
    return [{ signal, value: earned(earns, less), less, beside: fact.beside === true, places: fact.places }];
  });
  return seen.sort((a, b) => b.value - a.value || a.less.length - b.less.length);
}

function lessened({ state, doubt, degree }: Fact, enough: number | null): Lessened[] {
  const few = enough !== null && degree !== undefined && degree.total > 0 && 100 * degree.count < enough * degree.total;
  return [
    ...(state === 'weak' ? [{ code: 'hollow' as const, doubt: doubt ?? null }] : []),
    ...(few && degree !== undefined && enough !== null ? [{ code: 'few' as const, degree, enough }] : []),
  ];
}

/** On the scale. A hollow practice earns a step less; too low a degree takes the full down to half, and no more. */
function earned(earns: 'full' | 'half', less: readonly Lessened[]): 0 | 1 | 2 {
  if (less.length === 0) return earns === 'full' ? 2 : 1;
  const hollow = less.some(({ code }) => code === 'hollow');
  return earns === 'full' || !hollow ? 1 : 0;
}
