// Whether one look at a tree shows nothing worse than another: no practice less, no hazard more.
import type { Fact, Scan, Signal } from '../model/index.js';

const ranks: Record<Fact['state'], number> = { present: 4, weak: 3, declared: 2, absent: 1, unreadable: 0 };

/** @param signals in the order of the facts of both */
export function isBetterOrSame(before: Scan, after: Scan, signals: readonly Signal[]): boolean {
  return signals.every(({ polarity }, index) => {
    const [was, is] = [before.facts[index], after.facts[index]];
    if (!was || !is) return false;
    if (polarity === 'practice') return ranks[is.state] >= ranks[was.state];
    return is.state !== 'unreadable' && is.places.length <= was.places.length;
  });
}
