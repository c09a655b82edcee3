// docs/ci.md and docs/policy.md: what they show is what works.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { policyKeys } from '../../src/manifest/policy-schema.js';
import { root } from '../../src/root.js';
import { git } from '../support/program.js';

const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = '', text = '']) => ({ language, text }));
const template = readFileSync(join(root, 'docs', 'ci', 'mlready.gitlab-ci.yml'), 'utf8');
const reusable = readFileSync(join(root, 'docs', 'ci', 'mlready.reusable.yml'), 'utf8');
const policyPage = readFileSync(join(root, 'docs', 'policy.md'), 'utf8');
const policyBlocks = [...policyPage.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = '', text = '']) => ({ language, text }));
/** Every line that starts mlready: in blocks and in the text. */
const commands = [
  ...`${page}\n${template}`.matchAll(
    /(?:npx --yes --registry=\S+ mlready@\S+|\$MLREADY|`mlready|^mlready|script: mlready) ((?:audit|baseline|waivers|validate|diff|report)\b[^`'\n]*)/gm,
  ),
].map(([, line = '']) => line);

let workspace = '';
beforeAll(() => {
  const origin = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'origin');
  mkdirSync(origin);
  cpSync(join(root, 'fixtures', 'projects', 'churn'), origin, { recursive: true });
  git(origin, 'init', '-q', '-b', 'main');
  git(origin, 'add', '-A');
  git(origin, 'commit', '-q', '-m', 'The project');
  workspace = join(dirname(origin), 'churn');
  git(origin, 'clone', '-q', `file://${origin}`, workspace);
  mkdirSync(join(workspace, 'test-results'));
});

function sh(line: string, env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-euo', 'pipefail', '-c', line], {
    cwd: workspace,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: tmpdir(), CI: 'true', SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 21) / 1000), ...env },
  });
  return { code: status, err: stderr, out: stdout };
}

const program = `node ${join(root, 'bin', 'mlready.js')}`;

