// Writes what is generated: pages and parts of docs/ (scripts/pages/), the published schemas, and parts of the README and of the page on the interview. Run it after changing rules/; tests compare.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadPack } from '../src/catalogue/builtin.js';
import { root } from '../src/root.js';
import { noTerminal } from '../test/support/terminal.js';
import { transcript } from '../test/support/transcript.js';
import { writeOutput } from './example.js';
import { filled, parts, type Sources, wholePages } from './pages/index.js';
import { type Accuracy, accuracyBrief } from './pages/signals.js';

const mlready = (...args: string[]) =>
  execFileSync(process.execPath, [join(root, 'bin', 'mlready.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: { PATH: process.env['PATH'], LANG: 'en_GB.UTF-8', SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 21) / 1000) },
  });

for (const folder of ['docs/checks', 'schemas']) mkdirSync(join(root, folder), { recursive: true });
for (const what of ['manifest', 'report', 'pack', 'policy', 'summary', 'change'])
  writeFileSync(join(root, 'schemas', `${what}.schema.json`), mlready('schema', what));

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

// What the program says of a project that calls a hosted model.
const assistant = join(dirname(sample), 'assistant');
cpSync(join(root, 'fixtures', 'projects', 'assistant'), assistant, { recursive: true });
const assistantPage = join(root, 'docs', 'assistant.md');
writeFileSync(assistantPage, withReport(readFileSync(assistantPage, 'utf8'), mlready('audit', assistant, '--no-color').trim()));

// The report in the README is the beginning of what the program prints for the sample project.
const readme = join(root, 'README.md');
const shown = 25;
const printedReport = mlready('audit', sample, '--no-color').trim().split('\n');
const firstLines = [...printedReport.slice(0, shown).join('\n').trimEnd().split('\n'), '…'].join('\n');
const text = readFileSync(readme, 'utf8');
// The interview is what stands on the screen of a real terminal; without one its page keeps what it has.
const screen = noTerminal === null ? await transcript() : null;
if (screen === null) console.error(`the interview in docs/interview.md was left as it is: ${noTerminal}`);
else {
  const page = join(root, 'docs', 'interview.md');
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(
      /(<!-- interview -->\n```text\n)[\s\S]*?(```\n<!-- \/interview -->)/,
      (_, before: string, after: string) => `${before}${screen}\n${after}`,
    ),
  );
}
writeFileSync(
  readme,
  withReport(text, firstLines).replace(
    /(<!-- accuracy -->\n)[\s\S]*?(<!-- \/accuracy -->)/,
    (_, before: string, after: string) => `${before}${accuracyBrief(accuracy)}\n${after}`,
  ),
);

/** A page with a report between its marks. */
function withReport(page: string, report: string): string {
  return page.replace(/(<!-- report -->\n```text\n)[\s\S]*?(```\n<!-- \/report -->)/, (_, before: string, after: string) => `${before}${report}\n${after}`);
}
