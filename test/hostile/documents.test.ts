// Large and strange files of the audited repository: what is cited, imported, or merely lies there.
import { expect, it } from 'vitest';
import { type Attack, faultsOf, strike } from '../support/attack.js';

const megabyte = 1024 * 1024;
const of = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length));
const answered = /Repository|No machine learning/;
const citing = (path: string, more = '') => `version: 1\nanswers:\n  concept-drift.watched: {value: automated, evidence: [{path: ${path}${more}}]}\n`;

/** Texts that are cheap to write and dear to read. */
const dear: [string, string][] = [
  ['# a\n', 'n.md'],
  ['* a\n', 'n.org'],
  ['`a ', 'n.md'],
  ['|a|\n|-|\n', 'n.md'],
  ['word ', 'n.md'],
  ['a\n=\n', 'n.md'],
  ['The model is good for us. ', 'n.md'],
  ['a: b\n', 'n.md'],
  ['[a](', 'n.md'],
  ['> ', 'n.md'],
  ['<p>', 'n.html'],
  ['a\n---\n', 'n.rst'],
];
const cited = dear.map(
  ([text, path]): Attack => ({
    name: `19 MiB of ${JSON.stringify(text)} in ${path}, cited`,
    files: { [path]: `${text === 'a: b\n' ? '---\n' : ''}${of(text, 19 * megabyte)}`, 'mlready.yaml': citing(path) },
    args: ['audit'],
    code: 0,
    says: answered,
  }),
);
const checks = ['concept-drift.watched', 'data-discovery.catalogued', 'model-stealing.queries-limited'];

const attacks: Attack[] = [
  ...cited,
  {
    name: 'a step of CI with a line of blanks, repaired',
    files: {
      'train.py': 'def score(x):\n    return x + 1\n',
      'tests/test_train.py': 'import train\n\n\ndef test_score():\n    assert train.score(1) == 2\n',
      '.github/workflows/ci.yml': `on: [push]\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - name: a || true${' '.repeat(250_000)}x\n        run: pytest tests || true\n`,
    },
    args: ['fix', 'software-engineering-anti-patterns.tested-in-ci'],
    code: 0,
    says: /One repair, proved/,
  },
  {
    name: 'thirty large documents, cited ten to an answer',
    files: {
      ...Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`d/${i}.md`, of(`# a${i}\n`, megabyte / 2)])),
      'mlready.yaml': JSON.stringify({
        version: 1,
        answers: Object.fromEntries(
          checks.map((check, i) => [check, { value: 'manual', evidence: Array.from({ length: 10 }, (_, at) => ({ path: `d/${i * 10 + at}.md` })) }]),
        ),
      }),
    },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: 'a section of a large document, cited',
    files: { 'n.md': of('# a\n', megabyte - 100), 'mlready.yaml': citing('n.md', ', section: b') },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: 'one notebook of many plain cells',
    files: {
      'n.ipynb': JSON.stringify({
        cells: Array.from({ length: 16_000 }, () => ({ cell_type: 'code', source: Array.from({ length: 40 }, (_, i) => `x = ${i}\n`) })),
        metadata: {},
        nbformat: 4,
      }),
    },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: 'results of other tools that nest and repeat',
    files: {
      'a.xml': `<testsuites>${of('<testsuite tests="1"><testcase name="a"/>', 19 * megabyte)}`,
      'b.xml': of('<!DOCTYPE a [<!ENTITY b "&b;&b;">]><a>&b;', megabyte),
      'c.json': of('[', 5 * megabyte),
      'd.sarif': JSON.stringify({ version: '2.1.0', runs: Array.from({ length: 50_000 }, () => ({ tool: { driver: { name: 'x' } }, results: [{}] })) }),
      'e.json': `{"a":${of('{"a":', 4 * megabyte)}`,
      'mlready.yaml': JSON.stringify({
        version: 1,
        imports: [
          { file: 'a.xml' },
          { file: 'b.xml' },
          { file: 'c.json' },
          { file: 'd.sarif' },
          { file: 'e.json', path: 'a.a.a', check: checks[0], bound: '>= 1' },
        ],
      }),
    },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: 'code that is dear to read, in every language',
    files: {
      'a.py': of('f(', megabyte),
      'b.py': of('lambda a:', megabyte),
      'c.js': of('`${', megabyte),
      'd.ts': of('a<', megabyte),
      'e.R': of('function(x) ', megabyte),
      'f.go': of('func(', megabyte),
      'g.sql': of('select (', megabyte / 2),
      'h.tf': of('a {', megabyte / 2),
      Makefile: of('a: $(', megabyte / 2),
      Dockerfile: of('RUN a && \\\n', megabyte / 2),
      'i.sh': of('$(', megabyte / 2),
      'j.rs': of('r#"', megabyte / 2),
    },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: 'settings and dependencies that are dear to read',
    files: {
      'requirements.txt': of('a[b,c]>=1,<2;python_version>"3"\n', megabyte / 2),
      'pyproject.toml': of('[a.b.c]\n', megabyte / 2),
      'setup.cfg': of('[a]\nb=\n', megabyte / 2),
      'package.json': of('{"a":', megabyte / 2),
      'environment.yml': `dependencies:\n${of('  - a\n', megabyte / 2)}`,
      'poetry.lock': of('[[package]]\nname="a"\n', megabyte / 2),
      '.github/workflows/a.yml': `on: push\njobs:\n${Array.from({ length: 5000 }, (_, i) => `  j${i}: {needs: [j${i + 1}], runs-on: x, steps: [{run: pytest}]}\n`).join('')}`,
      '.gitlab-ci.yml': Array.from({ length: 3000 }, (_, i) => `j${i}:\n  extends: [j${i + 1}, j${i + 2}]\n  script: [pytest]\n`).join(''),
      Makefile: Array.from({ length: 5000 }, (_, i) => `t${i}: t${i + 1} t${i + 2}\n\t$(MAKE) t${i + 1}\n`).join(''),
    },
    args: ['audit'],
    code: 0,
    says: answered,
  },
];

it.each(attacks)('$name', (attack) => expect(faultsOf(attack, strike(attack))).toEqual([]));
