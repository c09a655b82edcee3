// Precision and recall of detection on repositories labelled by hand.
//
//   npm run accuracy -- LABELS.yaml CHECKOUTS [--json] [--write NAME]
//
// LABELS.yaml maps "owner/name" to {signals: {id: {state, path, hard}}, activities: {id: {state}}}; CHECKOUTS holds a folder a repository, named NAME or OWNER+NAME. "present" and "weak" are the
// positive class, "declared" and "absent" are negative, "unsure" is left out. --write keeps the counts in docs/accuracy.json under NAME, from which the
// documentation is printed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadPack } from '../src/catalogue/builtin.js';
import type { Place } from '../src/model/index.js';
import { openFolder } from '../src/project/working-tree.js';
import { root } from '../src/root.js';
import { scan } from '../src/signals/scan.js';

interface Label {
  state: 'present' | 'weak' | 'declared' | 'absent' | 'unsure';
  path?: string;
  hard?: 'fp' | 'fn';
}

interface Tally {
  tp: number;
  fp: number;
  fn: number;
  tn: number;
  exact: number;
  labels: number;
}

const args = process.argv.slice(2);
const asJson = args.includes('--json');
const keep = args.includes('--write') ? args[args.indexOf('--write') + 1] : undefined;
const [labelsFile, checkouts] = args.filter((arg) => !arg.startsWith('--') && arg !== keep);
if (labelsFile === undefined || checkouts === undefined) {
  console.error('usage: npm run accuracy -- LABELS.yaml CHECKOUTS [--json] [--write NAME]');
  process.exit(2);
}

const loaded = await loadPack(join(root, 'rules'), 'rules/');
if ('problems' in loaded) throw loaded.problems[0];
const document = parse(readFileSync(labelsFile, 'utf8'));
const labelled: [string, { signals?: Record<string, Label>; activities?: Record<string, Label> }][] = Object.entries(document.repositories ?? document);

const tallies = new Map<string, Tally>();
const hard = { fp: { right: 0, n: 0 }, fn: { right: 0, n: 0 } };
const wrong: string[] = [];
let evidence = 0;
const read: string[] = [];
const at = (place: Place | undefined) => (place ? ` at ${place.path}${place.line === undefined ? '' : `:${place.line}`}` : '');

const activityTally = { tp: 0, fp: 0, fn: 0, tn: 0, exact: 0, labels: 0 };
const isThere = (state: string | undefined) => state === 'present' || state === 'weak';

for (const [name, { signals, activities = {} }] of labelled) {
  const folder = [name.split('/').pop() ?? name, name.replace('/', '+'), name].map((part) => join(checkouts, part)).find((path) => existsSync(path));
  if (!signals || folder === undefined) {
    console.error(`no checkout of ${name}`);
    continue;
  }
  read.push(name);
  const seen = scan(openFolder(folder, { untracked: false, env: { PATH: process.env['PATH'], HOME: process.env['HOME'] } }), loaded.catalogue, []);
  const facts = new Map(seen.facts.map((fact) => [fact.signal, fact]));
  for (const [id, label] of Object.entries(activities)) {
    const found = seen.activities.find((activity) => activity.id === id);
    if (label.state === 'unsure' || found === undefined) continue;
    const [truth, guess] = [isThere(label.state), found.state === 'present'];
    activityTally.labels += 1;
    activityTally[truth ? (guess ? 'tp' : 'fn') : guess ? 'fp' : 'tn'] += 1;
    if (truth !== guess) wrong.push(`${truth ? 'missed' : 'false '}  ${name}  does ${id}: labelled ${label.state}; found ${found.state}${at(found.places[0])}`);
  }
  for (const [signal, label] of Object.entries(signals)) {
    // What the rules do not look for cannot be measured.
    if (label.state === 'unsure' || !facts.has(signal)) continue;
    const fact = facts.get(signal);
    const tally = tallies.get(signal) ?? { tp: 0, fp: 0, fn: 0, tn: 0, exact: 0, labels: 0 };
    tallies.set(signal, tally);
    const [truth, guess] = [isThere(label.state), isThere(fact?.state)];
    tally.labels += 1;
    tally[truth ? (guess ? 'tp' : 'fn') : guess ? 'fp' : 'tn'] += 1;
    if (fact?.state === label.state) tally.exact += 1;
    if (truth && guess && fact?.places.some(({ path }) => path === label.path)) evidence += 1;
    if (label.hard) {
      hard[label.hard].n += 1;
      if (truth === guess) hard[label.hard].right += 1;
    }
    if (truth !== guess)
      wrong.push(
        `${truth ? 'missed' : 'false '}  ${name}  ${signal}: labelled ${label.state}${label.path ? ` at ${label.path}` : ''}; found ${fact?.state ?? 'no such signal'}${at(fact?.places[0])}`,
      );
  }
}

const add = (a: Tally, b: Tally): Tally => ({
  tp: a.tp + b.tp,
  fp: a.fp + b.fp,
  fn: a.fn + b.fn,
  tn: a.tn + b.tn,
  exact: a.exact + b.exact,
  labels: a.labels + b.labels,
});
const sum = [...tallies.values()].reduce(add, { tp: 0, fp: 0, fn: 0, tn: 0, exact: 0, labels: 0 });
const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);
const rates = ({ tp, fp, fn, exact, labels }: Tally) => ({
  precision: ratio(tp, tp + fp),
  recall: ratio(tp, tp + fn),
  f1: ratio(2 * tp, 2 * tp + fp + fn),
  exact: ratio(exact, labels),
});
const shown = (value: number | null) => (value === null ? '    –' : value.toFixed(3));

if (asJson) {
  const signals = Object.fromEntries([...tallies].map(([id, tally]) => [id, { ...tally, ...rates(tally) }]));
  console.log(JSON.stringify({ repositories: read.length, overall: { ...sum, ...rates(sum) }, hard, evidence, signals, wrong }, null, 2));
} else {
  for (const [id, tally] of [...tallies].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { precision, recall, f1 } = rates(tally);
    console.log(
      `${id.padEnd(30)} precision ${shown(precision)}  recall ${shown(recall)}  f1 ${shown(f1)}  tp ${tally.tp} fp ${tally.fp} fn ${tally.fn} tn ${tally.tn}`,
    );
  }
  console.log(`\n${wrong.join('\n')}\n`);
  const { precision, recall, f1, exact } = rates(sum);
  console.log(
    `hard fp: ${hard.fp.right} of ${hard.fp.n} right; hard fn: ${hard.fn.right} of ${hard.fn.n} found; the labelled path among the places: ${evidence} of ${sum.tp}`,
  );
  if (activityTally.labels > 0) {
    const { precision: right, recall: found } = rates(activityTally);
    console.log(`activities, ${activityTally.labels} labels: precision ${shown(right)}  recall ${shown(found)}`);
  }
  console.log(
    `${read.length} repositories, ${sum.labels} labels: precision ${shown(precision)}  recall ${shown(recall)}  f1 ${shown(f1)}  exact state ${shown(exact)}`,
  );
}
if (keep !== undefined) {
  const file = join(root, 'docs', 'accuracy.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const signals = Object.fromEntries([...tallies].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, { tp, fp, fn, tn }]) => [id, { tp, fp, fn, tn }]));
  kept[keep] = { date: new Date().toISOString().slice(0, 10), repositories: read, hard, overall: sum, signals };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}
