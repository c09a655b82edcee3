// Custom packs: begun, tested, used from a folder, a folder above and an installed package, on disk and in a revision.
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { builtinCatalogue } from '../../src/catalogue/builtin.js';
import { assessProject } from '../../src/engine/assess-project.js';
import { processHost } from '../../src/engine/host.js';
import { proposalsOf } from '../../src/engine/propose.js';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { folderOf, git } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const pack =
  'id: acme\ntitle: Rules of ACME\nversion: 0.1.0\nextends: survey\nswitch-off:\n  - {check: environmental-impact.energy-measured, reason: Measured for all.}\n';
const checklist = `consideration: concept-drift
checks:
  - id: concept-drift.acme-shadow-run
    statement: A new model first runs beside the old one.
    ask: Does a new model first run beside the old one?
    help: Two weeks at least.
    scale: practice
    risk: high
    shown-by: [{signal: acme.shadow_run, earns: full}]
    remedy: Copy deploy/shadow.yaml.
    effort: S
    cases: [tay-2016]
`;
const signals =
  'area: acme\nsignals:\n  - {id: acme.shadow_run, title: A shadow run, counts: It is on., excludes: Prose., seen: {config: {files: [deploy/shadow.yaml], key: [days]}}}\n';
const under = (folder: string): Record<string, string> => ({
  [`${folder}/pack.yaml`]: pack,
  [`${folder}/checklists/concept-drift.yaml`]: checklist,
  [`${folder}/signals/acme.yaml`]: signals,
});

const own = 'concept-drift.acme-shadow-run';
async function audited(folder: string, ...args: string[]): Promise<Report> {
  const { out, err } = await runMlready(['audit', folder, '--json', ...args]);
  if (out === '') throw new Error(err);
  return JSON.parse(out);
}
const finding = (report: Report, id = own) => report.findings.find(({ check }) => check === id);

