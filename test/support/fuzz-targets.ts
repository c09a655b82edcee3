// What is fuzzed: the readers of files that people, other tools and strangers write.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { extendCatalogue } from '../../src/catalogue/extend.js';
import { readDrafts } from '../../src/draft/read-drafts.js';
import { resultIn } from '../../src/engine/read-imports.js';
import { readCsv } from '../../src/interview/form/csv.js';
import { readMarkdown } from '../../src/interview/form/ticks.js';
import { parseBaseline } from '../../src/manifest/baseline.js';
import { parseAnswers, parseManifest } from '../../src/manifest/parse.js';
import { parsePolicy } from '../../src/manifest/parse-policy.js';
import type { PackFiles } from '../../src/model/index.js';
import { ownersOf } from '../../src/parsers/code-owners.js';
import { ignoreRules, manySteps } from '../../src/parsers/glob/ignore-rules.js';
import { treeOf } from '../../src/project/text-tree.js';
import { shortReportIn, trendIn } from '../../src/report/read-saved.js';
import { restored } from '../../src/report/restore.js';
import { upgraded } from '../../src/report/upgrade.js';
import { root } from '../../src/root.js';
import { cite } from '../../src/signals/citations.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from './catalogue-of-rules.js';
import { everyReport } from './every-report.js';
import type { FuzzedFile, FuzzTarget } from './fuzz.js';

