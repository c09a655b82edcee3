// A report that somebody keeps in the repository is known by how it begins, whatever it is called, and proves nothing.
import { beforeAll, describe, expect, it } from 'vitest';
import { isReport } from '../../src/inventory/report-heads.js';
import { treeOf } from '../../src/project/text-tree.js';
import { formatNamed, formats } from '../../src/report/formats/index.js';
import type { RenderOptions } from '../../src/report/render-options.js';
import type { Report } from '../../src/report/report.js';
import { cite } from '../../src/signals/citations.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';

const look: RenderOptions = { color: false, width: 80, unicode: true, stage: null, ledger: false, full: false, all: false, waived: true };
const render = async (format: string, report: Report) => ((await formatNamed(format)?.load()) ?? expect.fail(`no format ${format}`))(report, look);
const presentIn = (text: string) =>
  scan(treeOf({ 'main.py': 'print(1)\n', 'docs/model-card.md': text, 'docs/runbook.md': text, 'README.md': text, 'docs/monitoring.txt': text }), catalogue, [])
    .facts.filter(({ state }) => state === 'present')
    .map(({ signal }) => signal);

describe.each(formats)('a report that is kept as $name', ({ name: format, head }) => {
  let texts: string[];
  beforeAll(async () => {
    texts = [];
    for (const report of [await everyReport(), await hostileReport(), emptyReport()]) texts.push(await render(format, report));
  });

  it('is known, also with a byte order mark and other line ends', () => {
    // Of a list with nothing in it nobody can tell, and there is nothing in it.
    const told = texts.filter((text) => text !== '[]\n');
    expect(told.length).toBeGreaterThanOrEqual(2);
    for (const text of told) {
      expect(formats.filter((one) => one.head.test(text)).map((one) => one.head)).toEqual([head]);
      expect([text, `\ufeff${text}`, text.replaceAll(/\r?\n/g, '\r\n')].map((one) => isReport(Buffer.from(one)))).toEqual([true, true, true]);
    }
  });

  it('is no evidence that an answer can point at', () => {
    for (const text of texts) {
      const tree = treeOf({ 'docs/report.md': text, 'docs/report.json': text });
      const paths = ['docs/report.md', 'docs/report.json'];
      const answer = { value: 'yes', evidence: paths.map((path) => ({ path })), dispute: [] };
      expect(cite(tree, { 'a.b': answer }, null, [])['a.b']?.map(({ state }) => state)).toEqual(['empty', 'empty']);
    }
  });

  it('shows no practice under the name of a document', () => {
    for (const text of texts) expect(presentIn(text)).toEqual([]);
  });
});

describe('what is alike', () => {
  it.each([
    [
      'the SARIF of another program',
      '{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [{"tool": {"driver": {"name": "Bandit"}}}]}',
    ],
    ['the JUnit XML of another program', '<?xml version="1.0" encoding="utf-8"?>\n<testsuites>\n<testsuite name="pytest" errors="0" failures="0">'],
    ['the code quality of another program', '[\n  {\n    "check_name": "no-unused-vars",\n'],
    ['code that holds the mark of a page', '# <meta name="generator" content="mlready">\nimport os\n'],
    ['another table', 'stage,step,metric\ntraining,1,0.9\n'],
    ['a document that shows how a report begins', '# Reports\n\n```\n{"schema": 1, "tool": {"name": "mlready"\n```\n'],
  ])('%s is no report of this program', (_, text) => expect(isReport(Buffer.from(text))).toBe(false));

  it('would show practices, were it not known', async () => {
    expect(presentIn((await render('csv', await everyReport())).split('\r\n').slice(1).join('\n')).length).toBeGreaterThan(0);
  });
});
