// A checkout on Windows has CRLF where git holds LF: what is seen, said and changed is the same.
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { folderOf, git } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

/** Gives every text below a folder the ends of line of Windows. */
function toCrlf(folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, path);
    if (path.split(/[\\/]/).includes('.git') || !statSync(file).isFile()) continue;
    const text = readFileSync(file, 'latin1');
    if (!text.includes('\0')) writeFileSync(file, text.replace(/\r?\n/g, '\r\n'), 'latin1');
  }
}

/** The sample project in a folder of its own, as it is and with the other ends of line. */
function twice(name: string): { lf: string; crlf: string } {
  const made = (change: (folder: string) => void) => {
    const folder = join(folderOf(), name);
    cpSync(join(root, 'fixtures', 'projects', name), folder, { recursive: true });
    change(folder);
    return folder;
  };
  return { lf: made(() => {}), crlf: made(toCrlf) };
}

describe('a project with CRLF', () => {
  let folders = { lf: '', crlf: '' };
  beforeAll(() => {
    folders = twice('churn');
  });
  const reportOf = async (folder: string) => JSON.parse((await runMlready(['audit', folder, '--json', '--full'])).out);

  it.each(['churn', 'assistant'])('is seen as it is with LF, to the line: %s', async (name) => {
    const both = twice(name);
    const [lf, crlf] = [await reportOf(both.lf), await reportOf(both.crlf)];
    expect(lf.facts.filter(({ state }: { state: string }) => state === 'present').length).toBeGreaterThan(20);
    expect(crlf.facts).toEqual(lf.facts);
    expect(crlf.findings).toEqual(lf.findings);
    expect(crlf.readiness).toEqual(lf.readiness);
  });

  it('has no mistake in its manifest', async () =>
    expect((await runMlready(['validate', folders.crlf])).code).toBe((await runMlready(['validate', folders.lf])).code));

  it('is repaired with the ends of line that it has', async () => {
    const train = 'import yaml\n\nsettings = yaml.load(open("settings.yaml"), Loader=yaml.Loader)\nprint(settings)\n';
    const [lf, crlf] = [train, train.replaceAll('\n', '\r\n')].map((text) => folderOf({ 'train.py': text }));
    const fix = (folder = '') => runMlready(['fix', '--write'], { cwd: folder });
    expect([await fix(lf), await fix(crlf)].map(({ code }) => code)).toEqual([0, 0]);
    const written = (folder = '') => readFileSync(join(folder, 'train.py'), 'utf8');
    expect(written(lf)).not.toBe(train);
    expect(written(crlf)).toBe(written(lf).replaceAll('\n', '\r\n'));
  });

  it('loses nothing against a base with LF', async () => {
    const { lf, crlf } = folders;
    git(lf, 'init', '-q');
    git(lf, 'config', 'core.autocrlf', 'false');
    git(lf, 'add', '.');
    git(lf, 'commit', '-qm', 'first');
    cpSync(crlf, lf, { recursive: true });
    git(lf, 'commit', '-qam', 'Write it on Windows');
    const { code, out } = await runMlready(['audit', lf, '--base', 'HEAD~1', '--json']);
    const { gate } = JSON.parse(out);
    expect({ code, verdict: gate.verdict, regressed: gate.regressed, held: gate.notCompared ?? [] }).toEqual({
      code: 0,
      verdict: 'pass',
      regressed: [],
      held: [],
    });
  });
});

describe('a file that the user writes on Windows', () => {
  it('is a manifest whose other lines keep their ends when it is edited', async () => {
    const folder = folderOf({
      'train.py': 'import sklearn\n',
      'mlready.yaml': 'version: 1\r\n# asked every month\r\nanswers:\r\n  concept-drift.watched: manual\r\n',
    });
    const { code, err } = await runMlready(
      ['waive', 'data-discovery.catalogued', folder, '--reason', 'planned', '--statement', 'After the move.', '--owner', 'Ana', '--expires', '2026-12-31'],
      {
        cwd: folder,
      },
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const text = readFileSync(join(folder, 'mlready.yaml'), 'utf8');
    expect(text).toMatch(/^version: 1\r\n/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is a policy', async () => {
    const policy = join(folderOf({ 'policy.yaml': 'version: 1\r\n# for all of us\r\nmin-score: {overall: 99}\r\n' }), 'policy.yaml');
    const { code } = await runMlready(['audit', folderOf({ 'train.py': 'import sklearn\nsklearn.fit()\n' }), '--policy', policy]);
    expect(code).toBe(1);
  });

  it.each([
    ['exclude: ["data\\\\raw\\\\**"]', /mlready\.yaml:2:\d+: "exclude\[0\]" must be a glob with "\/"/],
    ['imports: ["evals\\\\results.json"]', /must be a path inside the project, with "\/"/],
    ['answers: {concept-drift.watched: {value: manual, evidence: [{path: "docs\\\\drift.md"}]}}', /must be a path inside the project, with "\/"/],
    ['answers: {concept-drift.watched: {value: manual, evidence: [{path: "C:/docs/drift.md"}]}}', /must be a path inside the project, with "\/"/],
    ['gate: {extends: ".\\\\policy.yaml"}', /mlready\.yaml:2:\d+: /],
    ['packs: [".\\\\rules\\\\acme"]', /mlready\.yaml:2:\d+: /],
    ['root: "..\\\\.."', /must be a folder above, such as \.\. or \.\.\/\.\./],
  ])('names paths with "/": %s is refused at its place', async (written, message) => {
    const { code, err } = await runMlready(['audit', folderOf({ 'train.py': 'import sklearn\n', 'mlready.yaml': `version: 1\n${written}\n` })]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
