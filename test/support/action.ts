// The GitHub Action as the runner runs it: each step in a made-up environment.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const step = z.union([
  z.strictObject({
    name: z.string(),
    id: z.string().optional(),
    if: z.string().optional(),
    shell: z.literal('bash'),
    env: z.record(z.string(), z.string()).default({}),
    run: z.string(),
  }),
  z.strictObject({
    name: z.string(),
    if: z.string().optional(),
    'continue-on-error': z.literal(true),
    uses: z.string(),
    with: z.record(z.string(), z.string()),
  }),
]);
const schema = z.strictObject({
  name: z.string(),
  description: z.string(),
  author: z.string(),
  branding: z.strictObject({ icon: z.string(), color: z.string() }),
  inputs: z.record(z.string(), z.strictObject({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(step) }),
});

export type Action = z.output<typeof schema>;

/** The action of a folder. */
export function actionIn(folder: string): Action {
  return schema.parse(parse(readFileSync(join(folder, 'action.yml'), 'utf8')));
}

/** What the runner does to one shell step: bash, with -e and pipefail, in the workspace. */
export function bash(run: string, cwd: string, env: Record<string, string>): Promise<{ code: number; out: string }> {
  return new Promise((done) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run], { cwd, env: { PATH: process.env['PATH'], ...env } });
    let out = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (out += String(data)));
    child.on('close', (code) => done({ code: code ?? -1, out }));
  });
}

export interface Ran {
  code: number;
  log: string;
  summary: string;
  outputs: Record<string, string>;
  uses: Record<string, string>[];
  leftOut: string[];
}

/** Whether a step runs: what stands behind `if`, of comparisons with a word that all have to be true. */
function isDue(condition: string | undefined, filled: (text: string) => string): boolean {
  return (condition ?? '').split(' && ').every((one) => {
    if (one === '') return true;
    const [, what = '', operator, value] = /^([\w.]+) (==|!=) '(\w*)'$/.exec(one) ?? [];
    if (operator === undefined) throw new Error(`the condition ${one} is not understood`);
    return (filled(`\${{ ${what} }}`) === value) === (operator === '==');
  });
}

/** Runs the action of a folder in a repository, each step as long as the ones before it succeed. */
export async function runAction(folder: string, workspace: string, given: Record<string, string>, env: Record<string, string>): Promise<Ran> {
  const action = actionIn(folder);
  const temp = mkdtempSync(join(tmpdir(), 'mlready-'));
  const results: Record<string, Record<string, string>> = {};
  const inputs = Object.fromEntries(
    Object.entries(action.inputs).map(([name, { default: usual }]) => [
      name,
      given[name] ?? (name === 'gate' && !('gate' in given) ? 'true' : usual).replace('${{ github.token }}', 'the-token'),
    ]),
  );
  const filled = (text: string) =>
    text.replace(/\$\{\{ (?:inputs\.(\w+)|steps\.(\w+)\.outputs\.(\w+)|github\.token) \}\}/g, (_, input?: string, id?: string, output?: string) =>
      input !== undefined ? (inputs[input] ?? '') : id !== undefined ? (results[id]?.[output ?? ''] ?? '') : 'the-token',
    );
  const ran: Ran = { code: 0, log: '', summary: '', outputs: {}, uses: [], leftOut: [] };
  const summary = join(temp, 'summary');
  writeFileSync(summary, '');
  for (const one of action.runs.steps) {
    if (!isDue(one.if, filled)) {
      ran.leftOut.push(one.name);
      continue;
    }
    if ('uses' in one) {
      ran.uses.push({ uses: one.uses, ...Object.fromEntries(Object.entries(one.with).map(([key, text]) => [key, filled(text)])) });
      continue;
    }
    const output = join(temp, `output-${one.name}`);
    writeFileSync(output, '');
    const { code, out } = await bash(one.run, workspace, {
      HOME: temp,
      LANG: 'en_GB.UTF-8',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 21) / 1000),
      RUNNER_TEMP: temp,
      GITHUB_ACTION_PATH: folder,
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...env,
      ...Object.fromEntries(Object.entries(one.env).map(([key, text]) => [key, filled(text)])),
    });
    ran.log += out;
    results[one.id ?? one.name] = Object.fromEntries(
      readFileSync(output, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    if (code !== 0) {
      ran.code = code;
      break;
    }
  }
  ran.summary = readFileSync(summary, 'utf8');
  ran.outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value)]));
  return ran;
}
