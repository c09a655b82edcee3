// The interview where there is nobody to ask, and manifests begun for an editor.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderOf, git } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const read = (folder: string) => readFileSync(join(folder, 'mlready.yaml'), 'utf8');
/** A project that trains and serves: most questions concern it. */
const working = {
  'train.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.fit(X, y)\n',
  'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/predict")\ndef predict(x): return model.predict(x)\n',
};
const oneLine = (text: string) => expect(text.trim().split('\n')).toHaveLength(1);

describe('an interview without a terminal', () => {
  it('prints what is open, says how to answer, and ends with 2', async () => {
    const { code, out, err } = await runMlready(['interview', folderOf()]);
    expect(code).toBe(2);
    oneLine(err);
    expect(err).toMatch(/nobody to ask[\s\S]*--answers FILE[\s\S]*--set check=value/);
    expect(out).toMatch(
      /^# What is open about[\s\S]*\ncontext:\n[\s\S]*# domain: \[\]\n[\s\S]*\nanswers:\n[\s\S]*# mixed-team-dynamics\.decisions-recorded: \{value: \}\n/,
    );
  });

  it('takes back the file that it printed, filled in', async () => {
    const folder = folderOf({
      'docs/runbook.md': '# Runbook\n\nThe queue fills up at night. Restart the worker and drain it. Ana decides whether to roll back.\n',
    });
    const { out } = await runMlready(['interview', folder]);
    const filled = out
      .replace('  # domain: []', '  domain: [finance, insurance]')
      .replace(
        '  # mixed-team-dynamics.decisions-recorded: {value: }',
        '  mixed-team-dynamics.decisions-recorded: {value: partly, evidence: [{path: docs/runbook.md}]}',
      )
      .replace('  # fairness-and-accountability.owners-named: {value: }', '  fairness-and-accountability.owners-named: no');
    const file = join(folderOf(), 'answers.yaml');
    writeFileSync(file, filled);
    expect(await runMlready(['interview', folder, '--answers', file])).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^3 answers taken into mlready\.yaml\. The score went from not assessed to/),
    });
    expect(parse(read(folder))).toMatchObject({
      context: { domain: ['finance', 'insurance'] },
      answers: {
        'fairness-and-accountability.owners-named': { value: 'no', on: '2026-11-21' },
        'mixed-team-dynamics.decisions-recorded': { value: 'partly', evidence: [{ path: 'docs/runbook.md', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
      },
    });
  });

  it('keeps comments of the manifest that it changes', async () => {
    const text = '# ours\nversion: 1\nanswers:\n  concept-drift.watched:\n    value: no # not yet\n';
    const folder = folderOf({ 'mlready.yaml': text });
    await runMlready(['interview', folder, '--set', 'concept-drift.watched=automated']);
    expect(read(folder)).toBe('# ours\nversion: 1\nanswers:\n  concept-drift.watched:\n    value: automated # not yet\n    on: 2026-11-21\n');
  });

  it.each([
    [
      'an unknown check',
      ['--set', 'concept-drift.wached=manual'],
      '--set concept-drift.wached=manual: unknown check "concept-drift.wached"; did you mean "concept-drift.watched"?',
    ],
    ['a value that the scale has not', ['--set', 'concept-drift.watched=maybe'], 'cannot be answered "maybe"'],
    ['a context value that there is not', ['--set', 'domain=financ'], 'did you mean "finance"?'],
    ['what is no pair', ['--set', 'concept-drift.watched'], 'is no check=value'],
    ['"does not apply" without a reason', ['--set', 'concept-drift.watched=does-not-apply'], 'without a reason'],
    ['a file that is not there', ['--answers', 'none.yaml'], 'none.yaml: does not exist; n'],
    ['an unknown stage', ['--stage', 'deployment'], 'model-deployment'],
    ['an unknown step', ['--step', 'monitorin'], 'did you mean "monitoring"?'],
    ['an unknown check to ask about', ['--check', 'concept-drift.wached'], 'did you mean "concept-drift.watched",'],
    ['two ways to choose', ['--express', '--all'], 'stands beside --express'],
  ])('refuses %s in one line, and writes nothing', async (_, args, cause) => {
    const folder = folderOf();
    const { code, out, err } = await runMlready(['interview', folder, ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    oneLine(err);
    expect(err).toContain(cause);
    expect(existsSync(join(folder, 'mlready.yaml'))).toBe(false);
  });

  it('takes all answers of a file or none, and says where it is wrong', async () => {
    const folder = folderOf();
    const file = join(folder, 'answers.yaml');
    writeFileSync(file, 'answers:\n  concept-drift.watched: manual\n  concept-drift.wached: no\n');
    const { code, err } = await runMlready(['interview', folder, '--answers', file]);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('answers.yaml:3:3: unknown check') });
    expect(existsSync(join(folder, 'mlready.yaml'))).toBe(false);
  });
});

