// Patterns of the audited repository: whatever stands in them, an audit ends, in steps that are counted.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Attack, faultsOf, strike } from '../support/attack.js';

const deep = `${'a/'.repeat(20)}c`;
const stars = `a/${'**/'.repeat(30)}b`;
const woven = `${'a/**/'.repeat(6)}b`;
const wide = `${'*a'.repeat(500)}b`;
/** What a file of patterns holds: each costs much where stars are tried again. */
const many = [stars, woven, wide, ...Array.from({ length: 900 }, (_, i) => `${'a/**/'.repeat(20)}b${i}`)];
const long = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${'a/'.repeat(30)}${'a'.repeat(200)}${i}`, 'x']));
const model = { 'train.py': 'from sklearn.linear_model import LinearRegression\nLinearRegression().fit([[1]], [1])\n' };
const workflow = `on:\n  push:\n    branches: [${JSON.stringify(wide)}]\n    paths:\n${many.map((one) => `      - ${JSON.stringify(one)}`).join('\n')}\njobs:\n  a:\n    runs-on: x\n    steps: [{run: pytest}]\n`;
const braces = `${'{a,b,c,d,e,f,g,h}'.repeat(3)}/**/*.py`;
const scheme = 'from fastapi.security import OAuth2PasswordBearer\nscheme = OAuth2PasswordBearer(tokenUrl="t")\n';
const answered = /Repository/;

const attacks: Attack[] = [
  { name: '.gitignore without git', files: { '.gitignore': many.join('\n'), [deep]: 'x', ...long, ...model }, args: ['audit'], code: 0, says: answered },
  {
    name: '.gitignore where git does not answer',
    files: { '.gitignore': many.join('\n'), '.git': 'gitdir: nowhere\n', [deep]: 'x', ...long, ...model },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: '.gitignore in a repository with untracked files',
    git: 'tracked',
    files: { '.gitignore': many.slice(0, 3).join('\n'), ...model },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: '.gitattributes on disk',
    git: 'tracked',
    files: { '.gitattributes': many.map((one) => `${one} filter=lfs linguist-vendored\n`).join(''), [deep]: 'x', ...long, ...model },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: '.gitattributes in a revision',
    git: 'stored',
    files: { '.gitattributes': many.map((one) => `${one} filter=lfs linguist-vendored\n`).join(''), [deep]: 'x', ...long, ...model },
    args: ['audit', '--rev', 'HEAD'],
    code: 0,
    says: answered,
  },
  {
    name: 'exclude of a manifest',
    files: {
      'mlready.yaml': JSON.stringify({ version: 1, exclude: [...many.slice(0, 98).map((one) => one.slice(0, 300)), braces] }),
      [deep]: 'x',
      ...long,
      ...model,
    },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: 'imports of a manifest',
    files: {
      'mlready.yaml': JSON.stringify({ version: 1, imports: [stars, woven, wide.slice(0, 900), '**/**/**/*'].map((file) => ({ file })) }),
      [deep]: 'x',
      ...long,
      ...model,
    },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: 'paths of a workflow against a base',
    git: 'tracked',
    files: { '.github/workflows/ci.yml': workflow, 'tests/test_a.py': 'def test_a():\n    assert 1 + 1 == 2\n', [deep]: 'x', ...long, ...model },
    args: ['audit', '--base', 'HEAD', '--no-input'],
    prepare: (folder) => rmSync(join(folder, 'tests'), { recursive: true }),
    code: 0,
    says: answered,
  },
  {
    name: 'CODEOWNERS',
    git: 'tracked',
    files: {
      CODEOWNERS: many
        .map((one) => `${one} @a\n`)
        .join('')
        .repeat(2),
      'mlready.yaml': 'version: 1\ngate: {base: HEAD}\n',
      'policy.yaml': 'policy: 1\n',
      ...model,
    },
    args: ['audit', '--base', 'HEAD', '--no-input'],
    code: 0,
    says: answered,
  },
  {
    name: 'globs of a pack of one’s own',
    files: {
      'mlready.yaml': 'version: 1\npacks: [./p]\n',
      'p/pack.yaml': 'id: p\ntitle: P\nversion: 0.1.0\nextends: survey\n',
      'p/signals/a.yaml': `area: p\nsignals:\n  - id: p.a\n    title: T\n    counts: c\n    excludes: e\n    seen: {file: {named: [${JSON.stringify(stars)}, ${JSON.stringify(woven)}, ${JSON.stringify(braces)}]}}\n`,
      'p/checklists/c.yaml':
        'consideration: concept-drift\nchecks:\n  - {id: concept-drift.p-a, statement: A b c., ask: "A b c?", help: H., scale: practice, risk: low, shown-by: [{signal: p.a, earns: full}], remedy: R., effort: S, cases: [tay-2016]}\n',
      [deep]: 'x',
      ...long,
      ...model,
    },
    args: ['audit'],
    code: 0,
    says: /./,
  },
  {
    name: 'words of a command that are all signs',
    files: { '.github/workflows/a.yml': `on: push\njobs:\n  a:\n    steps:\n      - run: ${'=== '.repeat(45)}x\n`, ...model },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: 'a router that is hung on itself, many times',
    files: {
      ...model,
      ...model,
      'api.py': `${scheme}from fastapi import APIRouter\nr = APIRouter()\n${'r.include_router(r)\n'.repeat(190)}@r.post("/p")\ndef p(a):\n    return a\n`,
    },
    args: ['audit'],
    code: 0,
    says: answered,
  },
  {
    name: 'patterns of scripts and of CI',
    files: {
      'ci.sh': `case "$1" in\n  ${wide}) pytest;;\nesac\nfor f in ${stars} ${woven}; do python $f; done\n`,
      '.gitlab-ci.yml': `test:\n  rules:\n    - changes: ${JSON.stringify(many.slice(0, 200))}\n  script: [bash ci.sh]\ninclude:\n  - local: ${JSON.stringify(stars)}\n  - local: ${JSON.stringify(woven)}\n`,
      'package.json': JSON.stringify({ workspaces: many.slice(0, 300), files: many.slice(0, 300) }),
      '.dockerignore': many.join('\n'),
      Dockerfile: `FROM python:3.12\nCOPY ${stars} /\n`,
      [deep]: 'x',
      ...long,
      ...model,
    },
    args: ['audit'],
    code: 0,
    says: answered,
  },
];

it.each(attacks)('$name', (attack) => expect(faultsOf(attack, strike(attack))).toEqual([]));
