// Plants changes in copies of real repositories and asks the gate of each: drops that it should stop, and neutral changes that it should let pass.
// npm run mutate-gate -- <folder of checkouts named owner+name> [--most <repositories a kind>] [--seed <number>] [--kinds <ids>] [--repositories <names>] [--json <file>] [--show]
import { appendFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { builtinCatalogue } from '../src/catalogue/builtin.js';
import type { Report } from '../src/report/report.js';
import { drops } from './gate/drops/index.js';
import { explained } from './gate/explain.js';
import { type Danger, type Drop, type Edits, type Kind, withEdits } from './gate/kind.js';
import { type Clone, cloneOf } from './gate/mutants.js';
import { neutral } from './gate/neutral/index.js';
import { appliesTo, type Outcome, type Verdict, verdictOnDanger, verdictOnDrop, verdictOnNeutral } from './gate/outcome.js';
import { gateRunner } from './gate/run-gate.js';
import { shuffled } from './gate/shuffled.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    most: { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
    kinds: { type: 'string' },
    repositories: { type: 'string' },
    json: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
});
const [folder = '.'] = positionals;
const most = Number(values.most);
const asked = values.kinds?.split(',');
const kinds: (Kind | Drop | Danger)[] = [...drops, ...neutral].filter(({ id }) => asked?.includes(id) ?? true);
const names = readdirSync(resolve(folder))
  .filter((name) => name.includes('+') && (values.repositories?.split(',').includes(name) ?? true))
  .sort();
const trial = new Set((await builtinCatalogue()).signals.flatMap(({ id, hazard }) => (hazard?.trial ? [id] : [])));
const run = await gateRunner();
/** How many repositories a kind was planted in. */
const planted = new Map<string, number>();

interface Row extends Verdict {
  kind: string;
  sort: 'drop' | 'danger' | 'neutral';
  repository: string;
  commit: string;
  files: number;
  why: string[];
}
const rows: Row[] = [];

for (const name of shuffled(names, Number(values.seed))) {
  const clone = cloneOf(join(resolve(folder), name));
  try {
    const plain = await run({ folder: clone.folder, base: 'none', revision: clone.head });
    if ('error' in plain) throw new Error(`${name}: ${plain.error}`);
    for (const kind of shuffled(kinds, Number(values.seed) + names.indexOf(name))) {
      if ((planted.get(kind.id) ?? 0) >= most) continue;
      const row = await plant(kind, plain, clone, name);
      if (row === null) continue;
      planted.set(kind.id, (planted.get(kind.id) ?? 0) + 1);
      rows.push(row);
      if (values.json !== undefined) appendFileSync(values.json, `${JSON.stringify(row)}\n`);
      console.log(`${row.outcome.padEnd(8)} ${row.kind} ${name} (${row.files} files)`);
      if (values.show || ['missed', 'failed', 'elsewhere', 'error'].includes(row.outcome)) for (const line of row.why) console.log(`    ${line}`);
    }
  } finally {
    clone.remove();
  }
}
console.log(`\n${rows.length} planted changes of ${planted.size} kinds in ${names.length} repositories, seed ${values.seed}`);
for (const sort of ['drop', 'danger', 'neutral'] as const) {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of rows.filter((row) => row.sort === sort)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  console.log(`${sort}: ${JSON.stringify(counts)}`);
}

/** @returns what came of a kind in a repository; null where it applies nowhere there */
async function plant(kind: Kind | Drop | Danger, plain: Report, clone: Clone, repository: string): Promise<Row | null> {
  if ('shows' in kind && !appliesTo(kind, plain)) return null;
  const before: Edits = kind.before?.(clone.repo) ?? new Map();
  const edits = kind.make(withEdits(clone.repo, before));
  if (edits.size === 0 && kind.disk === undefined) return null;
  const base = before.size === 0 ? clone.head : clone.commit(clone.head, before, 'Before');
  const commit = edits.size === 0 ? base : clone.commit(base, edits, kind.id);
  const head = kind.disk === undefined ? await run({ folder: clone.folder, base, revision: commit }) : await onDisk(kind.disk, clone, base, commit);
  const row = {
    kind: kind.id,
    sort: 'shows' in kind ? ('drop' as const) : 'hazard' in kind ? ('danger' as const) : ('neutral' as const),
    repository,
    commit: clone.head,
    files: edits.size,
  };
  if ('error' in head) return { ...row, outcome: 'error', told: false, why: [head.error] };
  const told =
    'shows' in kind ? verdictOnDrop(kind, plain, head, new Set(edits.keys())) : 'hazard' in kind ? verdictOnDanger(kind, head, trial) : verdictOnNeutral(head);
  return { ...row, ...told, why: explained(head) };
}

async function onDisk(disk: NonNullable<Kind['disk']>, clone: Clone, base: string, commit: string): ReturnType<typeof run> {
  clone.git('checkout', '-q', '--detach', commit);
  const undo = disk(clone.folder, clone.git);
  try {
    return await run({ folder: clone.folder, base, revision: undefined });
  } finally {
    undo();
    clone.git('reset', '-q', '--hard');
  }
}