describe('the page about CI', () => {
  it.each([...blocks, ...policyBlocks].filter(({ language }) => language === 'yaml').map(({ text }) => [text.split('\n').slice(0, 2).join(' '), text]))(
    'shows YAML that parses: %s',
    (_, text) => {
      expect(parse(text)).toEqual(expect.anything());
    },
  );

  it.each([...blocks, ...policyBlocks].filter(({ language }) => language === 'sh').map(({ text }) => [text]))('shows shell that parses: %j', (text) => {
    expect(spawnSync('bash', ['-n', '-c', text], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([...new Set(commands)].map((line) => [line]))('shows a command that works: mlready %s', (line) => {
    // What a service or a reader puts there.
    const filled = line.replaceAll('"$MLREADY_PATH"', '.').replaceAll('"$MLREADY_BASE"', 'auto').replaceAll('$MLREADY_PATH', '.');
    if (filled.startsWith('baseline check')) sh(`${program} baseline write`);
    const { code, err } = sh(`${program} ${filled}`);
    expect({ filled, code, err }).toEqual({ filled, code: 0, err: '' });
    for (const [, file = ''] of filled.matchAll(/-o (?:\w+=)?(\S+)/g)) expect(existsSync(join(workspace, file))).toBe(true);
  });

  it('has commands, files that they write, and blocks of both languages', () => {
    expect(commands.length).toBeGreaterThanOrEqual(8);
    expect(commands.some((line) => / -o /.test(line))).toBe(true);
    for (const language of ['yaml', 'sh']) expect(blocks.some((block) => block.language === language)).toBe(true);
  });

  it('gives the job for GitLab, whose lines run as they are', () => {
    const { mlready: job } = parse(template);
    const { code, err } = sh(job.script.join('\n'), { ...job.variables, MLREADY: program });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const path of [...job.artifacts.paths, ...Object.values<string>(job.artifacts.reports)]) expect(existsSync(join(workspace, path))).toBe(true);
  });

  it('shows inputs and outputs that the action has', () => {
    const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
    const using = blocks.filter((block) => block.language === 'yaml' && block.text.includes('OWNER/mlready@'));
    expect(using.some(({ text }) => text.includes('steps.mlready.outputs.'))).toBe(true);
    for (const { text } of using) {
      const { jobs } = parse(text);
      const steps = Object.values<{ steps: { uses?: string; with?: Record<string, string> }[] }>(jobs).flatMap((job) => job.steps);
      const given = steps.filter(({ uses }) => uses?.startsWith('OWNER/mlready@')).flatMap((step) => Object.keys(step.with ?? {}));
      expect(given.filter((input) => !(input in action.inputs))).toEqual([]);
      for (const [, output = ''] of text.matchAll(/steps\.mlready\.outputs\.(\w+)/g)) expect(Object.keys(action.outputs)).toContain(output);
    }
    for (const output of Object.keys(action.outputs)) expect(page).toContain(`\`${output}\``);
  });

  it('names the hook that there is', () => {
    const hooks: { id: string }[] = parse(readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'));
    expect(hooks.length).toBeGreaterThan(0);
    for (const { id } of hooks) expect(page).toContain(`- id: ${id}`);
    writeFileSync(join(workspace, 'mlready.yaml'), readFileSync(join(root, 'fixtures', 'projects', 'churn', 'mlready.yaml')));
    expect(sh(`${program} validate mlready.yaml`)).toMatchObject({ code: 0, err: '' });
  });

  it('pins every action to a commit, and every mlready to a version and the place that it comes from', () => {
    const formats = readFileSync(join(root, 'docs', 'formats.md'), 'utf8');
    const written = [page, policyPage, template, reusable, formats];
    const actions = written.flatMap((text) => [...text.matchAll(/\buses: (\S+)(?: (# \S+))?/g)].map(([, action = '', note]) => ({ action, note })));
    expect(actions.length).toBeGreaterThan(6);
    for (const { action, note } of actions) {
      if (action.startsWith('OWNER/')) expect(action).toMatch(/@REVISION$/);
      else expect(`${action} ${note}`).toMatch(/^[\w-]+(?:\/[\w-]+){1,3}@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
    const own = readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md'));
    const everywhere = [template, reusable, ...['README.md', ...own.map((name) => join('docs', name))].map((path) => readFileSync(join(root, path), 'utf8'))];
    const installs = everywhere.flatMap((text) => [...text.matchAll(/\bnpm (?:install|i|add) [^\n`']*?\bmlready\b[^\n`' ]*/g)].map(([install]) => install));
    expect(installs.length).toBeGreaterThan(3);
    for (const install of installs) expect(install).toMatch(/^npm install (?:--global )?\.\/(?:tools\/)?mlready-\d+\.\d+\.\d+\.tgz$/);
    const starts = everywhere.flatMap((text) => [...text.matchAll(/\bnpx [^\n`']*?\bmlready\S*/g)].map(([start]) => start));
    expect(starts.length).toBeGreaterThan(2);
    for (const start of starts) expect(start).toMatch(/^npx --yes --registry=https:\/\/\S+ mlready@\d+\.\d+\.\d+$/);
    expect(page).toMatch(/npm install --global \.\/mlready-\d+\.\d+\.\d+\.tgz/);
  });
});

describe('the page about policies', () => {
  let top = '';
  beforeAll(() => {
    top = mkdtempSync(join(tmpdir(), 'mlready-'));
    git(top, 'clone', '-q', `file://${join(dirname(workspace), 'origin')}`, 'project');
    const policy = policyBlocks.find(({ text }) => text.includes('require-context:'))?.text ?? '';
    for (const folder of ['policy', 'ml-policy', 'node_modules/@acme/mlready-policy']) {
      mkdirSync(join(top, folder, 'rules', 'acme'), { recursive: true });
      writeFileSync(join(top, folder, 'mlready-policy.yaml'), policy);
      writeFileSync(join(top, folder, 'rules', 'acme', 'pack.yaml'), 'id: acme\ntitle: Rules of ACME\nversion: 0.1.0\nextends: survey\n');
    }
  });
  const run = (line: string, folder: string) => sh(`cd ${JSON.stringify(folder)} && ${program} ${line}`);

  it('shows a policy that is valid, and commands that take it', () => {
    const lines = policyBlocks.flatMap(({ language, text }) => (language === 'sh' ? [...text.matchAll(/^mlready (.*)$/gm)].map(([, line = '']) => line) : []));
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const { code, err, out } = run(line, join(top, 'project'));
      // The sample project is held to more than it has.
      expect({ line, code, err }).toEqual({ line, code: line.startsWith('audit') ? 1 : 0, err: '' });
      if (line.startsWith('audit')) expect(out).toContain('Held to the policy');
    }
  });

  it('has every key of a policy in its table, and a manifest that is valid', () => {
    for (const key of policyKeys.filter((one) => one !== 'version' && one !== 'waivers')) expect(policyPage).toMatch(new RegExp(`^\\| \`${key}\` \\|`, 'm'));
    const chooses = policyBlocks.find(({ text }) => text.includes('extends:'))?.text ?? '';
    writeFileSync(join(top, 'project', 'mlready.yaml'), chooses);
    expect(run('validate', join(top, 'project'))).toMatchObject({ code: 0, err: '' });
  });

  it('gives a reusable workflow whose call, ruleset and action fit', () => {
    const workflow = parse(reusable);
    expect(Object.keys(workflow.on).sort()).toEqual(['merge_group', 'pull_request', 'workflow_call']);
    const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
    const steps: { uses: string; with: Record<string, string> }[] = workflow.jobs.mlready.steps;
    const used = steps.find(({ uses }) => uses.startsWith('OWNER/mlready@'))?.with ?? {};
    expect(Object.keys(used).filter((input) => !(input in action.inputs))).toEqual([]);
    const call = parse(policyBlocks.find(({ text }) => text.includes('OWNER/ml-policy/'))?.text ?? '').jobs.mlready;
    expect(Object.keys(call.with).filter((input) => !(input in workflow.on.workflow_call.inputs))).toEqual([]);
    const [rule] = JSON.parse(policyBlocks.find(({ language }) => language === 'json')?.text ?? '').rules;
    expect(call.uses).toBe(`OWNER/ml-policy/${rule.parameters.workflows[0].path}@REVISION`);
    // As the action starts it, in the folders that the checkouts make.
    git(join(top, 'project'), 'checkout', '-q', '.');
    const policy = used['policy']?.replace("${{ inputs.policy || 'mlready-policy.yaml' }}", workflow.on.workflow_call.inputs.policy.default);
    const { code, out } = run(`audit project/. --base auto --no-input --policy=${policy}`, top);
    expect({ code, held: out.includes('Held to the policy policy/mlready-policy.yaml') }).toEqual({ code: 1, held: true });
  });
});
