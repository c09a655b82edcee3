// Measures what public repositories show, at the commits that they are checked out at, and writes rules/peers.yaml: npm run peers -- <folder of checkouts, each named owner+name>.
// Run it again whenever detection or the rules change: a report shows the line only where the table was measured by the version of the rules that it is made by.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { audit } from '../src/library/audit.js';
import { kindOf } from '../src/report/peers.js';
import { root } from '../src/root.js';

const [given] = process.argv.slice(2);
if (given === undefined) throw new Error('name the folder of the checkouts');
const folder = resolve(given);
const at = new Date();
const names = readdirSync(folder)
  .filter((name) => /^[\w.-]+\+[\w.-]+$/.test(name) && existsSync(join(folder, name, '.git')))
  .sort();
const repositories = [];
const checks: Record<string, { of: number; shown: number }> = {};
let pack = '';
for (const name of names) {
  const checkout = join(folder, name);
  const commit = execFileSync('git', ['-C', checkout, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
  const report = await audit(checkout, { at, revision: commit, base: null });
  pack = report.pack.version;
  const kind = kindOf(report.activities);
  const { score } = report.readiness.repository;
  // A project without any activity is no peer of one that has some.
  if (report.activities.every(({ state }) => state !== 'present')) continue;
  for (const { check, verdict } of report.findings) {
    if (verdict === 'not-applicable') continue;
    const { of, shown } = checks[check] ?? { of: 0, shown: 0 };
    checks[check] = { of: of + 1, shown: shown + (verdict === 'met' || verdict === 'partial' ? 1 : 0) };
  }
  repositories.push({
    repository: name.replace('+', '/'),
    commit,
    kind,
    overall: score,
    stages: Object.fromEntries(report.stages.map(({ id, repository }) => [id, repository.score])),
  });
  console.error(`${name}: ${kind ?? 'no kind'}, ${score ?? '–'}`);
}
const head =
  '# What public repositories show, measured by scripts/peers.ts at these commits: the Repository number, overall and by stage, and the first activity of a fixed order. And of how many each check concerns, in how many it is shown, at least in part.\n# Made, not written: npm run peers -- <folder of checkouts>\n';
writeFileSync(
  join(root, 'rules', 'peers.yaml'),
  head + stringify({ date: at.toISOString().slice(0, 10), pack, repositories, checks }, { lineWidth: 0, flowCollectionPadding: false }),
);
