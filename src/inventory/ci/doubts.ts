// Which of several doubts about a command is said.
import { type Doubt, deads } from '../../model/index.js';

/** Whether what is doubted so never runs at all. */
export function isDead(doubt: Doubt): boolean {
  return deads.some((dead) => dead === doubt);
}

/** @returns the first that says that nothing runs, else the first; undefined where there is none */
export function firstDoubt(doubts: readonly (Doubt | undefined)[]): Doubt | undefined {
  const said = doubts.filter((doubt) => doubt !== undefined);
  return said.find(isDead) ?? said[0];
}
