// Lines of code that never run, and tests that are skipped.

/**
 * `never-true`: below a condition that is constant; `after-the-end`: behind a statement that always leaves the block; `not-parsed`: in a text that breaks off in
 * the middle of a string or bracket, so that none of it runs; `skipped`: of a test that its framework is told to leave out.
 */
export type DeadWhy = 'never-true' | 'after-the-end' | 'not-parsed' | 'skipped';

/** Lines from and to, both counted from 1 and included. */
export interface DeadLines {
  from: number;
  to: number;
  why: DeadWhy;
  cell?: number;
}
