// Changes the code that decides (verdict, score, gate, waivers) in one small place at a time, as Stryker does, and tells which of the changes no test notices.
// npm run mutants [-- <part of a path> ...] [-- --json <file>]
// All mutants stand in the code at once, each behind a switch, and each test is run again for every mutant that it reaches: two thousand take minutes and not hours.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../src/root.js';
import { instrumented, type Mutant } from './mutants/instrument.js';
import { deaths, type Fate, fates, reached } from './mutants/record.js';
import { mutatedFiles, tests } from './mutants/what.js';

/** As many processes as there are shares of the mutants. */
const processes = 2;

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const files = mutatedFiles().filter((path) => positionals.length === 0 || positionals.some((part) => path.includes(part)));
const missing = tests.filter((path) => !existsSync(join(root, path)));
if (missing.length > 0) throw new Error(`scripts/mutants/what.ts names tests that are not there: ${missing.join(', ')}`);
const folder = mkdtempSync(join(tmpdir(), 'mlready-mutants-'));
try {
  const { mutants, code } = await instrumented(files);
  writeFileSync(join(folder, 'code.json'), JSON.stringify(code));
  console.log(`${mutants.length} mutants in ${files.length} files`);
  const started = Date.now();
  await Promise.all(Array.from({ length: processes }, (_, share) => tested({ MUTANTS_SHARE: `${share}/${processes}` })));
  const { everywhere, whenLoaded } = reached(folder);
  const killed = deaths(folder);
  // What is evaluated once, when a file is loaded, takes a process of its own for each mutant.
  const left = mutants.filter(({ id }) => whenLoaded.has(id) && !killed.has(id));
  console.log(`${left.length} mutants of what is evaluated when a file is loaded`);
  await Promise.all(
    Array.from({ length: processes }, async () => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) {
        const came = await tested({ MUTANTS_ONE: one.id });
        if (came !== 'survived') killed.set(one.id, came);
      }
    }),
  );
  const fate = fates(mutants, everywhere, killed);
  report(mutants, fate);
  console.log(`${Math.round((Date.now() - started) / 1000)} s`);
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      JSON.stringify(
        mutants.map((one) => ({ ...one, fate: fate.get(one.id) })),
        null,
        1,
      ),
    );
} finally {
  rmSync(folder, { recursive: true });
}

/** Runs the tests over a share of the mutants, or with a single one. @returns what became of the single one @throws Error where tests fail without a mutant */
async function tested(env: { MUTANTS_SHARE: string } | { MUTANTS_ONE: string }): Promise<Fate> {
  const args = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'scripts/mutants/vitest.config.ts', '--reporter', 'dot', '--bail', '1'];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env, MUTANTS: folder }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  const hung = setTimeout(() => child.kill('SIGKILL'), 'MUTANTS_ONE' in env ? 300_000 : 7_200_000);
  const status = await new Promise((ended) => child.on('close', ended));
  clearTimeout(hung);
  if (status !== 0 && !('MUTANTS_ONE' in env)) throw new Error(said);
  return status === 0 ? 'survived' : status === null ? 'endless' : 'killed';
}

function report(all: readonly Mutant[], fate: ReadonlyMap<string, Fate>): void {
  const count = (some: readonly Mutant[], what: Fate) => some.filter(({ id }) => fate.get(id) === what).length;
  for (const one of all)
    if (fate.get(one.id) !== 'killed' && fate.get(one.id) !== 'endless')
      console.log(`\n${one.path}:${one.line}:${one.column} ${fate.get(one.id)} (${one.mutator})\n- ${one.was}\n+ ${one.is}`);
  console.log('\n| file | mutants | killed | endless | survived | not reached | share |\n|---|---:|---:|---:|---:|---:|---:|');
  for (const [name, some] of [...files.map((path) => [path, all.filter((one) => one.path === path)] as const), ['all', all] as const]) {
    const [killed, endless, survived, unreached] = (['killed', 'endless', 'survived', 'not reached'] as const).map((what) => count(some, what));
    const share = some.length === 0 ? '' : `${((100 * ((killed ?? 0) + (endless ?? 0))) / some.length).toFixed(1)} %`;
    console.log(`| ${name} | ${some.length} | ${killed} | ${endless} | ${survived} | ${unreached} | ${share} |`);
  }
}