describe('a manifest that a command begins', () => {
  it.each([
    ['init', []],
    ['interview', ['--set', 'data-discovery.catalogued=no']],
    ['waive', ['data-discovery.catalogued', '--reason', 'planned', '--statement', 'Soon.', '--owner', 'Ana', '--expires', '2026-12-31']],
  ])('by %s compares changes where there is git to ask, and nowhere else', async (command, args) => {
    const [inGit, outside] = [folderOf({ 'README.md': '# x\n' }), folderOf({ 'README.md': '# x\n' })];
    git(inGit, 'init', '-q');
    for (const cwd of [inGit, outside]) expect(await runMlready([command, ...args], { cwd })).toMatchObject({ code: 0, err: '' });
    expect([parse(read(inGit)).gate, parse(read(outside)).gate]).toEqual([{ base: 'auto' }, undefined]);
    expect(await runMlready(['audit', '--json'], { cwd: inGit, env: { CI: '1' } })).toMatchObject({ code: 0, err: '' });
  });
});

describe('init', () => {
  it('writes a valid manifest that says nothing yet, with every question that concerns the project', async () => {
    const folder = folderOf(working);
    const { code, out } = await runMlready(['init', folder]);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('13 fields of the context') });
    const text = read(folder);
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S+\n/);
    expect(text).toMatch(/# exposure: \[public-api\] {3}# guessed from app\.py:3; take the first # away if it is so\n/);
    expect(text.match(/^ {2}# [a-z-]+\.[a-z-]+: \{value: \}$/gm)?.length).toBeGreaterThan(100);
    expect(await runMlready(['validate', folder])).toMatchObject({ code: 0, out: expect.stringContaining('0 answers') });
    const before = (await runMlready(['audit', folder, '--json'])).out;
    expect(JSON.parse(before).readiness).toMatchObject({ assessed: true });
  });

  it('gives a file in which every commented line can be taken up as it is', async () => {
    const folder = folderOf(working);
    await runMlready(['init', folder]);
    writeFileSync(
      join(folder, 'mlready.yaml'),
      read(folder)
        .replace(/^ {2}# ([a-z-]+\.[a-z-]+): \{value: \}$/gm, '  $1: {value: no}')
        .replace(/^ {2}# ([a-z-]+): \[\]$/gm, '  # $1'),
    );
    expect(await runMlready(['validate', folder])).toMatchObject({ code: 0, out: expect.stringMatching(/valid: 1\d\d answers/) });
  });

  it('is gone on with by flags, each answer in the place that was kept for it', async () => {
    const folder = folderOf(working);
    await runMlready(['init', folder]);
    const before = read(folder);
    await runMlready(['interview', folder, '--set', 'concept-drift.watched=manual', '--set', 'goal=pilot']);
    expect(read(folder)).toBe(
      before
        .replace('  # concept-drift.watched: {value: }', '  concept-drift.watched:\n    value: manual\n    on: 2026-11-21')
        .replace('  # goal:', '  goal: pilot'),
    );
  });

  it('never overwrites, unless it is told to', async () => {
    const folder = folderOf({ 'mlready.yaml': 'version: 1\nproject: ours\n' });
    const { code, err } = await runMlready(['init', folder]);
    expect({ code, err }).toEqual({ code: 2, err: 'mlready: mlready.yaml: is there already; go on with: mlready interview, or overwrite it with --force\n' });
    expect(read(folder)).toBe('version: 1\nproject: ours\n');
    expect(await runMlready(['init', folder, '--force'])).toMatchObject({ code: 0 });
    expect(read(folder)).toContain('# fairness-and-accountability.owners-named: {value: }');
  });
});
