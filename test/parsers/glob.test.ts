import fc from 'fast-check';
import picomatch from 'picomatch';
import { describe, expect, it } from 'vitest';
import { glob, globFinder, globTable, nameGlob } from '../../src/parsers/glob/glob.js';
import { matchersOf } from '../../src/signals/expression.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { tally } from '../support/property.js';

/** The globs of a matcher, whatever its kind calls them. */
const globsOf = (matcher: object): string[] =>
  Object.entries(matcher).flatMap(([key, value]) =>
    ['files', 'named'].includes(key) && Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [],
  );

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
    ['**/k8s/**', 'infra/k8s/base/app.yaml', true],
    ['**/k8s/**', 'infra/k8s', false],
    ['**/drift*/**', 'drift_detection.py', false],
    ['**/drift*/**', 'src/drift_detection.py', false],
    ['docs/**', 'docs', false],
    ['docs/**', 'docs/a/b.md', true],
    ['**', 'a/b.md', true],
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

describe('globs and picomatch agree', () => {
  // picomatch knows no glob that is looked for below any folder by its name alone, and more syntax than ours, which is switched off.
  const options = { dot: true, nocase: true, noextglob: true, nobracket: true, nonegate: true, strictSlashes: true };
  const oracle = (pattern: string) => picomatch(pattern.includes('/') ? pattern.replace(/^\//, '') : `**/${pattern}`, options);
  const patterns = [...new Set(catalogue.signals.flatMap(({ seen }) => matchersOf(seen)).flatMap(globsOf))];
  // Paths that the patterns themselves suggest: their words, with and without a folder around them.
  const words = [
    ...new Set(patterns.flatMap((pattern) => pattern.split('/').map((part) => part.replace(/\{([^,}]*)[^}]*\}/g, '$1').replace(/\*+|\?/g, 'x')))),
  ].filter((word) => word !== '' && !/[{}]/.test(word));
  const paths = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

  it('on the patterns of the rules', () => {
    const met = tally('some', 'none');
    expect(patterns.length).toBeGreaterThan(300);
    const tests = patterns.map((pattern) => ({ pattern, ours: glob(pattern), theirs: oracle(pattern) }));
    fc.assert(
      fc.property(paths, (path) => {
        const ours = tests.filter((one) => one.ours(path)).map(({ pattern }) => pattern);
        met.when('some', ours.length > 0) || met.when('none', true);
        expect(ours).toEqual(tests.filter((one) => one.theirs(path)).map(({ pattern }) => pattern));
      }),
      { numRuns: 300 },
    );
    expect(met.least()).toBeGreaterThan(8);
  });

  it('on any pattern of the language', () => {
    const met = tally('yes', 'no');
    const part = fc.constantFrom('**', '*', 'a', 'b', 'a*', '*b', '?', 'a?', '*.b', 'ab', '{a,b}', 'a{b,}');
    const pattern = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    const path = fc.array(fc.constantFrom('a', 'b', 'ab', 'ba', 'a.b', 'aab'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(pattern, path, (one, other) => {
        const theirs = oracle(one)(other);
        met.when('yes', theirs) || met.when('no', true);
        expect(glob(one)(other)).toBe(theirs);
      }),
      { numRuns: 3000 },
    );
    expect(met.least()).toBeGreaterThan(100);
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