describe('a pack that the manifest names', () => {
  it('proposes places of its own, with the value that they support', async () => {
    const rule = `proposals:
  - check: operational-support.runbook
    says: says what to do about an alarm
    seen: {document: {files: ['ops/*.md'], heading: 'first steps', says: ['restart'], sentences: 1}}
`;
    const folder = folderOf({
      'mlready.yaml': 'version: 1\npacks: [./rules/acme]\n',
      ...under('rules/acme'),
      'rules/acme/proposals/model-deployment.yaml': rule,
      'app.py':
        'import joblib\nfrom fastapi import FastAPI\n\napp = FastAPI()\nmodel = joblib.load("m.joblib")\n\n\n@app.post("/predict")\ndef predict(x: float):\n    return model.predict([[x]])[0]\n',
      'ops/alarms.md':
        '# Alarms\n\nThe service predicts which customers are about to leave.\n\n## First steps\n\nIf the model answers with an error, check the logs of the service. Restart the container when the check fails. Call the platform team if the model cannot be restored. Marta and Joao wrote this page after the autumn meeting in Lisbon.\n',
    });
    const project = await assessProject(folder, { builtin: await builtinCatalogue(), today: '2026-11-21' }, processHost({ PATH: process.env['PATH'] }));
    expect(proposalsOf(project).get('operational-support.runbook')).toMatchObject({
      value: 'partly',
      says: 'says what to do about an alarm',
      place: { path: 'ops/alarms.md' },
    });
  });

  const shadow = { 'deploy/shadow.yaml': 'days: 14\n' };

  it('judges from a folder of the project, and is no evidence itself', async () => {
    const training = { 'train.py': 'from sklearn.linear_model import Ridge\n\nRidge().fit(X, y)\n' };
    const folder = folderOf({ 'mlready.yaml': 'version: 1\npacks: [./rules/acme]\n', ...training, ...shadow, ...under('rules/acme') });
    const report = await audited(folder);
    expect(report).toMatchObject({ files: 2, pack: { id: 'survey', extensions: [{ id: 'acme', from: './rules/acme', adds: [own] }] } });
    expect(finding(report)).toMatchObject({ verdict: 'met', basis: 'observed', evidence: [{ path: 'deploy/shadow.yaml', line: 1 }] });
    expect(finding(report, 'environmental-impact.energy-measured')).toMatchObject({
      verdict: 'not-applicable',
      reason: { code: 'switched-off', pack: 'acme', why: 'Measured for all.' },
      points: { total: 0 },
    });
    const { out } = await runMlready(['audit', folder, '--full']);
    expect(out).toContain('survey 2.0.0 and acme 0.1.0');
    expect(out.replace(/\s+/g, ' ')).toContain('The pack acme (Rules of ACME, ./rules/acme) adds 1 check and changes 1 check.');
    expect((await runMlready(['explain', own], { cwd: folder })).out).toContain('Does a new model first run beside the old one?');
    expect((await runMlready(['checks', '--consideration', 'concept-drift'], { cwd: folder })).out).toContain(own);
    expect((await runMlready(['checks'], { cwd: root })).out).not.toContain(own);
    expect(JSON.parse((await runMlready(['schema', 'manifest'], { cwd: folder })).out).properties.answers.properties).toHaveProperty([own]);
    expect(await runMlready(['interview', folder, '--set', `${own}=no`], { cwd: folder })).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(folder, 'mlready.yaml'), 'utf8')).toContain(own);
  });

  it('judges from a folder above, where the manifest names it', async () => {
    const folder = folderOf({
      'services/one/mlready.yaml': 'version: 1\nroot: ../..\npacks: [../../rules/acme]\n',
      ...under('rules/acme'),
      'services/one/deploy/shadow.yaml': 'days: 1\n',
    });
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'one');
    expect(finding(await audited(join(folder, 'services/one')))?.verdict).toBe('met');
    expect(finding(await audited(join(folder, 'services/one'), '--rev', 'HEAD'))?.verdict).toBe('met');
    writeFileSync(join(folder, 'services/one/mlready.yaml'), 'version: 1\npacks: [../../rules/acme]\n');
    expect(await runMlready(['audit', join(folder, 'services/one')])).toMatchObject({
      code: 2,
      err: 'mlready: mlready.yaml:2:9: the pack ../../rules/acme leads out of the project; name the folder above by root: as well\n',
    });
  });

  it('judges as an installed package, also a revision; a link out of where it is installed is not followed', async () => {
    const folder = folderOf({
      'mlready.yaml': 'version: 1\npacks: ["npm:@acme/rules"]\n',
      ...shadow,
      '.gitignore': 'node_modules\n',
      ...under('node_modules/@acme/rules'),
    });
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'one');
    expect(finding(await audited(folder))?.verdict).toBe('met');
    expect(finding(await audited(folder, '--rev', 'HEAD'))?.verdict).toBe('met');
    rmSync(join(folder, 'node_modules/@acme/rules'), { recursive: true });
    expect((await runMlready(['audit', folder])).err).toBe(
      'mlready: mlready.yaml:2:9: the pack npm:@acme/rules is not installed; install it first: npm install --save-dev @acme/rules\n',
    );
    symlinkSync(folderOf({ 'pack.yaml': pack }), join(folder, 'node_modules/@acme/rules'));
    expect((await runMlready(['audit', folder])).err).toContain('is a link that leads out of');
  });

  it('judges a revision by the pack of that revision', async () => {
    const folder = folderOf({ 'mlready.yaml': 'version: 1\npacks: [./rules/acme]\n', ...shadow, ...under('rules/acme') });
    git(folder, 'init', '-q');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'one');
    rmSync(join(folder, 'rules'), { recursive: true });
    expect(finding(await audited(folder, '--rev', 'HEAD'))?.verdict).toBe('met');
    expect(await runMlready(['audit', folder])).toMatchObject({
      code: 2,
      err: 'mlready: mlready.yaml:2:9: the pack ./rules/acme holds no pack.yaml; correct the path, or begin a pack there: mlready new pack\n',
    });
    expect((await runMlready(['trend', folder])).code).toBe(0);
  });

  it.each([
    ['/etc', 'must be a folder such as ./rules/acme'],
    ['./a/../../b', 'with ".." only at its start'],
    ['rules/acme', 'must be a folder such as ./rules/acme'],
    ['npm:../a', 'must be a folder such as ./rules/acme'],
    ['./.', 'is the project itself'],
  ])('may not be %s', async (name, message) => {
    const folder = folderOf({ 'mlready.yaml': `version: 1\npacks: ["${name}"]\n` });
    const { code, err } = await runMlready(['audit', folder]);
    expect(code).toBe(2);
    expect(err).toMatch(/^mlready: mlready\.yaml:2:9: .*\n$/);
    expect(err).toContain(message);
  });

  it('may not be so large that reading it takes long', async () => {
    const large = Object.fromEntries([1, 2, 3, 4, 5].map((one) => [`rules/acme/fixtures/${one}.yaml`, `# ${'a'.repeat(500_000)}\n`]));
    const folder = folderOf({ 'mlready.yaml': 'version: 1\npacks: [./rules/acme]\n', ...under('rules/acme'), ...large });
    expect(await runMlready(['audit', folder])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^mlready: mlready\.yaml:2:9: the pack \.\/rules\/acme holds 24\d\d KiB; a pack has at most 2048 KiB\n$/),
    });
  });

  it('is counted with the others, and each check that it changes once', async () => {
    const changing = `${pack}change:\n  - {check: concept-drift.watched, risk: high, reason: A., shown-by: [{signal: acme.shadow_run, earns: full}]}\n`;
    const cwd = folderOf({ 'mlready.yaml': 'version: 1\npacks: [./rules/acme]\n', ...under('rules/acme'), 'rules/acme/pack.yaml': changing });
    const { out } = await runMlready(['checks', '--format', 'markdown'], { cwd });
    const [, all, parts = ''] = /^(\d+) checks: (.*)\. Printed by/m.exec(out) ?? [];
    expect([...parts.matchAll(/(\d+) of /g)].reduce((sum, [, count]) => sum + Number(count), 0)).toBe(Number(all));
    expect(parts).toContain('1 of acme 0.1.0');
    expect((await runMlready(['validate', '--pack', 'rules/acme'], { cwd })).out).toContain('adds 1 check and changes 2 checks');
  });

  it('with a mistake stops every command in one line', async () => {
    const folder = folderOf({
      'mlready.yaml': 'version: 1\npacks: [./rules/acme]\n',
      ...under('rules/acme'),
      'rules/acme/signals/acme.yaml': signals.replace('area: acme', 'area: other'),
    });
    for (const command of [['audit'], ['validate'], ['checks'], ['plan'], ['badge']])
      expect(await runMlready(command, { cwd: folder })).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/^mlready: rules\/acme\/signals\/acme\.yaml:3:10: .*\n$/),
      });
  });
});

