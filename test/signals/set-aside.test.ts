// Old copies: what is taken for one, and what uses one all the same.
import { describe, expect, it } from 'vitest';
import { isNamed, namesOfSetAside, setAside } from '../../src/inventory/set-aside.js';
import { treeOf } from '../../src/project/text-tree.js';
import { scan } from '../../src/signals/scan.js';
import { rulesOf } from '../support/catalogue-of-rules.js';

it.each([
  'old/train.py',
  'src/Archive/fit.R',
  'backup-20210103/train.ipynb',
  'models_old/train.py',
  'train_old.py',
  'src/train.bak.py',
  'train.py.bak',
  'fit-Copy1.ipynb',
  'Copy of fit.ipynb',
  'pkg/legacy/score.ts',
  'archive/cluster/alerts.yaml',
])('%s is set aside', (path) => expect(setAside(path)).not.toBeNull());

it.each([
  'older/train.py',
  'threshold/train.py',
  'old/README.md',
  'libs/backups/s3_backup.py',
  'fold.py',
  'deep_copy.py',
  'archive.py',
  'old.py',
  'archive/0001-use-kafka.md',
  'household/train.py',
  'archive/2021.json',
  'k8s/gold.yaml',
])('%s is not', (path) => expect(setAside(path)).toBeNull());

it.each([
  ['old/train.py', 'from old.train import fit', true],
  ['src/old/train.py', 'from .old import train', true],
  ['src/old/train.py', 'python src/old/train.py --fast', true],
  ['src/old/train.py', 'COPY src/old /app', true],
  ['src/old/train.ts', "import { fit } from '../old/train';", true],
  ['train_old.py', 'import train_old', true],
  ['old/train.py', 'from old.score import run', false],
  ['old/train.py', 'from old import train', true],
  ['old/train.py', 'old = 3', false],
  ['old/train.py', 'skip = "docs/old/*"', false],
  ['src/old/train.py', 'run("src/old")', true],
  ['archive/train.py', '        working-directory: archive', true],
  ['archive/train.py', '      context: archive', true],
  ['archive/train.py', 'make -C archive train', true],
  ['archive/train.py', '  - archive', true],
  ['legacy/score.go', 'import "github.com/acme/ranker/legacy"', true],
  ['archive/train.py', 'cd $GITHUB_WORKSPACE/archive', true],
  ['archive/train.py', 'x = new - old - archive', false],
  ['archive/train.py', 'see docs/archive', false],
  ['old/train.py', 'threshold = holder.train', false],
])('%s is named in `%s`: %s', (path, text, expected) => {
  const one = setAside(path);
  expect(one && namesOfSetAside(text).some((name) => isNamed(one, name))).toBe(expected);
});

describe('a search in an old copy', () => {
  const search = 'import optuna\nstudy = optuna.create_study()\nstudy.optimize(f)\n';
  const fact = (files: Record<string, string>) => scan(treeOf(files), rulesOf('train.hpo'), []).facts[0];
  const own = { 'train.py': 'from model import fit\nfit(1)\n', 'model.py': 'def fit(x):\n    return x\n' };

  it('counts for nothing, and is told as near', () => {
    expect(fact({ ...own, 'old/search.py': search })).toMatchObject({
      state: 'absent',
      near: {
        doubt: 'set-aside',
        places: [
          { path: 'old/search.py', line: 2 },
          { path: 'old/search.py', line: 3 },
        ],
      },
    });
  });

  it.each([
    ['code imports it', { 'run.py': 'from old import search\n' }],
    ['CI runs it', { '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    steps:\n      - run: python old/search.py\n' }],
    ['an image runs it', { Dockerfile: 'FROM python:3.12\nCMD ["python", "old/search.py"]\n' }],
  ])('counts where %s', (_, files) => expect(fact({ ...own, ...files, 'old/search.py': search })?.state).toBe('present'));

  it('counts where most of the code lies there', () => {
    expect(fact({ 'old/search.py': search, 'old/fit.py': 'x = 1\n', 'run.py': 'y = 1\n' })?.state).toBe('present');
  });

  it('does not count because a document names it', () => {
    expect(fact({ ...own, 'old/search.py': search, 'README.md': 'See old/search.py.\n' })?.state).toBe('absent');
  });
});
