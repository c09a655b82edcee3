// A comparison in which nothing is said.
import type { Comparison } from '../model/index.js';

/** @returns one with lists of its own */
export function noComparison(): Comparison {
  return {
    regressed: [],
    improved: [],
    hazards: [],
    thinner: [],
    unread: [],
    pending: [],
    outOfScope: [],
    policy: [],
    balanced: [],
    observedOnly: false,
  };
}