describe('begun from nothing', () => {
  it('a pack with a check, a signal and a case is valid at every step, and tested in the end', async () => {
    const cwd = folderOf({ 'deploy/shadow_run.yaml': 'enabled: true\n' });
    const done = async (...args: string[]) => {
      const { code, err, out } = await runMlready(args, { cwd });
      expect({ args, code, err }).toEqual({ args, code: 0, err: '' });
      return out;
    };
    expect(await done('new', 'pack', 'acme')).toBe(
      'rules/acme/pack.yaml is begun, and mlready.yaml names it. Go on with: mlready new check <consideration>.<what>\n',
    );
    await done('new', 'check', 'concept-drift.shadow-run');
    expect(await runMlready(['test'], { cwd })).toMatchObject({ code: 1, out: expect.stringContaining(`FAIL ${own}: a text of it still begins with TODO`) });
    await done('new', 'signal', 'shadow_run', '--check', own);
    await done('new', 'case', 'outage-2026', '--check', own);
    expect(await done('validate', '--pack', 'rules/acme')).toBe('The pack acme 0.1.0 is valid: it adds 1 check and changes 0 checks.\n');
    for (const path of ['checklists/concept-drift.yaml', 'signals/acme.yaml', 'cases/model-deployment.yaml']) {
      const file = join(cwd, 'rules/acme', path);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('TODO: ', ''));
    }
    const out = await done('test');
    expect(out).toContain('ok   acme.shadow_run: it is switched off\n');
    expect(out).toMatch(/\.\/rules\/acme: 6 cases, 0 of them wrong, 0 without a fixture\n$/);
    expect(finding(await audited(cwd))).toMatchObject({ verdict: 'met', cases: expect.arrayContaining(['acme-outage-2026']) });
  });

  it('a signal can show a built-in check', async () => {
    const cwd = folderOf({ 'rules/acme/pack.yaml': pack });
    expect((await runMlready(['new', 'signal', 'catalogue', '--check', 'data-discovery.catalogued', '--pack', 'rules/acme'], { cwd })).code).toBe(0);
    expect(parse(readFileSync(join(cwd, 'rules/acme/pack.yaml'), 'utf8')).change).toEqual([
      { check: 'data-discovery.catalogued', 'shown-by': [{ signal: 'acme.catalogue', earns: 'full' }], reason: 'TODO: why this shows it here.' },
    ]);
  });

  it.each([
    [['new', 'pack', 'Acme'], 'is no id'],
    [['new', 'pack', 'acme'], 'is there already'],
    [['new', 'pack', 'other', '--pack', '..'], 'is not inside of the project'],
    [['new', 'check', 'concept-drft.a'], 'did you mean "concept-drift"?'],
    [['new', 'check', 'concept-drift.a.b'], 'has more than one "."; write it as concept-drift.acme-a'],
    [['new', 'check', 'concept-drift'], 'does not begin with a consideration'],
    [['new', 'signal', 'a'], 'add --check <id>'],
    [['new', 'signal', 'A', '--check', 'concept-drift.watched'], 'is no name of a signal'],
    [['new', 'case', 'a', '--check', 'concept-drift.watched'], 'is no check of this pack'],
    [['test', '--pack', 'nowhere'], 'is not a folder that can be read'],
  ])('%j is refused in one line, and nothing is written', async (args, message) => {
    const files = { 'mlready.yaml': 'version: 1\npacks: [./rules/acme]\n', 'rules/acme/pack.yaml': pack };
    const cwd = folderOf(files);
    const { code, out, err } = await runMlready(args, { cwd });
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
    expect(err).toContain(message);
    for (const [path, text] of Object.entries(files)) expect(readFileSync(join(cwd, path), 'utf8')).toBe(text);
  });
});

