// Repairs that are written, and files to begin with that prove nothing.
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { treeOf } from '../../src/project/text-tree.js';
import { root } from '../../src/root.js';
import { citing } from '../../src/signals/citations.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { folderOf } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

interface Case {
  what: string;
  files: Record<string, string>;
  after: Record<string, string>;
}

const folder = join(root, 'fixtures', 'repairs');
const cases: [string, Case][] = readdirSync(folder).map((name) => [name.replace(/\.yaml$/, ''), parse(readFileSync(join(folder, name), 'utf8'))]);
const all = (where: string, files: Record<string, string>) =>
  Object.fromEntries(Object.keys(files).map((path) => [path, readFileSync(join(where, path), 'utf8')]));

describe('a repair', () => {
  it.each(cases)('of %s is shown, then written to the byte, and there is nothing left to repair', async (_, { what, files, after }) => {
    const where = folderOf(files);
    const shown = await runMlready(['fix', what, where]);
    expect(shown).toMatchObject({ code: 0, err: '' });
    for (const path of Object.keys(after)) expect(shown.out).toContain(`--- a/${path}`);
    expect(all(where, files)).toEqual(files);
    expect(await runMlready(['fix', what, where, '--write'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('nothing else has changed') });
    expect(all(where, files)).toEqual({ ...files, ...after });
    expect(JSON.parse((await runMlready(['fix', what, where, '--json'])).out).repairs).toEqual([]);
  });

  it('of a line that has another is left for the next run, and is not counted', async () => {
    const code =
      'import requests\nimport torch\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/predict")\ndef predict(x: str):\n    m = torch.load(requests.get(x, verify=False, timeout=9).raw, weights_only=False)\n    return m(x)\n';
    const where = folderOf({ 'serve.py': code });
    expect((await runMlready(['fix'], { cwd: where })).out).toMatch(
      /\nOne repair, proved[^\n]*\nOne more place comes after these: write them, and run it again\.\n$/,
    );
    expect(JSON.parse((await runMlready(['fix', '--json'], { cwd: where })).out)).toMatchObject({ repairs: [{}], notRepaired: [], notTried: 1 });
    for (const _ of ['the first', 'the second']) expect(await runMlready(['fix', '--write'], { cwd: where })).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(where, 'serve.py'), 'utf8')).toBe(code.replace('verify=False', 'verify=True').replace('weights_only=False', 'weights_only=True'));
  });

  it('that was not tried is told apart from what has none', async () => {
    const calls = Array.from(
      { length: 12 },
      (_, i) => `def f${i}(u):\n    torch.load(u, weights_only=False)\n    return requests.get(u, timeout=9, verify=False).json()\n\n\n`,
    ).join('');
    const { out } = await runMlready(['fix'], { cwd: folderOf({ 'fetch.py': `import requests\nimport torch\n\n\n${calls}` }) });
    expect(out).toMatch(/\n20 repairs, proved[^\n]*\n4 more places come after these/);
    expect(out).not.toContain('no repair that is known');
  });

  it('is known for twelve hazards at least, each with an example here', async () => {
    const { hazards } = JSON.parse((await runMlready(['fix', '--list', '--json'])).out) as { hazards: { code: string }[] };
    const codes = hazards.map(({ code }) => code);
    expect(codes.length).toBeGreaterThanOrEqual(12);
    expect(
      cases
        .map(([, { what }]) => what)
        .filter((what) => what.startsWith('MLR-'))
        .sort(),
    ).toEqual(codes);
  });

  it('is asked for by its place, and touches no other', async () => {
    const line = 'requests.get("https://example.org", timeout=9, verify=False)\n';
    const where = folderOf({ 'a.py': `import requests\n${line}${line}` });
    await runMlready(['fix', 'a.py:3', where, '--write']);
    expect(readFileSync(join(where, 'a.py'), 'utf8')).toBe(`import requests\n${line}${line.replace('False', 'True')}`);
  });

  it('of a rule on trial is shown where it is asked for, as such, and nowhere else', async () => {
    const where = folderOf({
      'run.sh': '#!/bin/sh\nclaude -p "$1" --dangerously-skip-permissions\n',
      'train.py': 'import torch\nmodel = torch.nn.Linear(1, 1)\n',
    });
    expect((await runMlready(['fix', 'MLR-A04', where])).out).toMatch(/run\.sh:2 \(a rule on trial: it may be wrong here\)\n/);
    expect((await runMlready(['fix'], { cwd: where })).out).toBe('Nothing is seen here that a repair is known for.\n');
  });

  it('shows text of the repository as text', async () => {
    const where = folderOf({ 'a.py': 'import requests\nrequests.get("https://example.org/\u001b[2J", timeout=9, verify=False)\n' });
    const { out } = await runMlready(['fix', 'a.py', where]);
    expect(out).toContain('\\u{1b}[2J');
    expect(out).not.toContain('\u001b');
  });

  it('is not made up where none is known', async () => {
    const where = folderOf({ 'a.py': 'import pickle\nmodel = pickle.load(open("m.pkl", "rb"))\n' });
    const { code, out } = await runMlready(['fix', 'MLR-S09', where]);
    expect({ code, out }).toEqual({ code: 0, out: 'No repair is known to the token for:\n  MLR-S09  a.py:2\nWhat to do: mlready explain <code>\n' });
  });
});

