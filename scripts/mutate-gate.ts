// Plants changes in copies of real repositories and asks the gate of each: drops that it should stop, and neutral changes that it should let pass. Every kind is planted in every repository where it applies.
// npm run mutate-gate -- <folder of checkouts named owner+name> [--kinds <ids>] [--repositories <names>] [--json <file>] [--show]
// With --json each result is added to the file as it comes, and what the file already has is not planted again.
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { AssessedProject } from '../src/engine/assess-project.js';
import type { ProjectSource } from '../src/engine/open-source.js';
import { KnownError } from '../src/errors.js';
import { drops } from './gate/drops/index.js';
import { explained } from './gate/explain.js';
import { type Danger, type Drop, type Edits, type Kind, together, withEdits } from './gate/kind.js';
import { type Clone, cloneOf } from './gate/mutants.js';
import { neutral } from './gate/neutral/index.js';
import { appliesTo, type Compared, type Outcome, type Verdict, verdictOnDanger, verdictOnDrop, verdictOnNeutral } from './gate/outcome.js';
import { gateRunner } from './gate/run-gate.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kinds: { type: 'string' },
    repositories: { type: 'string' },
    json: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});
const [folder = '.'] = positionals;
const asked = values.kinds?.split(',');
const kinds: (Kind | Drop | Danger)[] = [...drops, ...neutral].filter(({ id }) => asked?.includes(id) ?? true);
const names = readdirSync(resolve(folder))
  .filter((name) => name.includes('+') && (values.repositories?.split(',').includes(name) ?? true))
  .sort();
const runner = await gateRunner();
const trial = new Set(runner.catalogue.signals.flatMap(({ id, hazard }) => (hazard?.trial ? [id] : [])));

interface Row extends Verdict {
  kind: string;
  about: string;
  sort: 'drop' | 'danger' | 'neutral';
  repository: string;
  commit: string;
  files: number;
  why: string[];
}
const rows = rowsOf(values.json);

/** A repository as it stands. */
interface Original {
  name: string;
  clone: Clone;
  source: ProjectSource;
  plain: AssessedProject;
}
for (const name of names) {
  const clone = cloneOf(join(resolve(folder), name));
  try {
    const source = runner.open(clone.folder, clone.head);
    const original = { name, clone, source, plain: await runner.assess(source, new Map()) };
    for (const kind of kinds) {
      if (rows.some((row) => row.kind === kind.id && row.repository === name && row.commit === clone.head)) continue;
      const row = await plant(kind, original);
      if (row === null) continue;
      rows.push(row);
      if (values.json !== undefined) appendFileSync(values.json, `${JSON.stringify(row)}\n`);
      console.log(`${row.outcome.padEnd(8)} ${row.kind} ${row.repository} (${row.files} files)`);
      if (values.show || ['missed', 'failed', 'elsewhere', 'error'].includes(row.outcome)) for (const line of row.why) console.log(`    ${line}`);
    }
  } finally {
    clone.remove();
  }
}
const done = rows.filter(({ kind, repository }) => names.includes(repository) && kinds.some(({ id }) => id === kind));
const nowhere = kinds.filter(({ id }) => !done.some(({ kind }) => kind === id));
if (nowhere.length > 0) console.log(`\nplantable nowhere: ${nowhere.map(({ id }) => id).join(', ')}`);
console.log(`\n${done.length} planted changes of ${kinds.length - nowhere.length} kinds in ${names.length} repositories`);
for (const sort of ['drop', 'danger', 'neutral'] as const) {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of done.filter((row) => row.sort === sort)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  console.log(`${sort}: ${JSON.stringify(counts)}`);
}

/** @returns what an earlier run wrote */
function rowsOf(path: string | undefined): Row[] {
  if (path === undefined || !existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): Row => JSON.parse(line));
}

/** @returns what came of a kind in a repository; null where it applies nowhere there */
async function plant(kind: Kind | Drop | Danger, original: Original): Promise<Row | null> {
  const { clone, name, plain } = original;
  if ('shows' in kind && !appliesTo(kind, plain)) return null;
  const before: Edits = kind.before?.(clone.repo) ?? new Map();
  const edits = kind.make(withEdits(clone.repo, before));
  if (edits.size === 0 && kind.disk === undefined) return null;
  const sort = 'shows' in kind ? 'drop' : 'hazard' in kind ? 'danger' : 'neutral';
  const row = { kind: kind.id, about: kind.about, sort, repository: name, commit: clone.head, files: edits.size } as const;
  const compared = kind.disk === undefined ? await inMemory(original, before, edits) : await onDisk(kind.disk, original, edits);
  if ('error' in compared) return { ...row, outcome: 'error', told: false, why: [compared.error] };
  const verdict =
    'shows' in kind
      ? verdictOnDrop(kind, compared, new Set(edits.keys()))
      : 'hazard' in kind
        ? verdictOnDanger(kind, compared, trial, kind.allowed?.(clone.repo) ?? false)
        : verdictOnNeutral(compared);
  return { ...row, ...verdict, why: explained(compared.gate, runner.catalogue) };
}

async function inMemory({ source, plain }: Original, before: Edits, edits: Edits): Promise<Compared | { error: string }> {
  try {
    const base = before.size === 0 ? plain : await runner.assess(source, before);
    const head = await runner.assess(source, together(before, edits));
    return { base, head, gate: runner.compare(base, head) };
  } catch (error) {
    if (error instanceof KnownError) return { error: error.message };
    throw error;
  }
}

async function onDisk(disk: NonNullable<Kind['disk']>, { clone, plain }: Original, edits: Edits): Promise<Compared | { error: string }> {
  const commit = edits.size === 0 ? clone.head : clone.commit(clone.head, edits, 'Planted');
  clone.git('checkout', '-q', '--detach', commit);
  const undo = disk(clone.folder, clone.git);
  try {
    const done = await runner.audit({ folder: clone.folder, base: clone.head, revision: undefined });
    return 'error' in done ? done : { base: plain, head: done.project, gate: done.gate };
  } finally {
    undo();
    clone.git('reset', '-q', '--hard');
  }
}