describe('the fixtures of a pack', () => {
  const fixtures = async (text: string) => {
    const folder = folderOf({ ...under('.'), 'fixtures/a.yaml': text });
    return await runMlready(['test', '--pack', folder]);
  };

  it('say what came out otherwise', async () => {
    const { code, out } = await fixtures(
      `check: ${own}\ncases:\n  - {name: on, verdict: met, basis: observed, files: {deploy/shadow.yaml: "days: 1"}}\n  - {name: off, verdict: gap, files: {a.md: b}}\n`,
    );
    expect(code).toBe(1);
    expect(out).toContain(`ok   ${own}: on\nFAIL ${own}: off: expected gap, and it is unknown\nFAIL acme.shadow_run: no fixture tests it\n`);
  });

  it.each([
    [`check: ${own}\ncases: [{name: a, verdict: yes, files: {}}]\n`, 'fixtures/a.yaml:2:28: "cases[0].verdict" cannot be "yes"'],
    ['check: concept-drift.none\ncases: [{name: a, verdict: met, files: {}}]\n', 'fixture of concept-drift.none: there is no such check'],
    [`check: ${own}\ncases: [{name: a, verdict: met, answer: maybe, files: {}}]\n`, 'cannot be answered "maybe"'],
  ])('that are wrong stop it: %j', async (text, message) => {
    const { code, err } = await fixtures(text);
    expect({ code, lines: err.split('\n').length }).toEqual({ code: 2, lines: 2 });
    expect(err).toContain(message);
  });
});

describe('the page about packs', () => {
  const page = readFileSync(join(root, 'docs', 'packs.md'), 'utf8');
  const files = [...page.matchAll(/^`([\w./-]+)`:\n\n```yaml\n(.*?)```/gms)].map(([, path = '', text = '']) => ({ path, text }));

  it('shows a pack that is valid and passes its own tests', async () => {
    const cwd = folderOf();
    for (const { path, text } of files) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    expect(files.length).toBeGreaterThanOrEqual(5);
    expect(await runMlready(['test'], { cwd })).toMatchObject({ code: 0, err: '' });
  });

  it('and the published schema accepts each file of it', async () => {
    const { default: Ajv } = await import('ajv/dist/2020.js');
    const schema = JSON.parse(readFileSync(join(root, 'schemas', 'pack.schema.json'), 'utf8'));
    const ajv = new Ajv.Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(schema, 'pack');
    const kinds: Record<string, string> = { checklists: 'checklist', signals: 'signals', tools: 'tools', cases: 'cases', fixtures: 'check-fixture' };
    for (const { path, text } of files.filter(({ path: one }) => one.startsWith('rules/'))) {
      const [, , folder = ''] = path.split('/');
      const part = folder === 'pack.yaml' ? null : text.startsWith('signal:') ? 'signal-fixture' : kinds[folder];
      const valid = ajv.getSchema(part === null ? 'pack' : `https://unpkg.com/mlready/schemas/pack/${part}.json`);
      expect({ path, valid: valid?.(parse(text)), errors: valid?.errors }).toEqual({ path, valid: true, errors: null });
      expect(valid?.({ wrong: 1 })).toBe(false);
    }
  });
});
