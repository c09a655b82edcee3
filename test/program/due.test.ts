// The workflow that keeps an issue about what ends by itself: its steps are run as the runner runs them, on repositories of our own; the issue goes to a server of our own.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../src/root.js';
import { folderOf, git } from '../support/program.js';

const workflow = z
  .object({
    permissions: z.record(z.string(), z.string()),
    jobs: z.strictObject({
      due: z.strictObject({
        'runs-on': z.string(),
        'timeout-minutes': z.number(),
        env: z.record(z.string(), z.string()),
        steps: z.array(z.strictObject({ name: z.string(), env: z.record(z.string(), z.string()).default({}), run: z.string() })),
      }),
    }),
  })
  .parse(parse(readFileSync(join(root, 'docs', 'ci', 'due.yml'), 'utf8')));
const { env: settings, steps } = workflow.jobs.due;

interface Issue {
  number: number;
  state: 'OPEN' | 'CLOSED';
  title: string;
  body: string;
  viewerDidAuthor: boolean;
}

/** A server that plays the parts of GitHub's API that are used. */
const api = { issues: [] as Issue[], writes: [] as string[], refuse: null as number | null, pageSize: 100 };
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (data) => (text += String(data)));
    request.on('end', () => {
      const { method = '', url = '' } = request;
      const answer = (code: number, data: unknown) => response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(data));
      if (request.headers.authorization !== 'Bearer the-token') return answer(401, {});
      const given: { variables?: { after?: string | null }; title?: string; body?: string; state?: string } = JSON.parse(text);
      if (url === '/graphql') {
        const newest = [...api.issues].reverse();
        const from = Number(given.variables?.after ?? 0);
        const to = from + api.pageSize;
        return answer(200, {
          data: { repository: { issues: { nodes: newest.slice(from, to), pageInfo: { hasNextPage: to < newest.length, endCursor: String(to) } } } },
        });
      }
      if (api.refuse !== null) return answer(api.refuse, { message: 'Resource not accessible by integration' });
      api.writes.push(`${method} ${url}`);
      if (method === 'POST' && url === '/repos/acme/churn/issues') {
        const issue: Issue = { number: api.issues.length + 1, state: 'OPEN', title: given.title ?? '', body: given.body ?? '', viewerDidAuthor: true };
        api.issues.push(issue);
        return answer(201, issue);
      }
      const known = method === 'PATCH' && api.issues.find(({ number }) => url === `/repos/acme/churn/issues/${number}`);
      if (!known) return answer(404, {});
      Object.assign(known, { body: given.body ?? known.body, state: given.state === 'closed' ? 'CLOSED' : 'OPEN' });
      return answer(200, known);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterAll(() => server.close());

/** The servers of git: a folder with the project, and one that mlready would come from. */
let host = '';
let project = '';
beforeEach(() => {
  Object.assign(api, { issues: [], writes: [], refuse: null, pageSize: 100 });
  host = folderOf();
  project = join(host, 'acme', 'churn');
  mkdirSync(project, { recursive: true });
  git(project, 'init', '-q', '-b', 'main');
  git(project, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
});
const commit = (files: Record<string, string>) => {
  for (const [path, content] of Object.entries(files)) writeFileSync(join(project, path), content);
  git(project, 'add', '-A');
  git(project, 'commit', '-q', '--allow-empty', '-m', 'A change');
};

interface Ran {
  code: number;
  log: string;
  summary: string;
}

/** Runs a step after the other as long as they succeed; in the place of the release there is the build that this test has. */
async function runWorkflow(day: string): Promise<Ran> {
  const temp = mkdtempSync(join(tmpdir(), 'mlready-'));
  symlinkSync(root, join(temp, 'mlready'));
  const summary = join(temp, 'summary');
  writeFileSync(summary, '');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = {
    PATH: process.env['PATH'],
    HOME: temp,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    SOURCE_DATE_EPOCH: String(Date.parse(`${day}T05:17:00Z`) / 1000),
    RUNNER_TEMP: temp,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_SERVER_URL: `file://${host}`,
    GITHUB_REPOSITORY: 'acme/churn',
    GITHUB_SHA: git(project, 'rev-parse', 'HEAD').trim(),
    GITHUB_API_URL: address,
    GITHUB_GRAPHQL_URL: `${address}/graphql`,
    ...settings,
  };
  const ran: Ran = { code: 0, log: '', summary: '' };
  for (const step of steps.filter(({ name }) => name !== 'Fetch mlready')) {
    const own = Object.fromEntries(Object.entries(step.env).map(([key, text]) => [key, text.replace('${{ github.token }}', 'the-token')]));
    ran.code = await new Promise<number>((done) => {
      const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], { cwd: temp, env: { ...env, ...own } });
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (ran.log += String(data)));
      child.on('close', (code) => done(code ?? -1));
    });
    if (ran.code !== 0) break;
  }
  ran.summary = readFileSync(summary, 'utf8');
  return ran;
}

