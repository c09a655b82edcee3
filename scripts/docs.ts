// Writes what is generated: pages and parts of docs/ (scripts/pages/), the published schemas, and parts of the README (the report, the interview, the accuracy). Run it after changing rules/; tests compare.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadPack } from '../src/catalogue/builtin.js';
import { root } from '../src/root.js';
import { noTerminal } from '../test/support/terminal.js';
import { transcript } from '../test/support/transcript.js';
import { writeOutput } from './example.js';
import { filled, parts, type Sources, wholePages } from './pages/index.js';
import { type Accuracy, accuracyParagraph } from './pages/signals.js';

const mlready = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, 'bin', 'mlready.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 21) / 1000) },
  });

for (const folder of ['docs/checks', 'schemas']) mkdirSync(join(root, folder), { recursive: true });
for (const what of ['manifest', 'report', 'pack']) writeFileSync(join(root, 'schemas', `${what}.schema.json`), mlready('schema', what));

// A copy outside of git, so that no commit of this repository stands in it.
const sample = join(mkdtempSync(join(tmpdir(), 'mlready-docs-')), 'churn');
cpSync(join(root, 'fixtures', 'projects', 'churn'), sample, { recursive: true });

const loaded = await loadPack(join(root, 'rules'), 'rules/');
if ('problems' in loaded) throw loaded.problems[0];
const accuracy: Accuracy = JSON.parse(readFileSync(join(root, 'docs', 'accuracy.json'), 'utf8'));
const sources: Sources = {
  catalogue: loaded.catalogue,
  accuracy,
  checks: mlready('checks', '--format', 'markdown'),
  schema: JSON.parse(mlready('schema', 'manifest')),
  report: JSON.parse(mlready('audit', sample, '--json', '--full')),
};
for (const [path, page] of Object.entries(wholePages(sources))) writeFileSync(join(root, 'docs', path), page);
for (const [path, printed] of Object.entries(parts(sources))) {
  const page = join(root, 'docs', path);
  writeFileSync(page, filled(readFileSync(page, 'utf8'), printed));
}
writeOutput();

// The report in the README is what the program prints for the sample project, first screen.
const readme = join(root, 'README.md');
const report = mlready('audit', sample, '--no-color');
const firstScreen = report.slice(0, report.indexOf('\nDATA MANAGEMENT')).trim();
const text = readFileSync(readme, 'utf8');
// The interview is what stands on the screen of a real terminal; without one the README keeps what it has.
const screen = noTerminal === null ? await transcript() : null;
if (screen === null) console.error(`the interview in the README was left as it is: ${noTerminal}`);
writeFileSync(
  readme,
  text
    .replace(/(<!-- accuracy -->\n)[\s\S]*?(<!-- \/accuracy -->)/, (_, before: string, after: string) => `${before}${accuracyParagraph(accuracy)}\n${after}`)
    .replace(/(<!-- interview -->\n```text\n)[\s\S]*?(```\n<!-- \/interview -->)/, (all, before: string, after: string) =>
      screen === null ? all : `${before}${screen}\n${after}`,
    )
    .replace(/(<!-- report -->\n```text\n)[\s\S]*?(```\n<!-- \/report -->)/, (_, before: string, after: string) => `${before}${firstScreen}\n${after}`),
);
