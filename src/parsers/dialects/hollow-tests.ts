// Tests that prove nothing, in languages whose test frameworks say so plainly: all of them are skipped, or nothing in the file can fail.
import type { HollowTests } from '../code/hollow-tests.js';
import type { Dialect } from './dialect.js';
import { blankDialect } from './scan.js';

/** How a language's tests are told. */
export interface TestWords {
  /** A test; one that is skipped; what skips a whole file. */
  test: RegExp;
  skipped: RegExp;
  all: RegExp | null;
  /** What can fail, or may lead there. */
  fails: RegExp | null;
}

/** @returns why none of a file's tests proves anything; null where one may, there are none, or nothing tells */
export function hollowDialectTests(dialect: Dialect, words: TestWords, source: string): HollowTests | null {
  const text = blankDialect(dialect, source);
  const tests = text.match(words.test)?.length ?? 0;
  if (tests === 0) return null;
  if (words.all?.test(text) || (text.match(words.skipped)?.length ?? 0) >= tests) return 'skipped';
  return words.fails === null || words.fails.test(text) ? null : 'asserts-nothing';
}

export const goTests: TestWords = {
  test: /^func Test\w{0,200}\(\w{1,60} \*testing\.T\)/gm,
  skipped: /^func Test\w{0,200}\((\w{1,60}) \*testing\.T\)\s{0,20}\{\s{0,200}\1\.Skip(?:f|Now)?\(/gm,
  all: null,
  // What is handed the test itself may fail it.
  fails:
    /\b\w{1,60}\.(?:Error|Fatal|Fail)(?:f|Now)?\(|\b(?:assert|require|check|must|suite|gomega|convey|cmp|qt)\b|\b(?:Expect|Ω|So|Equal|panic)\(|\([ \t]{0,10}(?:t|tt|b|c)[ \t]{0,10}[,)]/,
};
export const jvmTests: TestWords = {
  test: /@(?:Test|ParameterizedTest|RepeatedTest|Property)\b/g,
  skipped: /@(?:Disabled|Ignore)\b/g,
  all: /@(?:Disabled|Ignore)\b[^{};]{0,300}\bclass\b/,
  fails: /assert|verify|fail|expect|should|must|check|thrown|matches|Exception|StepVerifier|Property\b|\bthrow\b/i,
};
export const csharpTests: TestWords = {
  test: /\[(?:Fact|Theory|Test|TestMethod|TestCase)\b/g,
  skipped: /\[(?:Ignore\b|(?:Fact|Theory)\([^)\]]{0,200}\bSkip\b)/g,
  all: null,
  fails: null,
};
export const rustTests: TestWords = {
  test: /#\[(?:\w{1,40}::)?test\b/g,
  skipped: /#\[ignore\b/g,
  all: null,
  fails: null,
};
export const juliaTests: TestWords = {
  test: /@test(?:_skip|_broken|_throws|_nowarn|_logs)?\b/g,
  skipped: /@test_skip\b/g,
  all: null,
  fails: null,
};
