import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glob, globFinder, globTable, nameGlob } from '../../src/parsers/glob/glob.js';

describe('a glob', () => {
  it.each([
    ['Dockerfile', 'Dockerfile', true],
    ['Dockerfile', 'services/api/Dockerfile', true],
    ['Dockerfile', 'Dockerfile.md', false],
    ['*.dvc', 'data/raw.csv.dvc', true],
    ['/README.md', 'README.md', true],
    ['/README.md', 'docs/README.md', false],
    ['docs/*.md', 'docs/a.md', true],
    ['docs/*.md', 'docs/deep/a.md', false],
    ['docs/**/*.md', 'docs/a.md', true],
    ['docs/**/*.md', 'docs/very/deep/a.md', true],
    ['**/k8s/**', 'infra/k8s/app.yaml', true],
    ['requirements{,-dev}.txt', 'requirements-dev.txt', true],
    ['SECURITY.md', 'docs/security.MD', true],
    ['model_?.pkl', 'model_1.pkl', true],
    ['model_?.pkl', 'model_12.pkl', false],
    ['{a,b', '{a,b', true],
  ])('%s on %s: %s', (pattern, path, expected) => expect(glob(pattern)(path)).toBe(expected));

  it('of many stars ends at once on a path made to be slow', () => expect(glob('*a*a*a*a*a*a*a*ac')(`${'a'.repeat(5000)}b`)).toBe(false));

  it('in a table finds what it finds alone', () => {
    const patterns = ['Dockerfile', '*.yml', 'docs/**/*.md', 'requirements*.txt', '.github/workflows/*', '**/k8s/**', '*.{py,ipynb}', '**/constructor/*'];
    const table = globTable(patterns.map((pattern, value) => ({ patterns: [pattern], value })));
    const find = globFinder(JSON.parse(JSON.stringify(table)));
    const paths = fc
      .array(
        fc.constantFrom(
          'docs',
          'k8s',
          '.github',
          'workflows',
          'a',
          'Dockerfile',
          'x.yml',
          'b.md',
          'requirements-dev.txt',
          'm.py',
          'n.ipynb',
          'constructor',
          '__proto__',
        ),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((parts) => parts.join('/'));
    fc.assert(fc.property(paths, (path) => void expect(find(path)).toEqual(patterns.flatMap((pattern, value) => (glob(pattern)(path) ? [value] : [])))));
  });
});

describe('a name pattern', () => {
  it.each([
    ['torch.manual_seed', 'torch.manual_seed', true],
    ['torch.manual_seed', 'torch.manual_seeds', false],
    ['mlflow.**', 'mlflow.sklearn.log_model', true],
    ['mlflow.**', 'mlflowy.log', false],
    ['**.seed_everything', 'seed_everything', true],
    ['**.seed_everything', '.self.trainer.seed_everything', true],
    ['**.log_*', 'wandb.log_artifact', true],
    ['**.Log_*', 'wandb.log_artifact', false],
  ])('%s on %s: %s', (pattern, name, expected) => expect(nameGlob(pattern)(name)).toBe(expected));
});
