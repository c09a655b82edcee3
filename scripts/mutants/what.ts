// What is mutated, and the tests that are to notice it.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root.js';

/** @returns the files that decide a verdict, a score, a gate and whether a waiver holds */
export function mutatedFiles(): string[] {
  const gate = readdirSync(join(root, 'src/gate')).map((name) => `src/gate/${name}`);
  return [...['verdict', 'score', 'levels'].map((name) => `src/assess/${name}.ts`), ...gate.sort(), 'src/manifest/waiver.ts', 'src/manifest/proved/waivers.ts'];
}

/** The quickest first: what they notice the others need not be asked for. */
export const tests = [
  'test/gate/compare-check.test.ts',
  'test/gate/thinner.test.ts',
  'test/gate/corrected.test.ts',
  'test/gate/judge.test.ts',
  'test/gate/policy-changes.test.ts',
  'test/gate/verdict.test.ts',
  'test/gate/own-rules.test.ts',
  'test/gate/compare-snapshots.test.ts',
  'test/gate/no-worse.test.ts',
  'test/gate/other-branch.test.ts',
  'test/gate/unread.test.ts',
  'test/gate/compare.test.ts',
  'test/gate/review-change.test.ts',
  'test/assess/levels.test.ts',
  'test/assess/verdict.test.ts',
  'test/assess/score.test.ts',
  'test/assess/assess.test.ts',
  'test/assess/packs.test.ts',
  'test/assess/imports.test.ts',
  'test/manifest/read.test.ts',
  'test/manifest/policy.test.ts',
  'test/manifest/keys.test.ts',
  'test/gate/held.test.ts',
];

/** Tests of these files that are asked: not the properties that take a second each, as a mutant that nothing notices is tried by every test that comes by it. */
export const quick = /^(?!every (?:assessment|comparison) (?!is not assessed)|what the repository shows|a policy (?:fails|lets))/;