describe('a file to begin with', () => {
  const written = { ...Object.fromEntries(catalogue.skeletons.map(({ path, text }) => [path, text])) };
  const project = {
    'train.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.fit(X, y)\n',
    'app.py':
      'from openai import OpenAI\nreply = OpenAI().chat.completions.create(model="gpt-4.1-2025-04-14", messages=[{"role": "user", "content": "hi"}])\nprint(reply)\n',
  };

  it('is there for twenty-five checks at least', () => {
    expect(new Set(catalogue.skeletons.flatMap(({ checks }) => checks)).size).toBeGreaterThanOrEqual(25);
  });

  it('proves nothing until it is filled in: no practice is seen, and it is no evidence', () => {
    const states = (files: Record<string, string>) => scan(treeOf(files), catalogue, []).facts.map(({ signal, state }) => `${signal} ${state}`);
    expect(states({ ...project, ...written })).toEqual(states(project));
    const cite = citing(treeOf(written), null, catalogue.checks);
    const cited = catalogue.skeletons.flatMap(({ path, checks }) => checks.map((check) => `${path} ${cite({ path }, check).state}`));
    expect(cited.filter((one) => one.endsWith(' good'))).toEqual([]);
  });

  it('is shown, begun with --write, and never written over', async () => {
    const where = folderOf(project);
    expect(await runMlready(['fix', 'runbook', where])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/docs\/runbook\.md, a file to begin with for [\s\S]*## Who is called[\s\S]*mlready fix operational-support\.runbook --write/),
    });
    expect(existsSync(join(where, 'docs'))).toBe(false);
    expect(await runMlready(['fix', 'runbook', where, '--write'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('proves nothing until it is filled in'),
    });
    expect(readFileSync(join(where, 'docs/runbook.md'), 'utf8')).toBe(written['docs/runbook.md']);
    expect(await runMlready(['fix', 'runbook', where, '--write'])).toMatchObject({
      code: 2,
      err: 'mlready: docs/runbook.md: is there already; fill it in, or move it away\n',
    });
  });

  it('is not written through a link that leads out', async () => {
    const [where, outside] = [folderOf(project), folderOf({})];
    mkdirSync(join(outside, 'docs'));
    symlinkSync(join(outside, 'docs'), join(where, 'docs'));
    expect(await runMlready(['fix', 'runbook', where, '--write'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('lies behind a link that leads out of the project'),
    });
    expect(readdirSync(join(outside, 'docs'))).toEqual([]);
  });
});

it.each([
  ['a check that there is not', ['fix', 'no-such-check-at-all'], 'is no check'],
  ['a code that there is not', ['fix', 'MLR-X99'], 'is no code of a hazard'],
  ['a line of a file that there is not', ['fix', 'gone.txt:3'], 'gone.txt:3: is no file of this project'],
  ['a file of code that there is not', ['fix', 'gone.py'], 'gone.py: is no file of this project'],
  ['a path that there is not', ['fix', 'docs/gone'], 'docs/gone: is no file of this project'],
])('refuses %s in one line', async (_, args, cause) => {
  const { code, out, err } = await runMlready([...args, folderOf({})]);
  expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
  expect(err).toContain(cause);
});
