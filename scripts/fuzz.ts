// Fuzzes every reader of files; a case that fails is made small, kept below fixtures/fuzz/, and tried by the suite from then on.
//   npm run fuzz [-- TARGET …]     10,000 runs each; FUZZ_RUNS=500 for fewer, FUZZ_SEED=7 for the cases of another run
import fc from 'fast-check';
import { filesOf, holds, keep } from '../test/support/fuzz.js';
import { fuzzTargets } from '../test/support/fuzz-targets.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 10_000);
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const asked = process.argv.slice(2);
console.log(`seed ${seed}, ${runs} runs each`);
for (const target of fuzzTargets.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const start = performance.now();
  const result = await fc.check(
    fc.asyncProperty(filesOf(target), (file) => holds(target, file)),
    { numRuns: runs, seed, endOnFailure: false },
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  if (!result.failed) {
    console.log(`${target.name}: ${result.numRuns} runs, nothing (${seconds} s)`);
    continue;
  }
  process.exitCode = 1;
  const [file] = result.counterexample ?? [];
  console.log(`${target.name}: failed after ${result.numRuns} runs, ${result.numShrinks} times smaller (${seconds} s)`);
  if (file) console.log(`  kept in ${keep(target.name, file)}\n  ${JSON.stringify(file).slice(0, 600)}`);
  console.log(
    `  ${String(result.errorInstance instanceof Error ? result.errorInstance.stack : result.errorInstance)
      .split('\n')
      .slice(0, 6)
      .join('\n  ')}`,
  );
}
