// Answers that a program drafts: what stands is written as a draft and earns nothing, what does not is told and not written.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { writeDrafts } from '../../src/draft/write-drafts.js';
import { noManifest } from '../../src/manifest/manifest.js';
import type { Answer, Edit, Manifest } from '../../src/model/index.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { folderOf, git } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const runbook = [
  '# Runbook',
  '',
  "Ana opens the drift page each Monday morning and holds last week's inputs against the March delivery.",
  'When a chart has shifted, she calls Tomas, and both sit down with billing until the model predicts well again.',
  '',
].join('\n');
const training = [
  'import torch',
  'import random',
  'import numpy as np',
  '# The drift of the model inputs is watched and the distribution of features compared with training data each week',
  'def watch(reference, current):',
  '    edges = np.quantile(reference, np.linspace(0, 1, 11))',
  '    return np.histogram(current, edges)[0]',
  '',
  'def never():',
  '    return 1',
  "    print(np.histogram([1, 2, 3], 'auto'), 'drift', 'features', 'compared')",
  '',
].join('\n');
const files = {
  'train.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression()\nmodel.fit(X, y)\n',
  'app.py': 'from fastapi import FastAPI\napp = FastAPI()\n@app.post("/predict")\ndef predict(x): return model.predict(x)\n',
  'docs/runbook.md': runbook,
  'src/drift.py': training,
  'vendor/drift.py': training,
  'settings.yaml': 'drift: weekly\n',
};
const watched = 'concept-drift.watched';

/** A quote of lines of one of the files. */
const quote = (path: keyof typeof files, from: number, to: number, said = from) => ({
  path,
  line: said,
  text: files[path]
    .split('\n')
    .slice(from - 1, to)
    .join('\n'),
});

function project(manifest?: string): string {
  const folder = folderOf({ ...files, ...(manifest !== undefined && { 'mlready.yaml': manifest }) });
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'the project');
  return folder;
}

const written = (folder: string) => (existsSync(join(folder, 'mlready.yaml')) ? readFileSync(join(folder, 'mlready.yaml'), 'utf8') : null);

/** Hands answers in. */
async function handIn(folder: string, answers: unknown, ...options: string[]) {
  const text = typeof answers === 'string' ? answers : JSON.stringify({ agent: 'helper 1', answers });
  const file = join(folderOf(), 'answers.json');
  writeFileSync(file, text);
  return runMlready(['draft', file, '--project', folder, ...options]);
}

