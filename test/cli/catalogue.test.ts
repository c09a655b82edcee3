// The commands that show the catalogue.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { folderOf, tooWide } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

describe('explain', () => {
  it.each([
    ['a check', 'concept-drift.watched', ['Question', 'What counts', 'Remedy', 'Where it is looked for', 'Who was hurt, or helped']],
    ['a consideration', 'concept-drift', ['Checks', 'Cases', 'Asked for by']],
    ['a signal', 'train.seeded', ['What does not count', 'What is looked for', 'What it decides']],
    ['a case', 'tay-2016', ['What happened', 'Lesson', 'Bears on']],
  ])('%s', async (_, id, headings) => {
    const { code, out } = await runMlready(['explain', id]);
    expect(code).toBe(0);
    for (const heading of headings) expect(out).toContain(heading);
    expect(tooWide(out, 80)).toEqual([]);
  });

  it('gives data with --json', async () =>
    expect(JSON.parse((await runMlready(['explain', 'tay-2016', '--json'])).out)).toMatchObject({ kind: 'case', case: { id: 'tay-2016' } }));

  it('knows every id', async () => {
    const signal = catalogue.signals.at(-1)?.id ?? '';
    expect((await runMlready(['explain', signal])).out).toContain('What is looked for');
  });
});

describe('explain, by what people type', () => {
  const first = async (...words: string[]) => (await runMlready(['explain', ...words], { cwd: folderOf() })).out.split('\n')[0];

  it.each([
    ['the last part of the id of a check', ['source-owners'], /^[\w-]+\.source-owners$/],
    ['that of a signal', ['seeded'], /^train\.seeded: /],
    ['a title', ['model', 'inversion'], /^model-inversion: Model inversion$/],
    ['a title in one argument', ['Model Inversion'], /^model-inversion: Model inversion$/],
    ['the name of a stage', ['Model deployment'], /^model-deployment: Model deployment$/],
    ['the id of a step', ['monitoring'], /^monitoring: /],
    ['a code', ['mlr-s09'], /^security\.unsafe_load: /],
  ])('%s', async (_, words, heading) => expect(await first(...words)).toMatch(heading));

  it('lists what fits where several do, the nearest first, at most ten', async () => {
    const { code, out } = await runMlready(['explain', 'tests'], { cwd: folderOf() });
    expect(code).toBe(0);
    expect(out.match(/^ {2}· \S+: /gm)?.length ?? 0).toBeGreaterThan(1);
    const listed = JSON.parse((await runMlready(['explain', 'data', '--json'], { cwd: folderOf() })).out);
    expect(listed).toHaveLength(10);
    expect(listed[0]).toEqual({ kind: expect.any(String), id: expect.stringContaining('data'), title: expect.any(String) });
  });

  it('says what else a word fits', async () =>
    expect((await runMlready(['explain', 'drift'], { cwd: folderOf() })).out).toMatch(/Also\n(?:.*\n)*.*concept-drift\.watched/));

  it('offers the nearest three where nothing fits', async () =>
    expect(await runMlready(['explain', 'modle-inversoin'], { cwd: folderOf() })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^mlready: modle-inversoin: is no .*; did you mean "model-inversion", "[\w.-]+" or "[\w.-]+"\? See: mlready checks\n$/),
    }));

  it.each([
    ['interview', ['interview', '--check', 'nope', '--no-input']],
    ['waive', ['waive', 'nope', '--no-input']],
  ])('%s offers three for a check that there is not, not all of them', async (_, args) => {
    const { code, err } = await runMlready(args, { cwd: folderOf() });
    expect(code).toBe(2);
    expect(err).toMatch(/ nope: is no check; did you mean (?:"[\w.-]+"(?:, | or )?){3}\? See: mlready checks\n$/);
  });

  it('a part of the id of a stage is recognised', async () =>
    expect((await runMlready(['audit', '--stage', 'deploy'], { cwd: folderOf() })).err).toBe(
      'mlready: --stage deploy: is no stage; did you mean "model-deployment"?\n',
    ));
});

describe('checks', () => {
  it('lists all of them, or those of a stage and risk', async () => {
    expect(JSON.parse((await runMlready(['checks', '--json'])).out)).toHaveLength(catalogue.checks.length);
    const some = JSON.parse((await runMlready(['checks', '--json', '--stage', 'data-management', '--risk', 'high'])).out);
    expect(some.length).toBe(catalogue.checks.filter(({ stage, risk }) => stage === 'data-management' && risk === 'high').length);
  });

  it('refuses a step that does not exist', async () =>
    expect(await runMlready(['checks', '--step', 'trianing'])).toMatchObject({
      code: 2,
      err: 'mlready: --step trianing: does not exist; did you mean "training"?\n',
    }));
});