const train = 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression().fit([[0], [1]], [0, 1])\n';

describe('the workflow for what is due', () => {
  it('asks for no more than it needs, uses no action, and puts nothing into a shell line', () => {
    expect(workflow.permissions).toEqual({ contents: 'read', issues: 'write' });
    for (const { run } of steps) expect(run).not.toContain('${{');
    expect(settings).toMatchObject({ MLREADY_SOURCE: 'https://github.com/OWNER/mlready', MLREADY_REVISION: 'REVISION' });
  });

  it('creates one issue, leaves it alone while nothing is new, edits it when something is, and closes it when nothing is left', async () => {
    commit({ 'train.py': train, Dockerfile: 'FROM node:22\n' });
    expect(await runWorkflow('2027-02-01')).toMatchObject({ code: 0, log: 'Nothing is due.\n', summary: expect.stringContaining('nothing.') });
    expect(api.issues).toEqual([]);

    // Sixty days before the end of its support.
    const first = await runWorkflow('2027-03-01');
    expect(first).toMatchObject({ code: 0, log: 'Issue 1 was created.\n' });
    expect(api.issues).toMatchObject([{ number: 1, state: 'OPEN', title: 'What ends by itself', body: first.summary }]);
    expect(first.summary).toContain('Support of Node.js 22 ends.');

    expect((await runWorkflow('2027-03-08')).log).toBe('Nothing new is due: issue 1 stays as it is.\n');
    expect(api.issues[0]?.body).toBe(first.summary);

    commit({ Dockerfile: 'FROM node:22\nFROM python:3.10\n' });
    expect((await runWorkflow('2027-03-15')).log).toBe('Issue 1 was brought up to date.\n');
    expect(api.issues[0]?.body).toContain('Support of Python 3.10 has ended.');

    // What is left is known.
    commit({ Dockerfile: 'FROM node:22\n' });
    expect((await runWorkflow('2027-03-22')).log).toContain('stays as it is');

    commit({ Dockerfile: 'FROM node:26\n' });
    expect((await runWorkflow('2027-03-29')).log).toBe('Nothing is due any more: issue 1 was closed.\n');
    expect(api.issues).toMatchObject([{ state: 'CLOSED' }]);
    expect(api.writes).toEqual(['POST /repos/acme/churn/issues', 'PATCH /repos/acme/churn/issues/1', 'PATCH /repos/acme/churn/issues/1']);
  });

  it('opens an issue again that somebody closed only for what is new', async () => {
    commit({ 'train.py': train, Dockerfile: 'FROM python:3.9\n' });
    await runWorkflow('2026-11-29');
    for (const issue of api.issues) issue.state = 'CLOSED';
    expect((await runWorkflow('2026-12-06')).log).toContain('stays as it is');
    expect(api.issues).toMatchObject([{ state: 'CLOSED' }]);
    commit({ Dockerfile: 'FROM python:3.9\nFROM python:3.8\n' });
    await runWorkflow('2026-12-13');
    expect(api.issues).toMatchObject([{ number: 1, state: 'OPEN' }]);
  });

  it('touches no issue of others, whatever it is called, and finds its own on a later page', async () => {
    commit({ 'train.py': train, Dockerfile: 'FROM python:3.9\n' });
    const theirs = { state: 'OPEN' as const, title: 'What ends by itself', body: '<!-- mlready:due . -->\n', viewerDidAuthor: false };
    api.issues.push({ number: 1, ...theirs });
    await runWorkflow('2026-11-29');
    expect(api.issues).toMatchObject([
      { number: 1, body: theirs.body },
      { number: 2, viewerDidAuthor: true },
    ]);
    for (const number of [3, 4]) api.issues.push({ number, ...theirs, viewerDidAuthor: true, body: 'Something else.' });
    api.pageSize = 1;
    commit({ Dockerfile: 'FROM python:3.9\nFROM python:3.8\n' });
    expect((await runWorkflow('2026-12-06')).log).toBe('Issue 2 was brought up to date.\n');
  });

  it('fails where the token may not write issues, and says what it needs', async () => {
    commit({ 'train.py': train, Dockerfile: 'FROM python:3.9\n' });
    api.refuse = 403;
    const { code, log } = await runWorkflow('2026-11-29');
    expect(code).toBe(1);
    expect(log).toBe('::error title=mlready::The issue was not written: 403 Forbidden. The job needs the permission "issues: write".\n');
  });
});