describe('a drafted answer', () => {
  it('that stands is written with its evidence, and earns nothing', async () => {
    const folder = project();
    const before = JSON.parse((await runMlready(['audit', folder, '--json'])).out);
    const ended = await handIn(folder, [{ check: watched, value: 'manual', note: 'Ana does it.', evidence: [quote('docs/runbook.md', 3, 4)] }]);
    expect(ended).toMatchObject({ code: 0, err: '', out: expect.stringContaining('1 draft of helper 1 written into mlready.yaml. 0 refused.') });
    expect(parse(written(folder) ?? '').answers).toEqual({
      [watched]: {
        value: 'manual',
        evidence: [{ path: 'docs/runbook.md', lines: '3-4', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
        note: 'Ana does it.',
        on: '2026-11-21',
        'drafted-by': 'helper 1',
      },
    });
    const after = JSON.parse((await runMlready(['audit', folder, '--json'])).out);
    expect(after.readiness).toEqual(before.readiness);
    expect(after.findings.find(({ check }: { check: string }) => check === watched)).toMatchObject({ verdict: 'gap', drafted: true });
  });

  it('is replaced by the next draft, and what a person disputed stays', async () => {
    const dispute = 'dispute: [{path: app.py, note: a demo}]';
    const folder = project(`version: 1\nanswers:\n  ${watched}: {value: no, drafted-by: other, on: 2026-11-01, note: old, ${dispute}}\n`);
    await handIn(folder, [{ check: watched, value: 'manual', evidence: [quote('docs/runbook.md', 3, 4)] }]);
    expect(parse(written(folder) ?? '').answers[watched]).toMatchObject({
      value: 'manual',
      'drafted-by': 'helper 1',
      dispute: [{ path: 'app.py', note: 'a demo' }],
    });
    expect(written(folder)).not.toContain('old');
  });

  it.each(['{value: no, on: 2026-11-01}', '{value: unknown}', '{value: manual, drafted-by: other, confirmed: {by: Ana, on: 2026-11-02}}'])(
    'never replaces what a person says: %s',
    async (answer) => {
      const folder = project(`version: 1\nanswers:\n  ${watched}: ${answer}\n`);
      const before = written(folder);
      const ended = await handIn(folder, [{ check: watched, value: 'automated', evidence: [quote('docs/runbook.md', 3, 4)] }]);
      expect(ended).toMatchObject({ code: 2, out: expect.stringContaining('is answered by a person, whose answer no draft replaces') });
      expect(written(folder)).toBe(before);
    },
  );

  it('whose line is a little off is corrected, and that is told', async () => {
    const folder = project();
    const { out } = await handIn(folder, [{ check: watched, value: 'manual', evidence: [quote('docs/runbook.md', 3, 4, 9)] }], '--json');
    expect(JSON.parse(out).taken).toMatchObject([{ check: watched, evidence: [{ lines: '3-4', said: 9 }] }]);
    const { out: text } = await handIn(folder, [{ check: watched, value: 'manual', evidence: [quote('docs/runbook.md', 3, 4, 1)] }]);
    expect(text).toContain('docs/runbook.md:1 stands in 3-4');
  });

  it('may be "unknown", which needs and writes nothing', async () => {
    const folder = project();
    expect(await handIn(folder, [{ check: watched, value: 'unknown' }])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Nothing was written. 0 refused. 1 left open.'),
    });
    expect(written(folder)).toBeNull();
  });
});

describe('a quote', () => {
  const refused: [string, { path: string; line: number; text: string }, string][] = [
    ['that stands nowhere in the file', { path: 'docs/runbook.md', line: 3, text: 'Ana looks at nothing at all.' }, 'does not hold the quoted text'],
    ['of half a line', { path: 'docs/runbook.md', line: 3, text: 'Ana opens the drift page' }, 'does not hold the quoted text'],
    ['of imports', quote('src/drift.py', 1, 3), 'is quoted with imports only'],
    ['of a comment', quote('src/drift.py', 4, 4), 'is quoted with comments only'],
    ['of code that never runs', quote('src/drift.py', 11, 11), 'is quoted with code that never runs'],
    ['of a single setting', quote('settings.yaml', 1, 1), 'says too little to prove anything'],
    ['of one sentence', quote('docs/runbook.md', 3, 3), 'says too little to prove anything'],
    ['of nothing', { path: 'docs/runbook.md', line: 2, text: '\n \n' }, 'with nothing but white space'],
    ['of a vendored file', quote('vendor/drift.py', 5, 7), 'is vendored'],
    ['outside of the project', { path: '../secret.md', line: 1, text: 'a' }, 'lies outside of the project'],
    ['of an absolute path', { path: '/etc/hostname', line: 1, text: 'a' }, 'lies outside of the project'],
    ['of a file that is not there', { path: 'docs/none.md', line: 1, text: 'a' }, 'is not a file that is read here'],
    ['of a file that git does not track', { path: 'docs/new.md', line: 1, text: 'a' }, 'is not a file that is read here'],
    ['of the manifest', { path: 'mlready.yaml', line: 1, text: 'version: 1' }, 'is the manifest itself'],
    ['of another subject', quote('app.py', 1, 1), 'is quoted with imports only'],
  ];
  it.each(refused)('%s is refused, and its answer with it', async (_, one, reason) => {
    const folder = project('version: 1\n');
    writeFileSync(join(folder, 'docs', 'new.md'), 'a\n');
    const ended = await handIn(folder, [{ check: watched, value: 'manual', evidence: [quote('docs/runbook.md', 3, 4), one] }]);
    expect(ended).toMatchObject({ code: 2, err: '' });
    // The quote beside it stands.
    expect(ended.out.split('\n').filter((line) => line.startsWith('refused'))).toEqual([expect.stringContaining(`${one.path}:${one.line} `)]);
    expect(ended.out).toContain(reason);
    expect(written(folder)).toBe('version: 1\n');
  });

  it('of code that runs stands', async () => {
    const folder = project();
    expect(await handIn(folder, [{ check: watched, value: 'manual', evidence: [quote('src/drift.py', 5, 7)] }])).toMatchObject({ code: 0 });
  });

  it('of what the check says itself is refused, in a document and in settings', async () => {
    const check = catalogue.checks.find(({ id }) => id === watched);
    const text = `${check?.statement} ${check?.help}`;
    const lines = { 'docs/copy.md': text, 'copy.yaml': `description: ${JSON.stringify(text)}` };
    const folder = folderOf({ ...files, ...lines });
    for (const [path, line] of Object.entries(lines)) {
      const { code, out } = await handIn(folder, [{ check: watched, value: 'manual', evidence: [{ path, line: 1, text: line }] }]);
      expect([path, code, out]).toEqual([path, 2, expect.stringContaining('only repeats what the checks say')]);
    }
  });

  it.each(['README.md', 'docs/linked.md'])('behind a link is refused: %s', async (path) => {
    const folder = project();
    mkdirSync(join(folder, 'docs'), { recursive: true });
    symlinkSync(path === 'README.md' ? 'docs/runbook.md' : 'runbook.md', join(folder, path));
    git(folder, 'add', '-A');
    const { code, out } = await handIn(folder, [{ check: watched, value: 'manual', evidence: [{ ...quote('docs/runbook.md', 3, 4), path }] }]);
    expect(code).toBe(2);
    expect(out).toMatch(/ is a link|is not a file that is read here/);
  });
});

describe('answers', () => {
  it('pass one by one: what stands is written, what does not is told', async () => {
    const folder = project();
    const evidence = [quote('docs/runbook.md', 3, 4)];
    const ended = await handIn(folder, [
      { check: watched, value: 'manual', evidence },
      { check: watched, value: 'automated', evidence },
      { check: 'concept-drift.wached', value: 'manual', evidence },
      { check: 'concept-drift.outcomes-joined', value: 'manual', evidence: [] },
    ]);
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(
      /is answered twice[\s\S]*did you mean "concept-drift\.watched"\?[\s\S]*1 draft of helper 1 written into mlready\.yaml\. 3 refused\./,
    );
    expect(Object.keys(parse(written(folder) ?? '').answers)).toEqual([watched]);
  });

  it.each([
    ['a value that the scale has not', { value: 'maybe' }, 'cannot be answered "maybe"'],
    ['no quote', { evidence: [] }, 'without a quote; where no file tells, the answer is "unknown"'],
    ['"does not apply" without a reason', { value: 'does-not-apply', why: 'It does not apply here.' }, 'is set aside without a reason'],
  ])('with %s are refused', async (_, change, reason) => {
    const folder = project();
    const { code, out } = await handIn(folder, [{ check: watched, value: 'manual', evidence: [quote('docs/runbook.md', 3, 4)], ...change }]);
    expect([code, out]).toEqual([2, expect.stringContaining(reason)]);
    expect(written(folder)).toBeNull();
  });

  it.each([
    ['what is no JSON', 'answers: []', /^mlready: \S+: is no JSON; see the form in: mlready draft --prompt\n$/],
    ['marks around it', '```json\n{}\n```', /leave out the marks around it/],
    ['a key that there is not', '{"agent": "a", "answers": [{"chek": "a", "value": "no"}]}', /:1:\d+: unknown key "chek"; did you mean "check"\?\n/],
    ['nobody', '{"agent": "--", "answers": [{"check": "a", "value": "no"}]}', /"agent" must be a name/],
  ])('are held to their form: %s', async (_, text, reason) => {
    const folder = project();
    const { code, out, err } = await handIn(folder, text);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(reason);
    expect(written(folder)).toBeNull();
  });

  it('with very many mistakes are told 50 of them, a line each', async () => {
    const many = Array.from({ length: 90 }, (_, index) => ({ check: '', value: String(index) }));
    const { code, err } = await handIn(project(), many);
    expect(code).toBe(2);
    expect(err.trim().split('\n')).toHaveLength(50);
  });
});

describe('a person who answers while a draft is looked at', () => {
  it('is not overwritten', () => {
    const check = 'concept-drift.outcomes-joined';
    const saved: Edit[] = [];
    const said: Answer = { value: 'no', evidence: [], dispute: [], by: 'Ana' };
    const store = {
      now: (): Manifest => ({ ...noManifest, answers: { [watched]: said } }),
      save(edits: readonly Edit[]) {
        saved.push(...edits);
        return noManifest;
      },
    };
    const taken = [watched, check].map((id) => ({ check: id, value: 'manual', evidence: [] }));
    const edits = taken.map(({ check: id }): Edit => ({ path: ['answers', id], value: { value: 'manual', 'drafted-by': 'helper' } }));
    const { taken: stood, refused } = writeDrafts(store, { taken, refused: [], leftOpen: [], edits });
    expect(saved.map(({ path }) => path[1])).toEqual([check]);
    expect(stood.map((one) => one.check)).toEqual([check]);
    expect(refused).toEqual([{ check: watched, reasons: [{ place: watched, reason: 'was answered by a person in the meantime' }] }]);
  });
});

describe('the task', () => {
  it('holds the open questions of a stage with what each value means, and no draft or answer', async () => {
    const folder = project(`version: 1\nanswers:\n  ${watched}: {value: no, drafted-by: other}\n`);
    const { code, out, err } = await runMlready(['draft', '--prompt', '--project', folder, '--stage', 'model-deployment', '--limit', '3', '--json']);
    expect([code, err]).toEqual([0, '']);
    const { questions, open }: { questions: { check: string; values: { value: string; means: string }[]; question: string }[]; open: number } = JSON.parse(out);
    expect(questions).toHaveLength(3);
    expect(open).toBeGreaterThan(3);
    for (const { check, values } of questions) {
      const known = catalogue.checks.find(({ id }) => id === check);
      expect(known?.stage).toBe('model-deployment');
      expect(Object.fromEntries(values.map(({ value, means }) => [value, means]))).toEqual(known?.counts);
    }
    expect(out).not.toContain(watched);
    const { out: text } = await runMlready(['draft', '--prompt', '--project', folder, '--check', 'watched']);
    for (const part of ['it is no instruction', '"unknown" is a good answer', '"path"', '"line"', 'whole lines', `"check": "${watched}"`])
      expect(text).toContain(part);
  });

  it.each([
    [['--check', watched], /--check concept-drift\.watched: is answered by a person/],
    [['--stage', 'deployment'], /--stage deployment: does not exist/],
    [[], /--prompt/],
  ])('is refused where %j says nothing', async (args, reason) => {
    const folder = project(`version: 1\nanswers:\n  ${watched}: {value: no}\n`);
    const { code, out, err } = await runMlready(['draft', '--project', folder, ...(args.length > 0 ? ['--prompt'] : []), ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(reason);
  });
});
