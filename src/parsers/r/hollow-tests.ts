// Tests in R that prove nothing: each begins with skip().
import type { HollowTests } from '../code/hollow-tests.js';
import { blankR } from './scan.js';

/** @returns why none of a file's tests proves anything; null where one may, or there are none */
export function hollowRTests(source: string): HollowTests | null {
  const text = blankR(source);
  const tests = text.match(/\btest_that\(/g)?.length ?? 0;
  const skipped = text.match(/\btest_that\([^{}]{0,300}\{\s{0,200}(?:testthat::)?skip\(/g)?.length ?? 0;
  return tests > 0 && skipped === tests ? 'skipped' : null;
}
