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

interface Row extends Verdict {
  kind: string;
  sort: 'drop' | 'danger' | 'neutral';
  repository: string;
  commit: string;
  files: number;
  why: string[];
}
const rows: Row[] = [];

/** A repository, and what the gate says of it as it stands. */
interface Original {
  name: string;
  clone: Clone;
  plain: Report;
}
const originals: Original[] = [];
try {
  for (const name of names) {
    const clone = cloneOf(join(resolve(folder), name));
    const plain = await run({ folder: clone.folder, base: 'none', revision: clone.head });
    if ('error' in plain) throw new Error(`${name}: ${plain.error}`);
    originals.push({ name, clone, plain });
  }
  const chosen = kinds.map((kind, index) => {
    const order = shuffled(originals, Number(values.seed) + index);
    return { kind, places: order.filter((one) => isPlantable(kind, one)).slice(0, most) };
  });
  for (const original of originals) {
    for (const { kind, places } of chosen) {
      if (!places.includes(original)) continue;
      const row = await plant(kind, original);
      rows.push(row);
      if (values.json !== undefined) appendFileSync(values.json, `${JSON.stringify(row)}\n`);
      console.log(`${row.outcome.padEnd(8)} ${row.kind} ${row.repository} (${row.files} files)`);
      if (values.show || ['missed', 'failed', 'elsewhere', 'error'].includes(row.outcome)) for (const line of row.why) console.log(`    ${line}`);
    }
  }
  const nowhere = chosen.filter(({ places }) => places.length === 0).map(({ kind }) => kind.id);
  if (nowhere.length > 0) console.log(`\nplantable nowhere: ${nowhere.join(', ')}`);
} finally {
  for (const { clone } of originals) clone.remove();
}
console.log(`\n${rows.length} planted changes of ${new Set(rows.map(({ kind }) => kind)).size} kinds in ${names.length} repositories, seed ${values.seed}`);
for (const sort of ['drop', 'danger', 'neutral'] as const) {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of rows.filter((row) => row.sort === sort)) counts[outcome] = (counts[outcome] ?? 0) + 1;
  console.log(`${sort}: ${JSON.stringify(counts)}`);
}

/** Whether a kind applies somewhere in a repository. */
function isPlantable(kind: Kind | Drop | Danger, { clone, plain }: Original): boolean {
  if ('shows' in kind && !appliesTo(kind, plain)) return false;
  return kind.disk !== undefined || kind.make(withEdits(clone.repo, kind.before?.(clone.repo) ?? new Map())).size > 0;
}

/** @returns what came of a kind in a repository */
async function plant(kind: Kind | Drop | Danger, { clone, plain, name }: Original): Promise<Row> {
  const before: Edits = kind.before?.(clone.repo) ?? new Map();
  const edits = kind.make(withEdits(clone.repo, before));
  const base = before.size === 0 ? clone.head : clone.commit(clone.head, before, 'Before');
  const commit = edits.size === 0 ? base : clone.commit(base, edits, kind.id);
  const head = kind.disk === undefined ? await run({ folder: clone.folder, base, revision: commit }) : await onDisk(kind.disk, clone, base, commit);
  const sort = 'shows' in kind ? 'drop' : 'hazard' in kind ? 'danger' : 'neutral';
  const row = { kind: kind.id, sort, repository: name, commit: clone.head, files: edits.size } as const;
  if ('error' in head) return { ...row, outcome: 'error', told: false, why: [head.error] };
  const verdict =
    'shows' in kind ? verdictOnDrop(kind, plain, head, new Set(edits.keys())) : 'hazard' in kind ? verdictOnDanger(kind, head, trial) : verdictOnNeutral(head);
  return { ...row, ...verdict, why: explained(head) };
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