describe('cases', () => {
  it('are found by words, domain and consideration', async () => {
    const found: { id: string }[] = JSON.parse((await runMlready(['cases', 'tay', '--json'])).out);
    expect(found.map(({ id }) => id)).toContain('tay-2016');
    const finance: { domains: string[] }[] = JSON.parse((await runMlready(['cases', '--domain', 'finance', '--json'])).out);
    expect(finance.length).toBeGreaterThan(0);
    expect(finance.every(({ domains }) => domains.includes('finance'))).toBe(true);
    expect((await runMlready(['cases', '--consideration', 'feedback-loops'])).out).toContain('tay-2016');
  });

  it('that nothing matches are none, without failing', async () =>
    expect(await runMlready(['cases', 'zzzzz'])).toMatchObject({ code: 0, out: '', err: 'mlready: no case has all of that\n' }));
});

describe('schema', () => {
  it.each(['manifest', 'report', 'pack', 'summary'])('prints the one that is published: %s', async (what) =>
    expect((await runMlready(['schema', what])).out).toBe(readFileSync(join(root, 'schemas', `${what}.schema.json`), 'utf8')),
  );

  it('accepts what the program accepts, and refuses what it refuses', async () => {
    const { default: Ajv } = await import('ajv/dist/2020.js');
    const { parse } = await import('yaml');
    const validate = new Ajv.Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(readFileSync(join(root, 'schemas', 'manifest.schema.json'), 'utf8')),
    );
    expect(validate(parse(readFileSync(join(root, 'fixtures/projects/churn/mlready.yaml'), 'utf8')))).toBe(true);
    expect(validate({ version: 1, contxt: {} })).toBe(false);
    expect(validate({ version: 1, answers: { 'concept-drift.watched': { value: 'maybe' } } })).toBe(false);
  });
});

describe('validate', () => {
  it('accepts the sample and the built-in pack', async () => {
    expect(await runMlready(['validate', 'fixtures/projects/churn'])).toMatchObject({ code: 0, err: '' });
    expect((await runMlready(['validate', '--pack', 'rules'])).out).toMatch(/^The pack survey \d/);
  });

  it('says that there is no manifest where there is none', async () =>
    expect(await runMlready(['validate', folderOf()])).toMatchObject({ code: 0, out: 'There is no manifest here.\n' }));
});

describe('help', () => {
  it.each(['audit', 'explain', 'checks', 'cases', 'validate', 'schema'])('of %s has an example', async (command) => {
    const { code, out } = await runMlready([command, '--help']);
    expect(code).toBe(0);
    expect(out).toMatch(/Examples?:\n {2}mlready/);
  });

  it.each(['--version', '-V', '-v', 'version'])('gives the version of the package (%s)', async (asked) =>
    expect((await runMlready([asked])).out).toBe(`${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}\n`),
  );
});

describe('explain in a project', () => {
  const project = () =>
    folderOf({
      'mlready.yaml': 'version: 1\n',
      'requirements.txt': 'scikit-learn==1.5.0\n',
      'train.py':
        'import pickle\nfrom sklearn.linear_model import Ridge\nif False:\n    from sklearn.dummy import DummyRegressor\n    DummyRegressor().fit([[1]], [1])\nmodel = Ridge(random_state=7).fit([[1]], [1])\nold = pickle.load(open("old.pkl", "rb"))\n',
    });
  const here = async (id: string) => (await runMlready(['explain', id], { cwd: project() })).out.replace(/\s+/g, ' ');

  it('says which alternative was met, and where', async () =>
    expect(await here('train.seeded')).toMatch(/Here \(\S+, 2 files\) · Present, by [^:]+: train\.py:6\. · It reaches 1 of 1\./));
  it('says what comes nearest, and why it counts for nothing', async () =>
    expect(await here('verify.baseline')).toContain('The nearest: train.py:5: it stands under a condition that is never true.'));
  it('says how a check is decided, and by what', async () => {
    const said = await here('data-poisoning.model-files-inert');
    expect(said).toContain('Gap, observed, 0 of 14 points');
    expect(said).toContain('security.unsafe_load is present');
  });
  it('takes the code of a hazard, in any case', async () => {
    const said = await here('mlr-s09');
    expect(said).toContain('Why it hurts (MLR-S09)');
    expect(said).toContain('# mlready: ignore[MLR-S09]');
  });
  it('says which files were looked at, and what would count', async () => {
    const said = await here('verify.baseline');
    expect(said).toContain('Looked at 1 file: 1 .py; first train.py.');
    expect(await here('baseline-to-beat')).toContain('What would count: ');
  });
  it('says how the checks of a consideration stand', async () =>
    expect(await here('data-poisoning')).toMatch(/Here \(\S+, 2 files\) · Of \d+ checks: .*\d+ gap.* · data-poisoning\.model-files-inert: gap, against it/));
  it('says nothing of a folder that is no project', async () =>
    expect((await runMlready(['explain', 'train.seeded'], { cwd: folderOf() })).out).not.toContain('Here ('));
});
