// mlready audit --changed: what a change brings, in each format, and what the command line may ask beside it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeFormats } from '../../src/report/change/formats.js';
import { root } from '../../src/root.js';
import { folderOf, git } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const ci = (run: string) => `on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ${run}\n`;
const base = {
  'train.py': 'from sklearn.linear_model import LogisticRegression\n\n\ndef fit(x, y):\n    return LogisticRegression().fit(x, y)\n',
  'tests/test_train.py': 'from train import fit\n\n\ndef test_fit():\n    assert fit([[1], [2]], [0, 1]).predict([[1]])[0] == 0\n',
  '.github/workflows/ci.yml': ci('pytest'),
};
const hostile = '\u001b[31m::error::owned\u202e `</sub>` ${{ x }} <script>';

let folder = '';
function put(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

beforeAll(() => {
  folder = folderOf(base);
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'base');
  git(folder, 'checkout', '-q', '-b', 'topic');
  put({
    'fetch.py': `import requests\n\n\ndef rows(url):\n    return requests.get(url, timeout=9, verify=False).json()\n\n\ndef more(url):\n    return requests.post(url, timeout=9, verify=False, data=b"")  # ${hostile}\n`,
    '.github/workflows/ci.yml': ci('pytest || true'),
  });
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'topic');
});

const changed = (...args: string[]) => runMlready(['audit', folder, '--changed', '--base', 'main', ...args]);

describe('a change', () => {
  it('is told at its lines, with code, reason, repair, precision and the way to dispute it', async () => {
    const { code, out, err } = await changed();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^2 new hazards and 1 practice that proves less than before in what changed since\n[0-9a-f]{10} \(main\)\.\n/);
    expect(out).toContain('fetch.py:5  MLR-S13  medium\nCertificates are not checked.\n');
    expect(out).toMatch(/ {4}- return requests\.get\(url, timeout=9, verify=False\).*\n {4}\+ return requests\.get\(url, timeout=9, verify=True\)/);
    expect(out).toContain(
      '.github/workflows/ci.yml:6  software-engineering-anti-patterns.tested-in-ci  high\n"CI runs the tests" is proved less than before: a failure of it stops nothing.',
    );
    expect(out).toMatch(/Right {4}This rule was right in \d+ of \d+ places/);
    expect(out).toContain('Dispute  mlready: ignore[MLR-S13]');
  });

  it('is data by the published schema', async () => {
    const { out } = await changed('--json');
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(join(root, 'schemas', 'change.schema.json'), 'utf8')));
    const report = JSON.parse(out);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.findings.map(({ kind, place }: { kind: string; place: { path: string; line: number } }) => `${kind} ${place.path}:${place.line}`)).toEqual([
      'weaker .github/workflows/ci.yml:6',
      'hazard fetch.py:5',
      'hazard fetch.py:9',
    ]);
  });

  it('is a review whose suggestion replaces the very line', async () => {
    const review = JSON.parse((await changed('-f', 'review')).out);
    expect({ event: review.event, body: review.body }).toEqual({ event: 'COMMENT', body: '' });
    expect(review.comments.map(({ path, line, side }: { path: string; line: number; side: string }) => `${path}:${line} ${side}`)).toEqual([
      '.github/workflows/ci.yml:6 RIGHT',
      'fetch.py:5 RIGHT',
      'fetch.py:9 RIGHT',
    ]);
    expect(review.comments[1].body).toMatch(/^<!-- mlready:[0-9a-f]{32} -->\n/);
    expect(review.comments[1].body).toContain('```suggestion\n    return requests.get(url, timeout=9, verify=True).json()\n```');
    // What would stand there with marks that nobody sees is suggested to nobody.
    expect(review.comments[2].body).not.toContain('```suggestion');
  });

  it.each(changeFormats.map(({ name }) => name))('steers nothing as %s, whatever stands in the line', async (name) => {
    const { out } = await changed('-f', name);
    expect(out).not.toContain('\u001b');
    expect(out).not.toContain('\u202e');
    expect(out).not.toMatch(/^::error::owned/m);
  });

  it('is annotated where it stands, and a risk that is asked for fails', async () => {
    const { code, out } = await changed('-f', 'github', '--fail-on', 'high');
    expect(code).toBe(1);
    expect(out).toMatch(/^::warning file=fetch\.py,line=5,title=MLR-S13::/m);
    expect((await changed('--fail-on', 'critical')).code).toBe(0);
    expect((await changed('--fail-on', 'high', '--informational')).code).toBe(0);
  });

  it('says nothing of what was there before, as a file of its own or moved', async () => {
    const { out } = await runMlready(['audit', folder, '--changed', '--base', 'topic']);
    expect(out).toMatch(/^Nothing to say of what changed since [0-9a-f]{10} \(topic\)\.\n$/);
    expect((await runMlready(['audit', folder, '--changed', '--base', 'topic', '-f', 'github'])).out).toBe('');
    git(folder, 'mv', 'fetch.py', 'source.py');
    expect((await runMlready(['audit', folder, '--changed', '--base', 'topic'])).out).toMatch(/^Nothing to say/);
    git(folder, 'mv', 'source.py', 'fetch.py');
  });

  it('needs no manifest, and a broken one at the head stops nothing', async () => {
    put({ 'mlready.yaml': 'version: [\n' });
    expect(await changed()).toMatchObject({ code: 0, err: '' });
    rmSync(join(folder, 'mlready.yaml'));
  });

  it.each([
    [['--min-score', '60'], '--min-score: is about a whole project and stands beside --changed'],
    [['--stage', 'data'], '--stage: is about a whole project'],
    [['--release'], '--release: is about a whole project'],
    [['--no-waivers'], '--no-waivers: is about a whole project'],
    [['--keep-waived', '-o', 'x.sarif'], '--keep-waived: is about a whole project'],
    [['--full'], '--full: is about a whole project'],
    [['--verbose'], '--verbose: is about a whole project'],
    [['--fail-on', 'stale'], '--fail-on stale: is about a whole project'],
    [['-f', 'html'], '--format html: does not show a change'],
    [['-o', 'x.html'], '--output x.html: has an ending that names no format'],
    [['--base', 'none'], '--base none: leaves --changed nothing to compare with'],
    [['--base', 'no-such'], '--base no-such: is not known to git here'],
  ])('refuses %j in one line', async (args, said) => {
    const { code, err } = await changed(...args);
    expect(code).toBe(2);
    expect(err).toContain(`mlready: ${said}`);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('is what a review is made of, and nothing else', async () => {
    const { code, err } = await runMlready(['audit', folder, '-f', 'review']);
    expect({ code, err }).toEqual({ code: 2, err: 'mlready: --format review: is the review of a change; add --changed, or use another format\n' });
  });

  it('cannot be compared outside of git, which a machine is told with 3', async () => {
    const plain = folderOf(base);
    expect(await runMlready(['audit', plain, '--changed'])).toMatchObject({ code: 0, out: expect.stringMatching(/^Not compared\./) });
    expect((await runMlready(['audit', plain, '--changed'], { env: { CI: 'true' } })).code).toBe(3);
  });
});
