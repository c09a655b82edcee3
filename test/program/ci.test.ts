// docs/ci.md: what it shows is what works.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../src/root.js';
import { git } from '../support/program.js';

const page = readFileSync(join(root, 'docs', 'ci.md'), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, language = '', text = '']) => ({ language, text }));
const template = readFileSync(join(root, 'docs', 'ci', 'mlready.gitlab-ci.yml'), 'utf8');
/** Every line that starts mlready: in blocks and in the text. */
const commands = [
  ...`${page}\n${template}`.matchAll(/(?:npx --yes mlready|\$MLREADY|`mlready|^mlready) ((?:audit|baseline|waivers|validate|diff|report)\b[^`'\n]*)/gm),
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
  it.each(blocks.filter(({ language }) => language === 'yaml').map(({ text }) => [text.split('\n').slice(0, 2).join(' '), text]))(
    'shows YAML that parses: %s',
    (_, text) => {
      expect(parse(text)).toEqual(expect.anything());
    },
  );

  it.each(blocks.filter(({ language }) => language === 'sh').map(({ text }) => [text]))('shows shell that parses: %j', (text) => {
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
});
