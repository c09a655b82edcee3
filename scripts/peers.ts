// Measures what the public repositories of scripts/peers/repositories.yaml show at their commits, and writes rules/peers.yaml: npm run peers -- <folder of clones> [<day>]
// Run it again whenever detection or the rules change: a report shows the line only where the table was measured by the version of the rules that it is made by.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { KnownError, oneLine } from '../src/errors.js';
import { root } from '../src/root.js';
import { measured, pinnedIn } from './peers/measure.js';

const head = `# What public repositories show, measured at these commits: the Repository number, overall and by stage, and the first activity of a fixed order. And of how many each check concerns, in how many it is shown, at least in part.
# Made from scripts/peers/repositories.yaml, not written: npm run peers -- <folder of clones>
`;

/** @param day as YYYY-MM-DD; today where it is left out @throws KnownError where it is none */
function timeOf(day = new Date().toISOString().slice(0, 10)): Date {
  const at = new Date(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(at.getTime())) throw new KnownError(`the day ${oneLine(day)}`, 'is none', 'write it as 2026-01-31');
  return at;
}

try {
  const [clones, day] = process.argv.slice(2);
  if (clones === undefined) throw new KnownError('npm run peers', 'needs the folder of the clones', 'name it: npm run peers -- ../clones');
  const list = pinnedIn(join(root, 'scripts', 'peers', 'repositories.yaml'));
  const table = await measured(list, { clones: resolve(clones), at: timeOf(day), say: console.error });
  writeFileSync(join(root, 'rules', 'peers.yaml'), head + stringify(table, { lineWidth: 0, flowCollectionPadding: false }));
  console.error(`rules/peers.yaml: ${table.repositories.length} of ${list.length} repositories, ${table.date}, rules ${table.pack}`);
} catch (error) {
  if (!(error instanceof KnownError)) throw error;
  console.error(`peers: ${error.message}`);
  process.exitCode = 2;
}
