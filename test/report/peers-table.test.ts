// The table of public repositories is measured from clones, at the commits of a list.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { measured, pinnedIn } from '../../scripts/peers/measure.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { folderOf, git } from '../support/program.js';

const at = new Date('2026-11-21T00:00:00Z');
const serving =
  'from fastapi import FastAPI\nimport joblib\n\napp = FastAPI()\nmodel = joblib.load("model.joblib")\n\n\n@app.post("/predict")\ndef predict(x: float):\n    return model.predict([[x]])\n';
const parts = Array.from({ length: 11 }, (_, number) => `part${number}.py`);
let clones = '';

/** Puts a repository with two commits into the folder of clones. @returns the first of them, of which the second leaves nothing */
function clone(name: string, files: Record<string, string>, into = name.replace('/', '+')): { repository: string; commit: string } {
  const folder = folderOf(files);
  git(folder, 'init', '-q');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'first');
  const commit = git(folder, 'rev-parse', 'HEAD').trim();
  git(folder, 'rm', '-rq', '.');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'second');
  cpSync(into.endsWith('/repo') ? join(folder, '.git') : folder, join(clones, into), { recursive: true });
  return { repository: name, commit };
}

/** Takes the contents of some files of a commit out of a clone. */
function drop(name: string, commit: string, paths: readonly string[]): void {
  const folder = join(clones, name);
  for (const path of paths) {
    const id = git(folder, 'rev-parse', `${commit}:${path}`).trim();
    rmSync(join(folder, '.git', 'objects', id.slice(0, 2), id.slice(2)));
  }
}

describe('a table', () => {
  const said: string[] = [];
  let list: { repository: string; commit: string }[] = [];
  beforeAll(() => {
    clones = folderOf();
    mkdirSync(join(clones, 'acme+bare'));
    const files = { 'serve.py': serving, ...Object.fromEntries(parts.map((path, number) => [path, `part = ${number}\n`])) };
    list = [
      clone('acme/plain', { 'serve.py': serving }),
      clone('acme/bare', { 'serve.py': serving, 'README.md': '# Bare\n' }, 'acme+bare/repo'),
      clone('acme/words', { 'README.md': '# Words\n' }),
      clone('acme/few', files),
      clone('acme/holes', files),
    ];
    drop('acme+few', list[3]?.commit ?? '', parts.slice(0, 2));
    drop('acme+holes', list[4]?.commit ?? '', parts);
  });

  it('has each repository as the commit of the list shows it, and leaves out what cannot be measured', async () => {
    const table = await measured(list, { clones, at, say: (line) => said.push(line) });
    expect(table).toMatchObject({ date: '2026-11-21', pack: catalogue.version });
    expect(table.repositories.map(({ repository, commit, kind }) => ({ repository, commit, kind }))).toEqual(
      [list[1], list[3], list[0]].map((one) => ({ ...one, kind: 'serves' })),
    );
    for (const { overall, stages } of table.repositories) {
      expect(overall).toEqual(expect.any(Number));
      expect(Object.keys(stages)).toEqual(catalogue.stages.map(({ id }) => id));
    }
    // The order of the list changes nothing.
    expect(await measured([...list].reverse(), { clones, at, say: () => {} })).toEqual(table);
    expect(said).toEqual([
      expect.stringMatching(/^acme\/bare: serves, \d/),
      expect.stringMatching(/^acme\/few: serves, \d+(?:\.\d)?, 2 files not read$/),
      'acme/holes: left out, the contents of 11 files are not in the clone',
      expect.stringMatching(/^acme\/plain: serves, \d+(?:\.\d)?$/),
      'acme/words: left out, no activity is seen',
    ]);
    // What is left out counts for no check.
    expect(Math.max(...Object.values(table.checks).map(({ of }) => of))).toBe(3);
  });

  it('is not made without a clone, or its commit', async () => {
    const make = (repository: string, commit: string) => measured([{ repository, commit }], { clones, at, say: () => {} });
    await expect(make('acme/none', 'a'.repeat(40))).rejects.toThrow(/acme\+none: is missing; clone the repository acme\/none there$/);
    await expect(make('acme/plain', 'a'.repeat(40))).rejects.toThrow(/is not known to git here/);
  });

  it.each([
    ['- {repository: acme/a, commit: abc}\n', /:1:32: .*must be 40 hexadecimal digits/],
    ['- {repository: ../etc, commit: %}\n', /must be written as owner\/name/],
    ['- {repository: acme/a, commit: %}\n- {repository: Acme/A, commit: %}\n', /names Acme\/A twice/],
    ['[]\n', /list/],
  ])('is made of no list such as %j', (text, message) => {
    const file = join(folderOf(), 'list.yaml');
    writeFileSync(file, text.replaceAll('%', 'a'.repeat(40)));
    expect(() => pinnedIn(file)).toThrow(message);
  });
});

describe('the published table', () => {
  const list = new Map(pinnedIn(join(root, 'scripts', 'peers', 'repositories.yaml')).map(({ repository, commit }) => [repository, commit]));

  it('is of the commits of the list, and of forty repositories at least', () => {
    const rows = catalogue.peers?.repositories ?? [];
    expect(rows.length).toBeGreaterThanOrEqual(40);
    expect(rows.filter(({ repository, commit }) => list.get(repository) !== commit)).toEqual([]);
    expect([...list.keys()].filter((name) => !rows.some(({ repository }) => repository === name))).toEqual([]);
  });
});
