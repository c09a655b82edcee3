// An expression as a signal of its own, for what is looked for beside the signals of the rules.
import type { Expression, Signal } from '../model/index.js';

/** A signal that is there or not, as a hazard is: all of its places are told, and what is dead counts for nothing. @param area what it is looked for by */
export function bareSignal(id: string, area: string, seen: Expression): Signal {
  return { id, area, title: id, counts: '', excludes: '', polarity: 'hazard', hazard: null, fromAbove: false, seen, weak: null, degree: null };
}
