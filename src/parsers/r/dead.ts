// R that never runs: `if (FALSE) { … }`, and what stands behind `return(…)`, `stop(…)` and `quit()` in the same block.
import type { DeadLines } from '../code/dead-lines.js';
import { bytesOf, openTokens } from '../code/lexer.js';
import { deadInBraces, rDead } from '../dialects/dead.js';
import { advance } from './lexer.js';

/** @returns the lines that cannot run; none where brackets do not match. Never throws. */
export function deadR(source: Uint8Array | string): DeadLines[] {
  return deadInBraces(openTokens(bytesOf(source)), advance, rDead);
}