const filesIn = (folder: string, ending: RegExp): FuzzedFile[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => ({ path: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))
    .filter(({ text }) => text.length < 40_000)
    .sort((a, b) => (a.path < b.path ? -1 : 1));

const manifest = `version: 1
project: churn
pack: {survey: 1.0.0}
context: {domain: [finance], data: personal, does: {trains: true}}
answers:
  concept-drift.watched: {value: manual, evidence: [{path: docs/a.md, lines: 1-4}, {url: 'https://a.b'}], by: Ana, on: 2026-11-02, review-by: 2027-01-01}
  model-stealing.queries-limited: {value: does-not-apply, why: the trial ended in May and nobody looks back at any of it}
  data-discovery.catalogued: true
exclude: ['old/**']
waivers:
  - {check: data-poisoning.packages-watched, reason: planned, statement: soon, owner: Ana, created: 2026-11-02, expires: 2027-03-31}
gate: {min-score: {overall: 30}, fail-on: [critical], base: auto, strict: true, tolerance: 2}
imports: [{file: 'r/*.xml', format: junit, covers: [{path: a.py, sha256: ${'a'.repeat(64)}}]}]
`;
const policy = `version: 1
min-score: {overall: 40}
fail-on: [critical]
max-unknown: 50
tolerance: 2
policy-changes: fail
require-context: [data, goal]
waivers: {approvers: ['@acme/ml-leads']}
forbid: [exclude]
`;
const words = [
  'version: 1\n',
  'answers:\n',
  'context:\n',
  'waivers:\n',
  'value: ',
  'manual',
  'evidence: ',
  'path: ',
  'on: 2026-01-01',
  'gate: ',
  '<<: ',
  '- ',
  '  ',
  '? ',
  '&b ',
  '*b',
  '---\n',
  '!!js/function ',
  ...catalogue.checks.slice(0, 8).map(({ id }) => id),
];
const pack: Record<string, string> = {
  'pack.yaml': 'id: p\ntitle: P\nversion: 0.1.0\nextends: survey\nswitch-off:\n  - {check: environmental-impact.energy-measured, reason: measured for all}\n',
  'signals/a.yaml':
    'area: p\nsignals:\n  - id: p.a\n    title: T\n    counts: c\n    excludes: e\n    seen:\n      any:\n        - {file: {named: [README.md]}}\n        - {text: {files: ["*.md"], matches: ["a{1,3}b"]}}\n        - {call: {names: [mlflow.**]}}\n',
  'checklists/c.yaml':
    'consideration: concept-drift\nchecks:\n  - {id: concept-drift.p-a, statement: A b c., ask: "A b c?", help: H., scale: practice, risk: low, shown-by: [{signal: p.a, earns: full}], remedy: R., effort: S, cases: [tay-2016]}\n',
};
const code = {
  python:
    'from sklearn.model_selection import train_test_split\nimport torch as t\n\ndef train(x, *, y=1):\n    """Trains."""\n    if x:\n        return f"{x!r:>{y}}"\n    with open("a") as f:\n        t.save(x, f)\n\nclass A(B):\n    @property\n    def b(self): return [i for i in self.c if i]\n\ntrain(1, y=t.load("m.pt"))\n',
  js: 'import { OpenAI } from "openai";\nconst a = new OpenAI({ apiKey: process.env.KEY });\nasync function ask(q) {\n  const r = await a.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: `x ${q}` }] });\n  return r.choices[0]?.message ?? /a\\/b[/]/g;\n}\napp.get("/x", auth, (req, res) => ask(req.query.q));\n',
  r: 'library(caret)\nfit <- train(y ~ ., data = d, method = "rf")\nf <- function(x, ...) { if (x > 1) x %>% g() else r"(a)" }\n',
  go: 'package main\nimport ("net/http"; m "a/b")\nfunc main() { http.HandleFunc("/x", func(w http.ResponseWriter, r *http.Request) { m.Do(`a`) }) }\n',
  java: 'import a.b.C;\npublic class D extends C { @Override public void run() { new C().call("x", \'y\'); } }\n',
  scala: 'import a.b._\nobject A { def f(x: Int) = s"$x ${x + 1}" ; val y = """a""" }\n',
  julia: 'using Flux: train!\n#= a =#\nfunction f(x)\n  "$(x)"\nend\n',
  csharp: 'using A = B.C;\nclass D { void F() { G($@"a{b}", \'c\'); } }\n',
  rust: 'use a::{b, c as d};\n#[test]\nfn f<\'a>(x: &\'a str) { b::g(r#"a"#); d!(x) }\n',
  cpp: '#include <a.h>\nnamespace b { template <class T> T f(T x) { return R"x(a)x"[0] + g::h(x); } }\n',
};
const notebook = JSON.stringify(
  {
    cells: [
      { cell_type: 'markdown', source: ['# A\n', 'It is so.'] },
      { cell_type: 'code', source: ['%pip install torch\n', 'import torch\n', 'torch.load("a")'], outputs: [] },
    ],
    metadata: { kernelspec: { language: 'python' } },
    nbformat: 4,
    nbformat_minor: 5,
  },
  null,
  1,
);
const workflow =
  'name: ci\non:\n  push: {branches: [main], paths: ["src/**"]}\n  workflow_dispatch:\njobs:\n  test:\n    runs-on: ubuntu-latest\n    needs: [lint]\n    if: ${{ github.event_name == \'push\' && !cancelled() }}\n    strategy: {matrix: {py: [3.11, 3.12]}}\n    steps:\n      - uses: actions/checkout@v4\n      - run: |\n          pip install -r requirements.txt\n          pytest -q || true\n  lint: {runs-on: x, steps: [{run: ruff check .}]}\n';
const whole = await everyReport();
const saved = [
  JSON.stringify({ ...whole, findings: whole.findings.slice(0, 3), facts: whole.facts.slice(0, 4) }),
  gunzipSync(readFileSync(join(root, 'fixtures', 'saved', 'report-of-0.1.json.gz'))).toString('utf8'),
];
const scanned = ({ path, text }: FuzzedFile) => {
  const { facts, ignores, limits, activities } = scan(treeOf({ [path]: text }), catalogue, []);
  return { facts: facts.filter(({ state }) => state !== 'absent'), ignores, limits, activities: activities.filter(({ state }) => state !== 'absent') };
};

export const fuzzTargets: readonly FuzzTarget[] = [
  {
    name: 'manifest',
    seeds: [{ path: 'mlready.yaml', text: manifest }, ...filesIn('fixtures/manifests', /\.ya?ml$/)],
    tokens: words,
    read: ({ path, text }) => parseManifest(path, text, catalogue),
  },
  {
    name: 'answers',
    seeds: [{ path: 'a.yaml', text: manifest.slice(manifest.indexOf('context'), manifest.indexOf('exclude')) }],
    tokens: words,
    read: ({ path, text }) => parseAnswers(path, text, catalogue),
  },
  {
    name: 'pack',
    seeds: Object.entries(pack).map(([path, text]) => ({ path, text })),
    tokens: [
      'any:\n',
      'all: [',
      'none: [',
      'same: file',
      'flows: true',
      'id: p.b',
      '(a|aa)+$',
      'a{1,100}',
      '\\p{L}',
      '(?<=a)',
      '- ',
      '  ',
      'shown-by: ',
      'when: {does: [trains]}',
      'degree: x',
    ],
    read: ({ path, text }) => {
      const extended = extendCatalogue(catalogue, [{ from: './p', root: 'p/', files: packFiles({ ...pack, [path]: text }) }]);
      return 'problems' in extended ? extended : extended.catalogue.checks.length;
    },
  },
  {
    name: 'policy',
    seeds: [{ path: 'p.yaml', text: policy }, ...filesIn('fixtures/policies', /\.ya?ml$/)],
    tokens: [...words, 'require: ', 'min-score: ', 'by: codeowners', 'approved-by: '],
    read: ({ path, text }) => parsePolicy({ name: path, file: path, bytes: Buffer.from(text) }, catalogue),
  },
  {
    name: 'baseline',
    seeds: [
      {
        path: 'b.yaml',
        text: 'version: 1\npack: 1.0.0\nchecks:\n  concept-drift.watched: {earned: 2, observed: 2, basis: observed}\naccepted:\n  - {check: concept-drift.watched, from: 2, to: 1, reason: r, by: Ana}\n',
      },
    ],
    tokens: words,
    read: ({ path, text }) => parseBaseline(path, text, catalogue),
  },
  {
    name: 'drafts',
    seeds: [
      {
        path: 'd.json',
        text: JSON.stringify(
          { agent: 'x', answers: [{ check: 'concept-drift.watched', value: 'manual', evidence: [{ path: 'a.md', line: 1, text: 'a b' }] }] },
          null,
          1,
        ),
      },
    ],
    tokens: ['{', '"agent":', '"quote": ', ...words],
    read: ({ path, text }) => readDrafts(path, text),
  },
  {
    name: 'form',
    seeds: [
      {
        path: 'f.md',
        text: '# Questions about churn\n\nAnswered by: Ana\n\n## 1. Is it?\n\nCheck: `concept-drift.watched` (x)\n\n- [ ] `no` No.\n- [x] `manual` By hand.\n\nWhy:\nEvidence: docs/a.md\nNote: so\n',
      },
      {
        path: 'f.csv',
        text: 'check,stage,question,choices,perhaps,answer,why,evidence,note,answered by\nconcept-drift.watched,s,Is it?,a | b,,manual,"a ""b""",docs/a.md,,Ana\n',
      },
    ],
    tokens: ['- [x] `no`', 'Check: `a.b`', 'Evidence: ', '## ', '`', '""', ',', ';', 'sep=;\n', '<!-- ', ' -->', ...words],
    read: ({ path, text }) => (path.endsWith('.csv') ? readCsv(path, text) : readMarkdown(path, text)),
  },
  {
    name: 'saved-report',
    seeds: saved.map((text) => ({ path: 'r.json', text })),
    tokens: ['null', '[]', '{}', '""', '0', '-1', '1e400', '"schema": 2', '"schema": 1', '"findings": ', '"facts": []', '"__proto__": {}'],
    read: ({ path, text }) => {
      let data: unknown;
      try {
        data = JSON.parse(text);
      } catch {
        return 'no JSON';
      }
      let mistake = '';
      const wrong = (what: string) => {
        mistake = what;
      };
      const report = shortReportIn(upgraded(data), wrong);
      const trend = trendIn(data, () => undefined);
      return report === null ? { mistake, trend } : createdFrom(restored(report, catalogue, path));
    },
  },
  {
    name: 'imported-results',
    seeds: filesIn('fixtures/imports', /\.(?:json|jsonl|xml|sarif)$/),
    tokens: [
      '<testsuite ',
      '<testcase name="a"/>',
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE a [',
      '<!ENTITY b "&b;">',
      '&b;',
      '&#x0;',
      '"results": ',
      '"version": "2.1.0"',
      '1e999',
      '-0',
      '"tests": -1',
      '[]',
      '{}',
      'null',
    ],
    read: ({ path, text }) => resultIn(path, Buffer.from(text), { file: path }, treeOf({})),
  },
  {
    name: 'notebook',
    seeds: [{ path: 'a.ipynb', text: notebook }],
    tokens: [
      '"cells": [',
      '"source": ',
      '"cell_type": "code"',
      '[]',
      '{}',
      'null',
      '%%bash\\n',
      '!pip ',
      '\\u0000',
      '\\ud800',
      '"metadata": null',
      '"nbformat": 3',
      '"worksheets": []',
    ],
    dear: true,
    read: scanned,
  },
  {
    name: 'requirements',
    seeds: [
      {
        path: 'requirements.txt',
        text: '-r base.txt\ntorch[cuda]>=2,<3 ; python_version > "3.9"  # a\nmlflow @ https://a.b/c.whl --hash=sha256:00\n-e .\nnumpy==1.26.4 \\\n    --hash=sha256:aa\n',
      },
      {
        path: 'pyproject.toml',
        text: '[project]\nname = "a"\ndependencies = ["torch>=2", "mlflow"]\n[project.optional-dependencies]\ntest = ["pytest"]\n[tool.poetry.dependencies]\npython = "^3.11"\nb = {version = "1", extras = ["c"]}\n[tool.pytest.ini_options]\naddopts = "-q"\n',
      },
      { path: 'setup.py', text: 'from setuptools import setup\nsetup(name="a", install_requires=["torch", *extra], extras_require={"t": ["pytest"]})\n' },
      { path: 'package.json', text: '{"name": "a", "scripts": {"test": "vitest"}, "dependencies": {"openai": "^4"}, "workspaces": ["p/*"]}' },
      { path: 'environment.yml', text: 'name: a\ndependencies:\n  - python=3.11\n  - pip:\n    - torch==2\n' },
      { path: 'Pipfile', text: '[packages]\ntorch = "*"\n' },
      { path: 'poetry.lock', text: '[[package]]\nname = "torch"\nversion = "2.1"\n' },
      { path: 'setup.cfg', text: '[options]\ninstall_requires =\n    torch\n[tool:pytest]\naddopts = -q\n' },
    ],
    tokens: [
      '-r ',
      '-c ',
      '--hash=',
      '==',
      '>=',
      ';',
      '[',
      ']',
      '@ ',
      'torch',
      'git+https://a.b/c@d#egg=e',
      '"""',
      '[[a]]\n',
      '[a.b]\n',
      'x = """\n',
      '{',
      "'''",
      '\\\n',
      '${A}',
    ],
    dear: true,
    read: scanned,
  },
  {
    name: 'workflow',
    seeds: [
      { path: '.github/workflows/ci.yml', text: workflow },
      {
        path: '.gitlab-ci.yml',
        text: 'stages: [test]\n.a: &a {script: [pytest], rules: [{if: "$CI", when: never}]}\ntest:\n  extends: .a\n  script:\n    - !reference [.a, script]\n    - make test\n',
      },
      { path: 'Makefile', text: 'include a.mk\nPY := python\ntest: lint\n\t@$(PY) -m pytest -q ; exit 0\nlint:\n\truff check . && mypy .\n' },
      { path: 'Dockerfile', text: 'FROM python:3.12 AS a\nARG B=1\nRUN pip install -r requirements.txt && \\\n  rm -rf x\nCMD ["python", "-m", "app"]\n' },
      {
        path: 'run.sh',
        text: 'set -e\nif [ "$A" = b ]; then\n  pytest "$@" || exit 1\nfi\ncase $x in a|b) python train.py;; *) :;; esac\ncat <<EOF\na\nEOF\n',
      },
      { path: 'tox.ini', text: '[tox]\nenvlist = py{311,312}\n[testenv]\ncommands =\n  pytest {posargs}\n' },
      { path: 'noxfile.py', text: 'import nox\n@nox.session\ndef tests(s):\n    s.run("pytest", *s.posargs)\n' },
      { path: '.circleci/config.yml', text: 'version: 2.1\njobs:\n  a:\n    steps: [checkout, {run: pytest}]\nworkflows: {b: {jobs: [a]}}\n' },
      { path: 'Jenkinsfile', text: 'pipeline { agent any\n stages { stage("t") { steps { sh "pytest" } } } }\n' },
    ],
    tokens: [
      'run: |\n',
      'needs: [a, b]',
      'if: false',
      '${{ ',
      ' }}',
      '&&',
      '||',
      ';',
      '$(',
      '`',
      '<<EOF\n',
      'uses: ./.github/workflows/ci.yml',
      'uses: ./',
      'matrix: ',
      'include: [{local: .gitlab-ci.yml}]',
      'extends: [.a]',
      '$(MAKE) test',
      '\t',
      'bash run.sh',
      'pytest',
      '{posargs}',
      'jobs:\n',
    ],
    dear: true,
    read: scanned,
  },
  {
    name: 'document',
    seeds: [
      {
        path: 'MODEL_CARD.md',
        text: '---\nlicense: mit\ntags: [a, b]\n---\n# Model\n\n## Limitations\n\nIt was trained on the data of 2019. It fails for short texts.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [x] done [^1]\n\n```py\nx\n```\n\n[^1]: note\n',
      },
      { path: 'README.rst', text: 'Title\n=====\n\n.. note:: a\n\nData\n----\n\nIt comes from here. ``x``\n\n+---+\n| a |\n+---+\n' },
      { path: 'README.adoc', text: '= Title\n\n== Data\n\n|===\n|a |b\n|===\n\nIt is so.\n' },
      { path: 'README.org', text: '* Title\n** Data\nIt is so.\n| a | b |\n#+begin_src\nx\n#+end_src\n' },
      { path: 'docs/index.html', text: '<html><h1>Title</h1><p>It is <b>so</b>.</p><!-- a --><table><tr><td>a</td></tr></table><script>x()</script></html>' },
      { path: 'PRIVACY.md', text: '# Datenschutz\n\nWir speichern die Daten dreißig Tage lang. Danach werden sie gelöscht.\n' },
    ],
    tokens: [
      '# ',
      '\n---\n',
      '===\n',
      '**',
      '__',
      '`',
      '```',
      '~~~',
      '[a](',
      '![',
      '](',
      '<!--',
      '-->',
      '<div',
      '</',
      '&amp',
      '| ',
      '|-',
      '> ',
      '1. ',
      '- [ ] ',
      '.. a::\n',
      '::\n',
      '|===\n',
      '#+begin_src',
      '\\',
      '[^1]',
      'http://a.b',
      'It is so. ',
    ],
    dear: true,
    read: ({ path, text }) => ({
      scanned: scanned({ path, text }),
      cited: cite(
        treeOf({ [path]: text }),
        { 'concept-drift.watched': { value: 'manual', evidence: [{ path }, { path, section: 'Data' }, { path, lines: '2-3' }], dispute: [] } },
        null,
        catalogue.checks,
      ),
    }),
  },
  {
    name: 'code',
    seeds: [
      { path: 'src/train.py', text: code.python },
      { path: 'tests/test_train.py', text: `import pytest\nfrom src.train import train\n@pytest.mark.skip\ndef test_a():\n    assert train(1) > 0.5\n` },
      { path: 'src/a.ts', text: code.js },
      { path: 'src/a.vue', text: `<template><b/></template>\n<script setup>\n${code.js}</script>\n` },
      { path: 'a.R', text: code.r },
      { path: 'a.Rmd', text: `# A\n\n\`\`\`{r}\n${code.r}\`\`\`\n` },
      { path: 'a.go', text: code.go },
      { path: 'A.java', text: code.java },
      { path: 'A.kt', text: code.java },
      { path: 'A.scala', text: code.scala },
      { path: 'a.jl', text: code.julia },
      { path: 'A.cs', text: code.csharp },
      { path: 'a.rs', text: code.rust },
      { path: 'a.cpp', text: code.cpp },
      { path: 'a.sql', text: "select a from b where c = 'd' -- e\n" },
      { path: 'main.tf', text: 'resource "a" "b" {\n  c = <<EOT\nd\nEOT\n}\n' },
    ],
    tokens: [
      'f(',
      '"""',
      "'''",
      'f"{',
      '`${',
      '/*',
      '*/',
      '//',
      '#',
      'lambda x: ',
      'def f(a, *b, **c):\n    ',
      'class A:\n  ',
      'import a.b as c\n',
      'from . import x\n',
      '@a\n',
      'async ',
      'await ',
      '=> ',
      '{...a}',
      '<T,',
      'r#"',
      'R"(',
      '$@"',
      '%>%',
      '|>',
      'if False:\n    ',
      'return\n',
      '# mlready: ignore[MLR-L03] x\n',
      'torch.load(',
      'os.system(',
      'eval(',
      'a[',
      '...',
      '?.',
      '<a b={',
      '</a>',
    ],
    dear: true,
    read: scanned,
  },
  {
    name: 'patterns',
    seeds: [
      { path: '.gitignore', text: 'build/\n!a/**/b\n*.py[co]\n/[a-z]/**\n\\#x\\ \n' },
      { path: 'CODEOWNERS', text: '* @a/b\n/docs/** mira@example.org # c\na\\ b @c\n' },
    ],
    tokens: ['**/', '/**', '*', '?', '[', ']', '[!a-z]', '[[:alpha:]]', '\\', '!', '/', '#', '@a', '\n'],
    read: ({ path, text }) => {
      const steps = manySteps();
      const ignores = ignoreRules(text.split('\n'), steps);
      const paths = ['a', 'a/b/c.py', 'a/a/a/a/a/b', 'build/', 'x y/é', 'docs/a.md'];
      return path === 'CODEOWNERS'
        ? paths.map((one) => ownersOf(text, one))
        : { out: paths.map(ignores), steps: manySteps().left - steps.left < 100_000 + 1_000 * text.length };
    },
  },
];

function packFiles(files: Readonly<Record<string, string>>): PackFiles {
  return { list: () => Object.keys(files), read: (path) => files[path] ?? '' };
}

/** Of a report that was read back, what it says of itself. */
function createdFrom(report: { schema: unknown; findings: readonly unknown[] }): unknown {
  return { schema: report.schema, findings: report.findings.length };
}
